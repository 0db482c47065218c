/** Does the queue come in the order that was asked for? */
import { describe, expect, test } from "vitest";
import { queue } from "../../src/commands/queue.ts";
import type { Change } from "../../src/review/change.ts";
import type { Sort } from "../../src/words/sorts.ts";
import { changes, standing } from "../web/api-ground.ts";

const first = changes[0] as Change;
const more = [
  { number: 11, created: "2015-01-01T00:00:00.000Z", updated: "2016-01-20T00:00:00.000Z", insertions: 5, deletions: 5 },
  {
    number: 12,
    created: "2015-06-01T00:00:00.000Z",
    updated: "2016-01-27T00:00:00.000Z",
    insertions: null,
    deletions: null,
  },
  { number: 13, created: "2016-01-01T00:00:00.000Z", updated: "2016-01-01T00:00:00.000Z", insertions: 1, deletions: 0 },
].map(
  (one): Change => ({
    ...first,
    ...one,
    key: `opendev~${one.number}`,
    subject: "sorted",
    repository: "openstack/keystone",
  }),
);

describe("the queue", () => {
  const table: [sort: Sort, numbers: number[]][] = [
    ["age", [11, 12, 13]],
    ["updated", [12, 11, 13]],
    ["size", [13, 11, 12]],
  ];
  test.each(table)("by %s", async (sort, numbers) => {
    const { ground } = await standing({ more });
    const view = await queue(ground.house.context(), { text: "sorted", sort });
    expect(view.items.map(({ number }) => number)).toEqual(numbers);
    expect(view.filters.sort).toBe(sort);
  });

  test("by repository or waiting keeps the team's order among equals", async () => {
    const { ground } = await standing({ more });
    const context = ground.house.context();
    const numbers = async (sort?: Sort) =>
      (await queue(context, { text: "sorted", sort })).items.map(({ number }) => number);
    const own = await numbers();
    expect(await numbers("order")).toEqual(own);
    expect(await numbers("repository")).toEqual(own);
    expect(await numbers("waiting")).toEqual(own);
  });

  test("in no order that is not there", async () => {
    const { ground } = await standing();
    await expect(queue(ground.house.context(), { sort: "merit" })).rejects.toThrow(
      'The queue has no order called "merit". Choose one of order, waiting, age, updated, size, repository.',
    );
  });
});
