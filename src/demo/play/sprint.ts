/** How does the sprint unfold, so that whoever watches always sees something happen? */
import type { Change, Seconds } from "../gerrit/change.ts";
import { setHashtags } from "../gerrit/marks.ts";
import { Refusal } from "../gerrit/record.ts";
import { end, sprint } from "../team/calendar.ts";
import type { Clock, Stretch } from "./clock.ts";
import { series, upload } from "./history.ts";
import type { Stage } from "./stage.ts";

/** Real seconds at speed 1 of a working day, a night, and the time after the last day. */
const tape = { day: 112, night: 4, after: 8 };
/** Real seconds between two things that happen, at least and at most. */
const beat = { shortest: 0.4, longest: 1.3 };
/** How far ahead of their time people act, by day: on the last one everybody wants to finish. */
const eagerness = [1, 1.5, 4].map((hours) => hours * 3600);
/** How long after its time something happens at the latest. */
const patience = 1200;
/** How often somebody begins something new instead of going on, by day. */
const novelty = [0.08, 0.08, 0.03];
/** Share of what is new that was lying about and is taken up. */
const takenUp = 0.5;
const chosen = 36;

/**
 * @returns how the hours of the sprint pass. After the last evening some go on quietly until Saturday noon; there the
 * clock stands until it is reset.
 */
export function sprintTape(): Stretch[] {
  return sprint.days.flatMap(([begin, close], index) => {
    const next = sprint.days[index + 1]?.[0];
    return [
      { from: begin * 1000, to: close * 1000, seconds: tape.day },
      { from: close * 1000, to: (next ?? end) * 1000, seconds: next ? tape.night : tape.after },
    ];
  });
}

/** @returns a function that lets everything happen that happens until the clock's present time. */
export function playSprint(stage: Stage, clock: Clock): () => void {
  const { random } = stage;
  let position = gap();

  function gap(): number {
    return beat.shortest + random.next() * (beat.longest - beat.shortest);
  }
  choose(stage);
  return () => {
    const now = clock.now();
    for (let at = clock.timeAt(position); at <= now && at < end * 1000; at = clock.timeAt(position)) {
      act(stage, Math.floor(at / 1000));
      position += gap();
    }
  };
}

/** The organizers mark what the sprint is about, and people turn to it: first to what is nearly done, within two days to all. */
function choose(stage: Stage): void {
  const { random } = stage;
  const first = sprint.days[0]?.[0] ?? 0;
  const ready = idle(stage, first - 600);
  for (let left = chosen; left > 0 && ready.length > 0; left--) {
    // The newer, the likelier.
    const index = Math.floor(ready.length * random.next() ** 2);
    for (const change of ready.splice(index, 1)) {
      mark(stage, change, first - 600);
      const nearly = change.votes.some(({ label, value }) => label === "Code-Review" && value === 2);
      const day = nearly ? 0 : random.weighted([0, 1], (day) => 2 - day);
      const hours = nearly ? 2 : 7;
      stage.agenda.reschedule(change.number, (sprint.days[day]?.[0] ?? first) + random.between(0, hours * 3600));
    }
  }
}

/** @returns what waits for somebody and is not of the sprint, newest first. */
function idle({ site }: Stage, at: Seconds): Change[] {
  return site.changes
    .newestFirst()
    .filter(
      ({ status, wip, hashtags, updated }) =>
        status === "NEW" && !wip && !hashtags.includes(sprint.hashtag) && updated < at,
    );
}

function mark({ site, cast }: Stage, change: Change, at: Seconds): void {
  const [host] = cast.people;
  if (host) setHashtags(site, { by: host.account, at }, change, [sprint.hashtag], []);
}

/** Something happens that others see: what is due, or nearly so, or something new; and all that is overdue. */
function act(stage: Stage, at: Seconds): void {
  const { agenda, site, random } = stage;
  const today = sprint.days.findIndex(([begin, close]) => begin <= at && at < close);
  const ahead = eagerness[today] ?? 0;
  const before = site.changes.moves();
  if (random.chance(novelty[today] ?? 0)) begin(stage, at);
  for (let due = agenda.next(); site.changes.moves() === before || isOverdue(due, at); due = agenda.next()) {
    const ready = due !== null && due <= at + ahead;
    if (!ready && today < 0) return;
    if (!ready) begin(stage, at);
    else goOn(stage, at);
  }
}

function isOverdue(due: Seconds | null, at: Seconds): boolean {
  return due !== null && due < at - patience;
}

function goOn({ agenda }: Stage, at: Seconds): void {
  try {
    agenda.act(at);
  } catch (failure) {
    // Somebody from outside was quicker: what was meant to be done is no longer possible, and that life ends.
    if (!(failure instanceof Refusal)) throw failure;
  }
}

/** Somebody uploads, or takes up what was lying about. */
function begin(stage: Stage, at: Seconds): void {
  const [found] = stage.random.chance(takenUp) ? idle(stage, at - 3 * 86_400) : [];
  if (found) {
    mark(stage, found, at);
    stage.agenda.reschedule(found.number, at + stage.random.between(600, 3600));
  } else {
    upload(stage, at, series(stage, 2));
  }
}
