/** Are days that moved counted again, and only those? */
import { expect, test } from "vitest";
import { chronicle } from "../../src/commands/chronicle.ts";
import type { Context } from "../../src/commands/context.ts";
import { trendNumber } from "../../src/commands/trend-rows.ts";
import { trends } from "../../src/commands/trends.ts";
import { counting } from "./statistics-ground.ts";

const question = { days: 30, repository: null, zone: "America/Chicago" };
const quiet = () => undefined;
const [from, to] = ["2016-01-01T00:00:00.000Z", "2016-01-27T18:00:00.000Z"];

/** The same house, remembering nothing. */
const anew = (context: Context): Context => ({ ...context, board: Object.create(context.board) });

test("after a change came, changed or went, the days are as if they were read for the first time", async () => {
  const { context, reads, loses } = await counting();
  const empty = await chronicle(context, from, to);
  expect(empty.length).toBeGreaterThan(0);
  for (const step of [() => reads(271_090), () => reads(271_091), () => loses(271_090)]) {
    await step();
    expect(await chronicle(context, from, to)).toEqual(await chronicle(anew(context), from, to));
  }
});

test("days that did not move are the same sheets", async () => {
  const { context, reads } = await counting();
  const before = await chronicle(context, from, to);
  await reads(271_090);
  const after = await chronicle(context, from, to);
  expect(after.filter((sheet) => before.includes(sheet)).length).toBe(before.length - 1);
});

test("how far it is, is told", async () => {
  const { context } = await counting();
  const told: number[] = [];
  await chronicle(context, from, to, ({ done, total }) => told.push(done / total));
  expect(told.at(-1)).toBe(1);
});

test("every number of the page opens to as many rows as it says", async () => {
  const { context } = await counting();
  const view = await trends(context, question, quiet);
  const cells = view.hours.flatMap(({ name, counts }) =>
    counts.flatMap((hours, day) =>
      hours.flatMap((n, hour) => (n > 0 ? [[`active.${name}.${day}.${hour}`, n] as const] : [])),
    ),
  );
  const bars = (id: string, counts: readonly number[]) => counts.map((n, bar) => [`${id}.${bar}`, n] as const);
  const counted = view.numbers
    .filter(({ unit }) => unit !== "seconds")
    .map(({ id, value }) => [id, value ?? 0] as const);
  const ages = view.openByAge.map(
    ({ id, counts }) => [`open.age.${id}`, [...counts.values()].reduce((a, b) => a + b, 0)] as const,
  );
  const all = [
    ...counted,
    ...cells,
    ...ages,
    ...bars("first-review", view.firstReview.counts),
    ...bars("waits", view.presentWaits.counts),
  ];
  expect(cells.length).toBeGreaterThan(0);
  for (const [id, value] of all) {
    const number = await trendNumber(context, view, id);
    expect([id, number?.value, number?.rows.length]).toEqual([id, value, value]);
    expect(number?.rule).toMatch(/^[A-Z].+\.$/);
  }
  expect(await trendNumber(context, view, "nonsense")).toBeNull();
  expect(await trendNumber(context, view, "active.nova.1.1")).toBeNull();
});

test("of one repository only its own is counted", async () => {
  const { context } = await counting();
  const specs = await trends(context, { ...question, repository: "openstack/keystone-specs" }, quiet);
  expect(specs.numbers.find(({ id }) => id === "open")?.value).toBe(1);
  expect(specs.hours.map(({ name }) => name)).toEqual(["openstack/keystone-specs"]);
  expect(specs.tables.find(({ id }) => id === "repositories")?.rows.map(({ label }) => label)).toEqual([
    "openstack/keystone-specs",
  ]);
});
