/** Is an answer kept while it is true, and no longer? */
import { expect, test } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { remember } from "../../src/commands/remember.ts";

/** A house of which only time and revision matter. */
function house() {
  const world = { revision: 1, at: "2016-01-27T18:03:00.000Z" };
  const board = {
    get revision() {
      return world.revision;
    },
  };
  return { world, context: { board, now: () => world.at } as unknown as Context };
}

test.each<[what: string, move: (world: { revision: number; at: string }) => void, made: number]>([
  ["nothing has moved", () => undefined, 1],
  ["some minutes have passed", (world) => Object.assign(world, { at: "2016-01-27T18:09:59.999Z" }), 1],
  ["another ten minutes have begun", (world) => Object.assign(world, { at: "2016-01-27T18:10:00.000Z" }), 2],
  ["a change has moved", (world) => Object.assign(world, { revision: 2 }), 2],
])("%s", (_, move, made) => {
  const { world, context } = house();
  let times = 0;
  const ask = () => remember(context, "ranking", "ana", () => ++times);

  ask();
  move(world);

  expect(ask()).toBe(made);
});

test("of the dear ones only the last few are kept", () => {
  const { context } = house();
  const made: number[] = [];
  const ask = (days: number) => remember(context, "stats", days, () => made.push(days));

  for (const days of [1, 2, 3, 4, 1, 5, 1, 2]) ask(days);

  expect(made).toEqual([1, 2, 3, 4, 5, 2]);
});

test("a failure is not kept", async () => {
  const { context } = house();
  let times = 0;
  const ask = () => remember(context, "stats", 7, async () => Promise.reject(new Error(String(++times))));

  await expect(ask()).rejects.toThrow("1");

  await expect(ask()).rejects.toThrow("2");
});
