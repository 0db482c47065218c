/** Is a candidate's evidence counted as its rules say, beside the cores and without a rank? */
import { expect, test } from "vitest";
import { type Evidence, evidenceOf } from "../../src/governance/nomination/evidence.ts";
import type { ActivityRow } from "../../src/review/activity.ts";
import { act, madeUpDirectory, madeUpProgram, team, vote } from "../sprint/made-up.ts";

const window = { from: "2016-01-10T00:00:00.000Z", to: "2016-02-10T00:00:00.000Z" };
const program = madeUpProgram([
  ...team().map((one) => ({ ...one, cores: one.cores.map((span) => ({ ...span, to: null })) })),
]);
const directory = madeUpDirectory(program);
const candidate = directory.who("made-up~cho");
const cores = directory.cores("keystone-core", window.to);

const at = (hour: number) => new Date(Date.parse("2016-01-28T00:00:00.000Z") + hour * 3_600_000).toISOString();
const uploaded = (patchSet: number, hour: number, number = 1) =>
  act({ kind: "uploaded", at: at(hour), by: "dan", owner: "dan", patchSet, number });

function evidence(rows: ActivityRow[]): Record<string, Evidence> {
  const told = evidenceOf({ program, directory, rows, ...window }, candidate, cores);
  return Object.fromEntries(told.map((one) => [one.own.id.split(".")[0], one]));
}
const story = [
  uploaded(1, 0),
  vote(-1, { at: at(2), by: "cho", owner: "dan" }),
  vote(2, { at: at(3), by: "ana", owner: "dan" }),
  uploaded(2, 5),
  vote(1, { at: at(9), by: "cho", owner: "dan", patchSet: 2 }),
  uploaded(1, 0, 2),
  vote(-1, { at: at(1), by: "cho", owner: "dan", number: 2 }),
  act({ kind: "merged", at: at(10), by: "ana", owner: "cho", number: 3 }),
];

test("each number beside the cores' median, which names each core", () => {
  const told = evidence(story);
  const values = Object.entries(told).map(([id, { own, cores: median }]) => [id, own.value, median.value]);
  expect(values).toEqual([
    ["reviews", 3, 0.5],
    ["disagreements", 1, 0],
    ["merged", 1, 0],
    ["taken-up", 50, null],
    ["answer-time", 2 * 3600, 3 * 3600],
    ["sprints", null, null],
  ]);
  expect(told.reviews?.cores.rows.map(({ text, note }) => [text, note])).toEqual([
    ["Ana Ortiz", "1"],
    ["Ben Yu", "0"],
  ]);
});

test("every number opens: as many rows as it counts, and a rule", () => {
  for (const { own, cores: median } of Object.values(evidence(story))) {
    if (own.unit === "reviews" || own.unit === "changes") expect(own.rows).toHaveLength(own.value ?? 0);
    expect(own.rule).toMatch(/\.$/);
    expect(median.rule).toMatch(/\.$/);
  }
});

test("a mere rebase takes nothing up", () => {
  const rebased = { ...uploaded(2, 5), detail: "TRIVIAL_REBASE" };
  expect(
    evidence([uploaded(1, 0), vote(-1, { at: at(2), by: "cho", owner: "dan" }), rebased])["taken-up"]?.own.value,
  ).toBe(0);
});

test("nothing was done: zeros where one counts, and what would make the rest known", () => {
  const told = evidence([]);
  expect([told.reviews?.own.value, told.merged?.own.value, told["taken-up"]?.own.value]).toEqual([0, 0, null]);
  expect(told["taken-up"]?.own.rule).toContain("the first one will make it known");
});
