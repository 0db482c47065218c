/** Which lines are in one text and not in the other? */
import { diffLines } from "diff";

/** Some lines in a row: in both texts, only in the first, or only in the second. */
export interface LineDifference {
  kind: "same" | "gone" | "new";
  text: string;
}

/** @returns two texts as one, line by line. */
export function lineDifferences(first: string, second: string): LineDifference[] {
  return diffLines(first, second).map(({ value, added, removed }) => ({
    kind: added ? "new" : removed ? "gone" : "same",
    text: value.replace(/\n$/, ""),
  }));
}
