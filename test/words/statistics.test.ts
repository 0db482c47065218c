/** Do statistics carry their definitions, and stay silent about what is not known? */
import { expect, test } from "vitest";
import { activitiesOf } from "../../src/review/activities.ts";
import type { Change } from "../../src/review/change.ts";
import { directoryOf } from "../../src/review/directory.ts";
import { lifeOf } from "../../src/review/responsiveness.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { type StatisticsFacts, statisticsView } from "../../src/words/statistics.ts";
import { waitNumber } from "../../src/words/waits.ts";
import { around, days, merges, now, story, uploads, votes } from "../review/story.ts";
import { accounts, team } from "../review/team.ts";

const from = "2016-01-01T00:00:00.000Z";

function factsOf(...changes: Change[]): StatisticsFacts {
  const rows = changes.flatMap((change) => activitiesOf(change).map((act) => ({ ...change, ...act })));
  return {
    program: team,
    directory: directoryOf(team, accounts),
    rows: rows.map(({ change, id, ...row }) => ({ ...row, change, id })),
    lifespans: changes.map(({ key, repository, created, submitted }) => ({
      key,
      repository,
      created,
      closed: submitted,
    })),
    lives: changes.map((change) => lifeOf(change, around(change))),
    open: changes
      .filter(({ status }) => status === "open")
      .map((change) => ({ change, turn: turnOf(change, around(change)) }))
      .values(),
    ...{ from, to: now, days: 26 },
  };
}

const merged = story(uploads("eve"), votes("zuul", "Verified+1"), days(2), votes("ana", "Code-Review+2"), merges());
const waiting = {
  ...story(uploads("dan"), votes("zuul", "Verified+1"), days(4), votes("ana", "Code-Review-1")),
  key: "opendev~272000",
};

test("without any change nothing is known, and each number says what would make it known", () => {
  const { numbers, tables, waitingOverTime } = statisticsView(factsOf());
  const unknown = numbers.filter(({ value }) => value === null);
  expect(unknown.map(({ id }) => id)).toEqual([
    ...["share-merged", "first-review.median", "first-review.p75", "first-review.p90"],
  ]);
  expect(unknown.at(-1)?.rule).toBe(
    "No change got its first review by a person from 2016-01-01 00:00 to 2016-01-27 18:00 UTC; the next that does will make it known.",
  );
  expect(tables.map(({ id, rows }) => [id, rows.length])).toEqual([
    ["people", 0],
    ["repositories", 2],
    ["turns", 0],
    ["waits", 0],
  ]);
  expect(new Set(waitingOverTime.map(({ open }) => open))).toEqual(new Set([0]));
});

test("two changes, one merged and one waiting for its owner", () => {
  const view = statisticsView(factsOf(merged, waiting));
  const value = (id: string) => view.numbers.find((number) => number.id === id)?.value;
  const [hour, day] = [3_600, 86_400];
  expect([value("reviews"), value("share-merged"), value("open")]).toEqual([2, 50, 1]);
  expect([value("first-review.median"), value("first-review.p90")]).toEqual([2 * day + 3 * hour, 4 * day + 3 * hour]);
  const rows = (id: string) => view.tables.find((table) => table.id === id)?.rows ?? [];
  expect(rows("people").map(({ label, href, numbers }) => [label, href, numbers[0]?.value])).toEqual([
    ["Ana Ortiz", "/people/ana", 2],
  ]);
  expect(rows("waits").map(({ label, numbers }) => [label, numbers.length])).toEqual([["The owner", 4]]);
  expect(rows("waits")[0]?.numbers[0]).toMatchObject({
    id: "wait.owner.median",
    title: "wait for the owner, median",
    rule: "Since it became the owner's turn, of 1 open change. Half of them waited this long or less.",
    unit: "seconds",
  });
  expect(rows("turns").every(({ numbers }) => numbers.every(({ rows }) => rows.length === 1))).toBe(true);
  expect(view.waitingOverTime.at(-1)?.open).toBe(1);
});

test("every number and every table has a rule that is a sentence, and every id is its own", () => {
  const { numbers, tables, waitingRule } = statisticsView(factsOf(merged, waiting));
  const cells = tables.flatMap(({ rows }) => rows.flatMap(({ numbers }) => numbers));
  const every = [...numbers, ...cells];
  for (const rule of [...every, ...tables].map((one) => one.rule)) expect(rule).toMatch(/^[A-Z].+\.$/);
  expect(waitingRule).toMatch(/^[A-Z].+\.$/);
  expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
  for (const { columns, rows } of tables) for (const row of rows) expect(row.numbers).toHaveLength(columns.length);
});

test("a share of waits is the length of one of them, and its rows are those as long or longer", () => {
  const shown = { change: "a~1", subject: "One", url: "https://e.org/1", repository: "r" };
  const waits = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((seconds) => ({ shown, at: now, by: null, seconds }));
  const measured = { id: "w", title: "wait", rule: "All." };
  const numbers = (["median", "p75", "p90", "oldest"] as const).map((share) => waitNumber(waits, measured, share));
  expect(numbers.map(({ value, rows }) => [value, rows.length])).toEqual([
    [50, 10],
    [80, 3],
    [90, 2],
    [100, 1],
  ]);
  expect(numbers[3]?.rows[0]?.note).toBe("1 min 40 s");
  expect(waitNumber(waits.slice(0, 1), measured, "p90").value).toBe(10);
});
