/** In which steps, each of one author, did a text become another? */
import { diffArrays } from "diff";
import type { Run } from "../pad.ts";

/** What the text is after somebody's step. */
export interface Step {
  author: string | null;
  text: string;
}

type Segment = { text: string; kind: "kept" | "gone" } | { text: string; kind: "new"; author: string | null };

/** Pieces that may differ before the whole is taken for one change. */
const mostDifferent = 2_000;

/**
 * @returns a step for each author who wrote something new, in the order of the text, the first of which also takes
 * away what is gone; one step of nobody known when only something was taken away; none when the texts are the same.
 */
export function stepsTo(before: string, after: readonly Run[]): Step[] {
  const whole = after.map(({ text }) => text).join("");
  if (whole === before) return [];
  const segments = segmentsOf(before, whole, after);
  const authors = [...new Set(segments.flatMap((one) => (one.kind === "new" ? [one.author] : [])))];
  if (authors.length === 0) return [{ author: null, text: whole }];
  return authors.map((author, n) => {
    const done = authors.slice(0, n + 1);
    const there = segments.filter((one) => one.kind === "kept" || (one.kind === "new" && done.includes(one.author)));
    return { author, text: there.map(({ text }) => text).join("") };
  });
}

function segmentsOf(before: string, whole: string, after: readonly Run[]): Segment[] {
  const changes = diffArrays(piecesOf(before), piecesOf(whole), { maxEditLength: mostDifferent }) ?? [
    { value: [before], added: false, removed: true, count: 1 },
    { value: [whole], added: true, removed: false, count: 1 },
  ];
  const segments: Segment[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    if (removed) segments.push({ text, kind: "gone" });
    else if (!added) segments.push({ text, kind: "kept" });
    else segments.push(...newPieces(after, at, at + text.length));
    if (!removed) at += text.length;
  }
  return segments;
}

/** The runs between two places of the text, each as something new. */
function newPieces(after: readonly Run[], from: number, to: number): Segment[] {
  let at = 0;
  return after.flatMap(({ text, author }) => {
    const own = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    return own === "" ? [] : [{ text: own, kind: "new" as const, author }];
  });
}

/** Words, blanks and line breaks: small enough that a word added to a line is its author's alone. */
function piecesOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[^\s]+/g) ?? [];
}
