/** Which votes hold a change back for a reason that will pass, and has it passed? */
import { activitiesOf } from "../../review/activities.ts";
import type { Change, Instant } from "../../review/change.ts";
import type { Directory } from "../../review/directory.ts";
import type { Program } from "../../review/program.ts";
import { voteText } from "../../review/sentence.ts";

/** Why a change is held: a freeze, a spec that has to merge first, or what the words say. */
export type HoldReason = "freeze" | "spec" | "other";

/** One person who holds one change back. */
export interface Hold {
  /** Stable: the same hold of the same person on the same change since the same moment. */
  id: string;
  change: Change;
  /** A blocking vote with procedural words, a -1 on Review-Priority, or somebody's own word to Midcycle. */
  kind: "block" | "priority" | "word";
  /** What it looks like at the forge ("Code-Review -2"); "hold" for somebody's word. */
  mark: string;
  /** `Who.id` of the only one who can take it away. */
  by: string;
  since: Instant;
  /** Their words; null when they gave none. */
  why: string | null;
  reason: HoldReason;
  /** When it will have no reason any more, as far as that is known. */
  until: Instant | null;
  /** Since when it has no reason any more, and what ended it, in one sentence; null as long as it has one. */
  ended: { at: Instant; why: string } | null;
}

/** What ends the reasons of holds. */
export interface HoldGround {
  program: Program;
  directory: Directory;
  /** Is this change in a freeze at a moment, and when does it end? Null when nothing is known to freeze it. */
  thaw(change: Change, since: Instant): { at: Instant; what: string } | null;
  /** When the change was exempted after a moment; null when it was not. */
  exempted(change: Change, since: Instant): { at: Instant; what: string } | null;
  /** The specs that the change belongs to; `merged` is null as long as one has not. */
  specs(change: Change, why: string): { subject: string; merged: Instant | null }[];
}

const priority = "Review-Priority";
const freezeWords =
  /\b(?:feature|spec|string|requirements?|dependency|library|release|code)[ -]freeze|\bfreezes?\b|\bfrozen\b|\bffe\b|\bre-?opens?\b|\bprocedural\b|\b(?:next|new) (?:cycle|release)\b/i;
const specWords = /\bspecs?\b|\bblueprint\b/i;

/** @returns what holds an open change back, as its votes say, the longest-standing first. Its messages are needed. */
export function holdsOn(change: Change, ground: HoldGround, at: Instant): Hold[] {
  const { rules } = ground.program;
  const given = activitiesOf(change).filter(({ kind }) => kind === "voted");
  const found = change.votes.flatMap((vote): Hold[] => {
    const block = vote.label === rules.reviewLabel && vote.value <= rules.blockValue;
    const low = vote.label === priority && vote.value < 0;
    if (!block && !low) return [];
    const act = given.findLast(
      ({ label, value, by }) => label === vote.label && value === vote.value && by === vote.by,
    );
    const why = wordsOf(change, act?.id ?? null);
    const reason = reasonOf(why, ground.program);
    if (block && reason === "other") return [];
    const since = act?.at ?? vote.at;
    const by = ground.directory.who(vote.by).id;
    return [
      endedOf(
        { kind: block ? "block" : "priority", mark: voteText(vote.label, vote.value), change, by, since, why, reason },
        ground,
        at,
      ),
    ];
  });
  return found.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** @returns a hold with what is known of its end. */
export function endedOf(
  hold: Omit<Hold, "id" | "until" | "ended"> & { until?: Instant | null },
  ground: HoldGround,
  at: Instant,
): Hold {
  const { change, since, why, reason, until = null } = hold;
  const thaw = reason === "freeze" ? ground.thaw(change, since) : null;
  const exempted = reason === "freeze" ? ground.exempted(change, since) : null;
  const specs = reason === "spec" ? ground.specs(change, why ?? "") : [];
  const merged = specs.every((spec) => spec.merged !== null)
    ? specs.toSorted((a, b) => ((a.merged ?? "") < (b.merged ?? "") ? 1 : -1))[0]
    : undefined;
  const ends = [
    ...(until ? [{ at: until, why: "The day came that was named." }] : []),
    ...(thaw ? [{ at: thaw.at, why: `${thaw.what} is over.` }] : []),
    ...(exempted ? [{ at: exempted.at, why: `${exempted.what} was granted.` }] : []),
    ...(merged?.merged ? [{ at: latest(merged.merged, since), why: `"${merged.subject}" merged.` }] : []),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const ended = ends.find((end) => end.at <= at) ?? null;
  const id = `${change.key}/${hold.by}/${since}`;
  return { ...hold, id, until: ends[0]?.at ?? null, ended };
}

/** @returns what the words name as the reason; cycles of the program are freezes that end. */
export function reasonOf(why: string | null, program: Program): HoldReason {
  if (why === null) return "other";
  if (freezeWords.test(why)) return "freeze";
  const words = new Set(why.toLowerCase().match(/[a-z0-9.-]+/g));
  if (program.cycles.some(({ id }) => words.has(id.toLowerCase())) && words.has("until")) return "freeze";
  return specWords.test(why) ? "spec" : "other";
}

/** What was written with the vote: everything below the headline. */
function wordsOf(change: Change, act: string | null): string | null {
  const message = change.messages.find(({ id }) => act?.includes(`/${id}/`));
  return message?.text.split("\n").slice(1).join("\n").trim() || null;
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
