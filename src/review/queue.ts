/** What waits for a person or for the team, and in which order? */
import type { Change, Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import { type Program, repositoryOf, type Sprint } from "./program.ts";
import { counted } from "./sentence.ts";
import type { Mover, Turn } from "./turn.ts";

/** A change with its place in a queue explained. */
export interface Ranked {
  change: Change;
  turn: Turn;
  /** Why it stands where it stands, the strongest first; made when it is read, so that a long queue costs what is shown. */
  readonly order: string[];
  /** True when its mover has let it wait longer than the rules allow. */
  late: boolean;
}

/** Whose queue, by which rules, at which moment. `as` is a `Who.id`; null is the whole team. */
export interface QueueOptions {
  as: string | null;
  program: Program;
  directory: Directory;
  now: Instant;
}

/**
 * What waits, most worth doing first. For the team that is every entry; for a person, what names them: to review, to
 * approve, to look at again, to mend as the owner, or to lift as the giver of a block.
 *
 * The order compares one thing after the other and never mixes them into a score: how near it is to merging, whether
 * it is marked for the sprint that is on or comes next, whether it waits longer than the rules allow, how many days it
 * waits, how small it is; then its number.
 */
export function queueFor(entries: Iterable<{ change: Change; turn: Turn }>, options: QueueOptions): Ranked[] {
  const sprint = presentSprint(options.program, options.now);
  const ranked: { places: Place[]; one: Ranked }[] = [];
  for (const { change, turn } of entries) {
    if (options.as !== null && !turn.who.includes(options.as)) continue;
    const wait = waitOf(turn, options);
    const places = [stepOf(change, turn, options), marked(change, sprint), ...wait.places, sizeOf(change)];
    ranked.push({
      places,
      one: {
        change,
        turn,
        get order() {
          return places.flatMap(({ words }) => words() ?? []);
        },
        late: wait.late,
      },
    });
  }
  ranked.sort((a, b) => nearer(a.places, b.places) || a.one.change.number - b.one.change.number);
  return ranked.map(({ one }) => one);
}

/** Where one criterion puts a change: the lower the earlier, and how to say it; null when there is nothing to say. */
interface Place {
  rank: number;
  words: () => string | null;
}

function nearer(a: readonly Place[], b: readonly Place[]): number {
  for (const [i, { rank }] of a.entries()) {
    const difference = rank - (b[i]?.rank ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Finishing something comes before beginning something; what nobody here can move comes last. */
const steps: Record<Mover, readonly [rank: number, words: string]> = {
  approver: [0, "only the approval is missing"],
  reviewers: [3, "waits for a review"],
  cores: [3, "waits for core votes"],
  owner: [4, "the owner has to act"],
  ci: [5, "the tests have to finish"],
  gate: [6, "the gate has it"],
  nobody: [7, "nobody can move it now"],
};

function stepOf(change: Change, turn: Turn, { program, directory, now }: QueueOptions): Place {
  const codes = turn.reasons.filter(({ decides }) => decides).map(({ code }) => code);
  const step = (rank: number, words: string): Place => ({ rank, words: () => words });
  if (codes.includes("needs-submit")) return step(0, "approved, and only to be submitted");
  if (codes.includes("vote-answered") || codes.includes("block-answered"))
    return step(2, "its owner has answered a no");
  if (codes.includes("needs-review")) return step(3, "nobody has reviewed this patch set yet");
  if (codes.includes("needs-core-votes") && missingVotes(change, program, directory, now) === 1) {
    return step(1, "one core vote is missing");
  }
  return step(...steps[turn.mover]);
}

function missingVotes(change: Change, program: Program, directory: Directory, now: Instant): number {
  const { reviewLabel, coreValue, coreVotes } = program.rules;
  const group = repositoryOf(program, change.forge, change.repository)?.coreGroup ?? "";
  const owner = directory.who(change.owner).id;
  const yes = change.votes.filter(
    ({ label, value, by }) => label === reviewLabel && value >= coreValue && directory.core(by, group, now),
  );
  const people = new Set(yes.map(({ by }) => directory.who(by).id));
  people.delete(owner);
  return coreVotes - people.size;
}

function marked(change: Change, sprint: Sprint | null): Place {
  const belongs =
    sprint !== null &&
    ((change.topic !== null && sprint.topics.includes(change.topic)) ||
      change.hashtags.some((hashtag) => sprint.hashtags.includes(hashtag)));
  return { rank: belongs ? 0 : 1, words: () => (belongs ? `marked for ${sprint.title}` : null) };
}

/** The sprint that is on or comes next. Twelve hours are added to its last day, which ends later west of Greenwich. */
function presentSprint(program: Program, now: Instant): Sprint | null {
  const today = new Date(Date.parse(now) - day / 2).toISOString().slice(0, 10);
  const ahead = program.sprints.filter(({ last }) => last >= today);
  return ahead.sort((a, b) => (a.first < b.first ? -1 : 1))[0] ?? null;
}

const day = 86_400_000;

function waitOf(turn: Turn, { program, now }: QueueOptions): { places: Place[]; late: boolean } {
  const { owner, reviewers, cores } = program.rules.waits;
  const allowed = { owner, reviewers, cores, approver: cores, ci: null, gate: null, nobody: null }[turn.mover];
  const waited = Math.max(0, (Date.parse(now) - Date.parse(turn.since)) / day);
  const late = allowed !== null && waited > allowed;
  const days = Math.floor(waited);
  const words = () => {
    const waits = days === 0 ? "waits less than a day" : `waits ${counted(days, "day")}`;
    if (allowed === null) return waits;
    return late ? `${waits}, longer than the ${counted(allowed, "day")} the team allows` : `${waits} of ${allowed}`;
  };
  return {
    places: [
      { rank: late ? 0 : 1, words: () => null },
      { rank: -days, words },
    ],
    late,
  };
}

/** Lines changed at which a change stops being small, and begins being large (gerrit-monitor's classes). */
const [small, large] = [30, 300];

function sizeOf({ insertions, deletions }: Change): Place {
  if (insertions === null || deletions === null) return { rank: large, words: () => null };
  const lines = insertions + deletions;
  const words = lines < small ? "small" : lines < large ? "of middle size" : "large";
  return { rank: lines, words: () => `${words}: ${counted(lines, "line")}` };
}
