/** What waits for a person or for the team, and in which order? */
import type { Change, Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import { compareText } from "./order.ts";
import { type Program, repositoryOf, type Sprint } from "./program.ts";
import { count } from "./sentence.ts";
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
 * waits, how small it is; then its number and key.
 */
export function queueFor(entries: Iterable<{ change: Change; turn: Turn }>, options: QueueOptions): Ranked[] {
  const ground = { ...options, sprint: presentSprint(options.program, options.now), time: Date.parse(options.now) };
  const places: Place[] = [];
  for (const { change, turn } of entries) {
    if (options.as === null || turn.who.includes(options.as)) places.push(new Place(change, turn, ground));
  }
  return places.sort(nearer);
}

/** What every place of one queue is measured by: the sprint that is on or comes next, and now in milliseconds. */
type Ground = QueueOptions & { sprint: Sprint | null; time: number };

/** A change measured by each criterion once, before all are compared. */
class Place implements Ranked {
  readonly change: Change;
  readonly turn: Turn;
  readonly step: Step;
  /** The sprint it is marked for. */
  readonly sprint: Sprint | null;
  /** Whole days that it waits, and days that the rules allow; null where nobody of the team is waited for. */
  readonly waited: number;
  readonly allowed: number | null;
  readonly late: boolean;
  readonly lines: number | null;

  constructor(change: Change, turn: Turn, ground: Ground) {
    const days = Math.max(0, (ground.time - Date.parse(turn.since)) / day);
    this.change = change;
    this.turn = turn;
    this.step = stepOf(change, turn, ground);
    this.sprint = ground.sprint && isMarked(change, ground.sprint) ? ground.sprint : null;
    this.waited = Math.floor(days);
    this.allowed = allowedDays(turn.mover, ground.program);
    this.late = this.allowed !== null && days > this.allowed;
    this.lines = change.insertions === null || change.deletions === null ? null : change.insertions + change.deletions;
  }

  get order(): string[] {
    const mark = this.sprint && `marked for ${this.sprint.title}`;
    return [this.step.words, mark, waitWords(this), sizeWords(this)].filter((words) => words !== null);
  }
}

function nearer(a: Place, b: Place): number {
  return (
    a.step.rank - b.step.rank ||
    Number(b.sprint !== null) - Number(a.sprint !== null) ||
    Number(b.late) - Number(a.late) ||
    b.waited - a.waited ||
    (a.lines ?? large) - (b.lines ?? large) ||
    a.change.number - b.change.number ||
    compareText(a.change.key, b.change.key)
  );
}

/** How near to merging; finishing something comes before beginning something, what nobody here can move comes last. */
interface Step {
  rank: number;
  words: string;
}

const oneVoteMissing: Step = { rank: 1, words: "one core vote is missing" };

/** By the first reason that decides, where its mover alone does not tell. */
const stepsOfReasons: Record<string, Step> = {
  "needs-submit": { rank: 0, words: "approved, and only to be submitted" },
  "block-answered": { rank: 2, words: "its owner has answered a block" },
  "vote-answered": { rank: 2, words: "its owner has answered a no" },
  "needs-core-votes": { rank: 3, words: "core votes are missing" },
};

const stepsOfMovers: Record<Mover, Step> = {
  approver: { rank: 0, words: "only the approval is missing" },
  reviewers: { rank: 3, words: "nobody has reviewed this patch set yet" },
  cores: { rank: 4, words: "the cores have to act for its owner, a bot" },
  owner: { rank: 4, words: "its owner has to act" },
  ci: { rank: 5, words: "its tests have to finish" },
  gate: { rank: 6, words: "it is in the gate" },
  nobody: { rank: 7, words: "nobody can move it now" },
};

function stepOf(change: Change, turn: Turn, ground: Ground): Step {
  const code = turn.reasons[0]?.code ?? "";
  if (code === "needs-core-votes" && missingVotes(change, ground) === 1) return oneVoteMissing;
  return stepsOfReasons[code] ?? stepsOfMovers[turn.mover];
}

function missingVotes(change: Change, { program, directory, now }: Ground): number {
  const { reviewLabel, coreValue, coreVotes } = program.rules;
  const group = repositoryOf(program, change.forge, change.repository)?.coreGroup ?? "";
  const people = new Set<string>();
  for (const { label, value, by } of change.votes) {
    if (label === reviewLabel && value >= coreValue && directory.core(by, group, now)) people.add(directory.who(by).id);
  }
  people.delete(directory.who(change.owner).id);
  return coreVotes - people.size;
}

function isMarked({ topic, hashtags }: Change, { topics, hashtags: marks }: Sprint): boolean {
  return (topic !== null && topics.includes(topic)) || hashtags.some((hashtag) => marks.includes(hashtag));
}

const day = 86_400_000;

/** The sprint that is on or comes next. Twelve hours are added to its last day, which ends later west of Greenwich. */
function presentSprint(program: Program, now: Instant): Sprint | null {
  const today = new Date(Date.parse(now) - day / 2).toISOString().slice(0, 10);
  const ahead = program.sprints.filter(({ last }) => last >= today);
  return ahead.sort((a, b) => compareText(a.first, b.first))[0] ?? null;
}

function allowedDays(mover: Mover, { rules }: Program): number | null {
  switch (mover) {
    case "owner":
    case "reviewers":
    case "cores":
      return rules.waits[mover];
    case "approver":
      return rules.waits.cores;
    default:
      return null;
  }
}

function waitWords({ waited, allowed, late }: Place): string {
  const waits = waited === 0 ? "waits less than a day" : `waits ${count(waited, "day", "days")}`;
  return late && allowed !== null
    ? `${waits}, longer than the ${count(allowed, "day", "days")} the team allows`
    : waits;
}

/** Lines changed at which a change stops being small, and begins being large (gerrit-monitor's classes). */
const [small, large] = [30, 300];

function sizeWords({ lines }: Place): string | null {
  if (lines === null) return null;
  const size = lines < small ? "small" : lines < large ? "medium" : "large";
  return `${size}: ${count(lines, "line", "lines")}`;
}
