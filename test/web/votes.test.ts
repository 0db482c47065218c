/** Are votes laid out as they were given? */
import { expect, test } from "vitest";
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
