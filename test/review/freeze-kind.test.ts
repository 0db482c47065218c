/** Is a freeze recognized however people call it? */
import { expect, test } from "vitest";
import { type FreezeKind, freezeKind, freezeKinds } from "../../src/review/freeze-kind.ts";

test.each<[text: string, kind: FreezeKind | null]>([
  ...freezeKinds.map((kind): [string, FreezeKind] => [kind, kind]),
  ["FFE", "feature-freeze"],
  ["Feature Freeze", "feature-freeze"],
  ["[sfe]", "spec-freeze"],
  ["spec freeze", "spec-freeze"],
  ["feature proposal deadline", "feature-proposal-freeze"],
  ["FPF", "feature-proposal-freeze"],
  ["hard string", "hard-string-freeze"],
  ["non-client library freeze", "library-freeze"],
  ["deep freeze", null],
  ["", null],
])("%j is %s", (text, kind) => {
  expect(freezeKind(text)).toBe(kind);
});
