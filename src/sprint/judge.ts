/** What does one freeze mean for one change that it is about? */
import type { Change, Instant } from "../review/change.ts";
import { className } from "../review/class-words.ts";
import type { Classification, Finding } from "../review/classes.ts";
import { list } from "../review/sentence.ts";
import type { Freeze } from "./calendar.ts";
import { momentWords } from "./saying.ts";

/** "met" is a rule that does not stand in the way. */
export type Effect = "blocks" | "asks" | "met";

export interface Judgement {
  effect: Effect;
  /** Why, as a sentence. */
  because: string;
  /** What the owner or a core could do about it beside asking for an exemption, a sentence each. */
  frees: string[];
}

/** What is judged; the change is null when something new is meant. */
export interface Judged {
  change: Pick<Change, "created" | "files"> | null;
  what: Classification;
  at: Instant;
  zone: string;
}

/** @returns what a freeze of the right repository and branch means for a change. */
export function judged(freeze: Freeze, { change, what, zone }: Judged): Judgement {
  const blocked = what.findings.filter((finding) => freeze.blocks.includes(finding.class));
  const asked = what.findings.filter((finding) => freeze.asks.includes(finding.class));
  const [first] = blocked;
  if (!first) {
    if (asked[0]) return { effect: "asks", because: `${itIs(asked[0])} ${freeze.rule}`, frees: [] };
    return { effect: "met", because: `${isWords(what)}, which it does not stop.`, frees: [] };
  }
  if (freeze.deed === "proposed" && change && change.created < freeze.since) {
    const created = momentWords(change.created, zone);
    return { effect: "met", because: `It was up for review on ${created}, before it began.`, frees: [] };
  }
  const other = first.class === "spec" ? anotherCycle(freeze, change?.files ?? null) : null;
  if (other !== null)
    return { effect: "met", because: `The spec is for ${other}, not for ${freeze.cycle}.`, frees: [] };
  return {
    effect: "blocks",
    because: `${itIs(first)} ${late(freeze, change, zone)}`,
    frees: ways(first, freeze, what),
  };
}

function itIs({ class: one, because }: Finding): string {
  return `It is ${className(one)}: ${because.charAt(0).toLowerCase()}${because.slice(1)}`;
}

function isWords({ findings }: Classification): string {
  return `It is ${list(findings.map((finding) => className(finding.class)))}`;
}

function late({ deed, since, rule }: Freeze, change: Judged["change"], zone: string): string {
  if (deed === "merged" || !change) return rule;
  return `${rule} It came on ${momentWords(change.created, zone)}, after ${momentWords(since, zone)}.`;
}

function ways(first: Finding, { cycle }: Freeze, what: Classification): string[] {
  if (first.class === "spec" && cycle) return ["Moving the spec to the backlog or to the directory of the next cycle."];
  if (first.class === "other") return ["A trailer that says what it is (Closes-Bug), or a core's word on it."];
  return what.said ? [] : ["A core's word that it is something else, if that is so."];
}

/** @returns the directory of the cycle that all specs of a change are for, when that is not the cycle of the freeze. */
function anotherCycle({ cycle }: Freeze, files: readonly string[] | null): string | null {
  const folders = (files ?? []).flatMap((path) => /^specs\/(?:[^/]+\/)?([^/]+)\/[^/]+$/.exec(path)?.[1] ?? []);
  const specs = (files ?? []).filter((path) => path.startsWith("specs/"));
  const elsewhere = cycle !== null && folders.length > 0 && folders.length === specs.length && !folders.includes(cycle);
  return elsewhere ? (folders[0] ?? null) : null;
}
