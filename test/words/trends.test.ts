/** Are years added up from days as people would add them up? */
import { expect, test } from "vitest";
import type { ActivityRow } from "../../src/review/activity.ts";
import { daySheet } from "../../src/review/day-sheet.ts";
import { humanReview } from "../../src/review/statistics-row.ts";
import { atOnce } from "../../src/words/piecewise.ts";
import {
  ageOf,
  firstReviewSpread,
  hoursOfWeek,
  hoursThere,
  openByDay,
  periods,
  total,
} from "../../src/words/trends.ts";
import { act, madeUpDirectory, madeUpProgram, vote } from "../sprint/made-up.ts";

const program = madeUpProgram();
const ground = { program, directory: madeUpDirectory() };
const repositories = program.repositories.map(({ name }) => name);

/** The sheets of some acts, told one after the other as the chronicle does. */
function looked(rows: readonly ActivityRow[], more: { place?: number | null; first?: string; last?: string } = {}) {
  const byDay = Map.groupBy(
    rows.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ at }) => at.slice(0, 10),
  );
  const sheets = [...byDay].map(([day, acts]) => {
    const before = rows.filter((row) => row.at.slice(0, 10) < day && humanReview(row, ground.directory));
    return daySheet(day, acts, new Set(before.map(({ change }) => change)), ground);
  });
  const { place = null, first = "2016-01-18", last = "2016-01-31" } = more;
  return { sheets, place, repositories, first, last };
}

const upload = (number: number, at: string) => act({ kind: "uploaded", number, at, by: "ana", created: at });
const created = "2016-01-20T00:00:00.000Z";

test("the first review of a change by a person counts, on its day and once", () => {
  const facts = looked([
    upload(1, created),
    vote(1, { number: 1, by: "zuul", at: "2016-01-20T01:00:00.000Z", created }),
    act({ kind: "commented", number: 1, by: "ana", at: "2016-01-20T02:00:00.000Z", created }),
    vote(-1, { number: 1, by: "ben", at: "2016-01-21T00:00:00.000Z", created }),
    vote(2, { number: 1, by: "cho", at: "2016-01-22T00:00:00.000Z", created }),
    vote(1, { number: 2, by: "cho", at: "2016-01-20T06:00:00.000Z", created }),
  ]);
  expect(atOnce(firstReviewSpread(facts))).toMatchObject({ total: 2, median: 6 * 3_600, p90: 86_400 });
  expect(total(facts, "reviews")).toBe(3);
  const weeks = atOnce(periods(facts));
  expect(weeks[0]).toEqual({
    name: "openstack/keystone",
    points: [
      { at: "2016-01-18T00:00:00.000Z", median: 6 * 3_600, count: 2 },
      { at: "2016-01-25T00:00:00.000Z", median: null, count: 0 },
    ],
  });
});

test("of one repository only what is its own counts", () => {
  const elsewhere = vote(1, { by: "ben", at: "2016-01-21T00:00:00.000Z", repository: repositories[1] ?? "" });
  const own = vote(1, { number: 2, by: "ben", at: "2016-01-21T00:00:00.000Z" });
  expect(atOnce(firstReviewSpread(looked([elsewhere, own], { place: 1 }))).total).toBe(1);
  expect(atOnce(periods(looked([elsewhere, own], { place: 1 }))).map(({ name }) => name)).toEqual([repositories[1]]);
});

test("open changes are told backwards from now", () => {
  const facts = looked(
    [
      upload(1, "2016-01-18T10:00:00.000Z"),
      upload(2, "2016-01-19T10:00:00.000Z"),
      act({ kind: "abandoned", number: 1, at: "2016-01-20T10:00:00.000Z" }),
      act({ kind: "restored", number: 1, at: "2016-01-20T12:00:00.000Z" }),
      act({ kind: "merged", number: 1, at: "2016-01-20T13:00:00.000Z" }),
    ],
    { last: "2016-01-21" },
  );
  expect(atOnce(openByDay(facts, 1, "2016-01-21T08:00:00.000Z"))).toEqual([
    { at: "2016-01-19T00:00:00.000Z", value: 1 },
    { at: "2016-01-20T00:00:00.000Z", value: 2 },
    { at: "2016-01-21T00:00:00.000Z", value: 1 },
    { at: "2016-01-21T08:00:00.000Z", value: 1 },
  ]);
});

test("hours are those of the zone, bots' hours are nobody's", () => {
  const acts = [
    act({ kind: "commented", by: "ben", at: "2016-01-18T03:40:00.000Z" }),
    act({ kind: "commented", by: "zuul", at: "2016-01-18T03:40:00.000Z" }),
  ];
  const at = (quartersAhead: number) => {
    const [field] = atOnce(hoursOfWeek(looked(acts), () => ({ first: quartersAhead, last: quartersAhead })));
    return field?.counts.flatMap((hours, weekday) => hours.flatMap((n, hour) => (n > 0 ? [[weekday, hour, n]] : [])));
  };
  expect(at(0)).toEqual([[0, 3, 1]]);
  expect(at(-24)).toEqual([[6, 21, 1]]);
  expect(at(23)).toEqual([[0, 9, 1]]);
  expect(hoursThere("2016-01-24", () => ({ first: 40, last: 40 }))(95)).toEqual({ weekday: 0, hour: 9 });
});

test.each([
  ["2016-01-27T00:00:00.000Z", "week"],
  ["2016-01-13T00:00:00.000Z", "month"],
  ["2013-01-13T00:00:00.000Z", "old"],
])("begun %s it is of the class %s", (begun, id) => {
  expect(ageOf(begun, "2016-01-27T18:00:00.000Z").id).toBe(id);
});
