/** How do we call the one who must move next on a change? */
import type { Mover } from "../review/turn.ts";

const names: Record<Mover, { name: string; sentence: string }> = {
  owner: { name: "the owner", sentence: "The owner must act: upload, answer or say that it is ready." },
  ci: { name: "CI", sentence: "The tests have not reported on the current patch set yet." },
  reviewers: { name: "reviewers", sentence: "It waits for the people who were asked to review it." },
  cores: { name: "cores", sentence: "It needs the votes of cores." },
  approver: { name: "an approver", sentence: "The votes are there; a core must approve it." },
  gate: { name: "the gate", sentence: "It is approved; the gate tests and merges it." },
  nobody: { name: "nobody", sentence: "Nobody can move it now; something else must happen first." },
};

/** Every mover, in the order in which a change meets them. */
export const movers = Object.keys(names) as Mover[];

/** @returns who moves next, as it fits into a sentence: "the owner", "cores". */
export function moverName(mover: Mover): string {
  return names[mover].name;
}

/** @returns what it means that it is this mover's turn, in one sentence. */
export function moverSentence(mover: Mover): string {
  return names[mover].sentence;
}
