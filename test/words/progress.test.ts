/** Can people tell from one line how far a long reading has come? */
import { expect, test } from "vitest";
import { progressText } from "../../src/words/progress.ts";

test.each<[done: number, total: number, perSecond: number, secondsLeft: number | null, text: string]>([
  [0, 100, 0, null, "0 of 100 changes read, waiting for the first answer"],
  [1, 1, 1, 0, "1 of 1 change read, 1 change/s, 0 s left"],
  [1, 3, 0.25, 8, "1 of 3 changes read, 0.3 changes/s, 8 s left"],
  [1_250, 12_600, 888.6, 12.8, "1,250 of 12,600 changes read, 889 changes/s, 12 s left"],
  [40, 9_999, 2, 4_979, "40 of 9,999 changes read, 2 changes/s, 1 h 22 min left"],
])("%i of %i at %d a second", (done, total, perSecond, secondsLeft, text) => {
  expect(progressText({ done, total, perSecond, secondsLeft })).toBe(text);
});
