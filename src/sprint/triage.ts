/** Which of a sprint's work can be finished in the room, which can be moved on, and which is only talked about? */
import type { Change } from "../review/change.ts";
import type { RepositoryType } from "../review/program.ts";
import type { Turn } from "../review/turn.ts";

/** In the order in which a room takes them up. */
export const triageGroups = ["finish", "progress", "talk"] as const;
export type TriageGroup = (typeof triageGroups)[number];

/** What a group is called, and what it means. */
export const groupWords: Record<TriageGroup, { title: string; meaning: string }> = {
  finish: {
    title: "Finish now",
    meaning: "Can merge while the sprint lasts: little more than an approval is missing.",
  },
  progress: { title: "Measurable progress", meaning: "Will not merge here, but can get a vote or a new patch set." },
  talk: { title: "Talk only", meaning: "Needs a decision before a vote: a design, a block, a freeze." },
};

/** What the triage of a change is made from. */
export interface TriageFacts {
  change: Pick<Change, "workInProgress">;
  turn: Turn;
  type: RepositoryType;
  /** How many cores' votes it still lacks. */
  missing: number;
  /** Why it is frozen, in a sentence; null when it is not. */
  frozen: string | null;
  /** What somebody said it is; null when nobody did. */
  said: { group: TriageGroup; by: string; reason: string } | null;
}

/** @returns the group of a change and why, in a sentence. Somebody's word goes before every sign. */
export function triageOf({ change, turn, type, missing, frozen, said }: TriageFacts): {
  group: TriageGroup;
  because: string;
} {
  if (said) {
    const reason = said.reason ? `: ${said.reason.replace(/\.?$/, "")}` : "";
    return { group: said.group, because: `${said.by} put it here${reason}.` };
  }
  if (frozen) return { group: "talk", because: frozen };
  const block = turn.reasons.find(({ code }) => code === "blocked" || code === "procedural-hold");
  if (block) return { group: "talk", because: block.text };
  const [reason] = turn.reasons;
  const because = reason?.text ?? "";
  if (change.workInProgress) return { group: type === "specs" ? "talk" : "progress", because };
  if (turn.mover === "approver" || turn.mover === "gate") return { group: "finish", because };
  if (turn.mover === "cores" && missing <= 1) return { group: "finish", because };
  if (type === "specs") return { group: "talk", because: "A spec is agreed on before it is voted on." };
  return { group: "progress", because };
}
