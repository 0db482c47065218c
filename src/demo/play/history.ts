/** What happened in the months before the sprint? */
import type { Change, Seconds } from "../gerrit/change.ts";
import { cycles, earlierSprint, secondsAt, sprint } from "../team/calendar.ts";
import { lifeOf } from "./life.ts";
import { type Plan, planOf } from "./plan.ts";
import { meetingAt, type Stage } from "./stage.ts";

/** The team uploads as many in eight months; more changes reach further back, and do not make it busier. */
const changesInEightMonths = 2_500;
const eightMonths = 245;
const day = 86_400;

/** Plays so many uploads and all that followed from them, up to the first morning of the sprint. */
export function playHistory(stage: Stage, changes: number): void {
  const until = sprint.days[0]?.[0] ?? 0;
  for (const { at, plans } of uploads(stage, changes, until).sort((a, b) => b.at - a.at)) upload(stage, at, plans);
  for (let next = stage.agenda.next(); next !== null && next < until; next = stage.agenda.next())
    stage.agenda.act(next);
}

/** One or several changes, each on the one before, are uploaded together. */
export function upload(stage: Stage, at: Seconds, plans: Plan[]): void {
  let last: Change | null = null;
  for (const plan of plans) {
    stage.agenda.begin(at, (begun) =>
      lifeOf(stage, { ...plan, on: last }, begun, (change) => {
        last = change;
      }),
    );
  }
}

/** @returns one plan, or those of a series by one owner. */
export function series(stage: Stage, most: number): Plan[] {
  const { random } = stage;
  const first = planOf(stage, random);
  if (first.sort === "requirements" || !random.chance(0.08)) return [first];
  return Array.from({ length: Math.min(most, random.between(2, 4)) }, () => ({
    ...first,
    fate: planOf(stage, random).fate,
  }));
}

function uploads(stage: Stage, changes: number, until: Seconds): { at: Seconds; plans: Plan[] }[] {
  const { random } = stage;
  const length = Math.max(10, Math.ceil((changes / changesInEightMonths) * eightMonths));
  const midnight = Math.floor(until / day) * day;
  const days = Array.from({ length }, (_, back) => midnight - (back + 1) * day).map((at) => ({
    at,
    weight: bustle(at) * (0.6 + 0.8 * random.next()),
  }));
  const found: { at: Seconds; plans: Plan[] }[] = [];
  for (let left = changes; left > 0; ) {
    const plans = series(stage, left);
    const { at } = random.weighted(days, ({ weight }) => weight);
    const offset = plans[0]?.owner.offset ?? 0;
    found.push({ at: at + (9 - offset) * 3600 + random.between(0, 9 * 3600), plans });
    left -= plans.length;
  }
  return found;
}

/** @returns how busy the team is on a day: weekends and the turn of the year are quiet, sprints and the weeks before a milestone are not. */
function bustle(midnight: Seconds): number {
  const date = new Date(midnight * 1000);
  if ([0, 6].includes(date.getUTCDay())) return 0.04;
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  if ((month === 11 && dayOfMonth > 21) || (month === 0 && dayOfMonth < 4)) return 0.2;
  if (meetingAt(midnight + day / 2) === earlierSprint) return 2;
  const near = cycles.some(({ milestones }) =>
    milestones.some(({ date }) => isWithin(midnight, secondsAt(date), 12 * day)),
  );
  return near ? 1.35 : 1;
}

function isWithin(at: Seconds, end: Seconds, length: number): boolean {
  return end - length <= at && at <= end;
}
