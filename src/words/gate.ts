/** How do we speak of the gate: on a change, in the log, on the health page? */
import type { Instant } from "../review/change.ts";
import type { FrozenVerdict, RuleVerdict } from "../sprint/frozen.ts";
import type { GateWrite } from "../sprint/gate.ts";
import { signed } from "./plain.ts";

/** The gate of one forge, as the running process sees it. */
export interface GateView {
  forge: string;
  requirement: string;
  label: string;
  /** Projects that have the requirement now; null before the first pass. */
  on: string[] | null;
  /** When the last pass ended well; null before the first. */
  passed: Instant | null;
  /** When a freeze begins or ends next; null when the calendar knows of none. */
  next: Instant | null;
  /** Changes that are still read one by one, so that their requirements show as they are. */
  reading: number;
  /** Changes of rules that wait for the projects' owners, by address. */
  proposed: string[];
  /** What keeps it from doing its work, a sentence each with the next step. */
  troubles: string[];
}

/** What is said once on a change that only the freeze keeps from merging. */
export function heldText(verdict: FrozenVerdict, page: string | null): string {
  const [first] = blocking(verdict);
  const ways = first ? first.frees.map((way) => `- ${way}`) : [];
  return [verdict.sentence, ...(first ? [first.because] : []), "", ...ways, ...(page ? ["", page] : [])].join("\n");
}

/** What is said with the vote that lets a change through, or with taking it away. */
export function voteText({ because }: GateWrite, page: string | null): string {
  return page ? `${because}\n${page}` : because;
}

/** @returns the freezes that stop it now, the first to begin first. */
export function blocking({ rules }: FrozenVerdict): RuleVerdict[] {
  return rules.filter(({ when, effect }) => when === "now" && effect === "blocks");
}

/** @returns one thing to write, in a sentence. */
export function writeText(write: GateWrite): string {
  switch (write.do) {
    case "put-requirement":
      return `Puts ${write.requirement.name} on ${write.project}: ${write.because}`;
    case "delete-requirement":
      return `Removes ${write.name} from ${write.project}: ${write.because}`;
    case "give-vote":
      return `Gives ${write.label} ${signed(write.value)} to ${write.number}: ${write.because}`;
    case "remove-vote":
      return `Takes ${write.label} from ${write.number}: ${write.because}`;
  }
}
