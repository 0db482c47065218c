/** Are votes, spans and counts laid out as they happened? */
import { expect, test } from "vitest";
import { chart, spanBar } from "../../src/web/charts.ts";
import { voteTable } from "../../src/web/votes.ts";

const person = (id: string) => ({ id, name: id, bot: false, core: false });
const vote = (label: string, value: number, by: string, patchSet: number | null, copied = false) => ({
  label,
  value,
  by: person(by),
  at: "2016-01-27T18:00:00.000Z",
  patchSet,
  copied,
});

test("votes stand by label and person, the last word of each on each patch set", () => {
  const table = voteTable({
    voteHistory: [
      vote("Verified", 1, "zuul", 1),
      vote("Code-Review", -1, "ana", 1),
      vote("Code-Review", 2, "ana", 1),
      vote("Code-Review", 2, "ana", 3, true),
      vote("Code-Review", 1, "ben", 2),
      vote("Code-Review", 1, "cleo", null),
    ],
  });

  expect(table.patchSets).toEqual([1, 2, 3]);
  expect(table.rows.map(({ label, by, cells }) => [label, by.id, ...cells.map((cell) => cell?.value ?? null)])).toEqual(
    [
      ["Verified", "zuul", 1, null, null],
      ["Code-Review", "ana", 2, null, 2],
      ["Code-Review", "ben", null, 1, null],
    ],
  );
  expect(table.rows[1]?.cells[2]).toEqual({ value: 2, copied: true });
});

test("spans fill the bar from end to end, the present one until now", () => {
  const bar = spanBar(
    [
      { mover: "ci", from: "2016-01-27T00:00:00.000Z", to: "2016-01-27T01:00:00.000Z" },
      { mover: "cores", from: "2016-01-27T01:00:00.000Z", to: "2016-01-27T03:00:00.000Z" },
      { mover: "ci", from: "2016-01-27T03:00:00.000Z", to: null },
    ],
    "2016-01-27T04:00:00.000Z",
  );

  expect(bar.pieces.map(({ x, width }) => [x, width])).toEqual([
    [0, 250],
    [250, 500],
    [750, 250],
  ]);
  expect(bar.movers).toEqual([
    { mover: "ci", seconds: 7_200 },
    { mover: "cores", seconds: 7_200 },
  ]);
});

test("a life without spans, or of no length, is still a bar", () => {
  expect(spanBar([], "2016-01-27T04:00:00.000Z")).toEqual({ pieces: [], movers: [] });
  const at = "2016-01-27T04:00:00.000Z";
  expect(spanBar([{ mover: "nobody", from: at, to: at }], at).pieces[0]).toMatchObject({ x: 0, width: 0, seconds: 0 });
});

test("a count holds until the next one, and the highest touches the top", () => {
  const drawn = chart("So far", [
    {
      name: "merged",
      points: [
        { at: "2016-01-27T00:00:00.000Z", value: 0 },
        { at: "2016-01-27T12:00:00.000Z", value: 2 },
        { at: "2016-01-28T00:00:00.000Z", value: 4 },
      ],
    },
  ]);

  expect(drawn?.lines).toEqual([{ name: "merged", last: 4, steps: "M0 160H320V80H640V0" }]);
  expect(drawn?.most).toBe(4);
  expect(drawn?.table.map(({ values }) => values)).toEqual([[0], [2], [4]]);
});

test("nothing is drawn of nothing", () => {
  expect(chart("So far", [])).toBeNull();
  expect(chart("So far", [{ name: "merged", points: [{ at: "2016-01-27T00:00:00.000Z", value: 0 }] }])).toBeNull();
});
