/** Does an answer come at once, is it made anew when something moved, and is a slow one told of? */
import { expect, test, vi } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { keeping } from "../../src/commands/keeping.ts";

function house() {
  const board = { revision: 1 };
  return { board, context: { board } as unknown as Context };
}

test("what is kept comes at once, and is made anew once something has moved", async () => {
  const { board, context } = house();
  let times = 0;
  const ask = () => keeping(context, "a", async () => ++times);
  expect(await ask()).toEqual({ value: 1 });
  expect(await ask()).toEqual({ value: 1 });
  board.revision++;
  expect(await ask()).toEqual({ value: 1 });
  await vi.waitUntil(() => times === 2);
  expect(await ask()).toEqual({ value: 2 });
});

test("somebody who asks for a slow answer is told how far it is, and it goes on", async () => {
  const { context } = house();
  const door = Promise.withResolvers<number>();
  const ask = () =>
    keeping(context, "a", async (progress) => {
      progress({ done: 3, total: 9 });
      return door.promise;
    });
  expect(await ask()).toEqual({ counting: { done: 3, total: 9 } });
  door.resolve(7);
  expect(await ask()).toEqual({ value: 7 });
});

test("a failure is told, and not kept", async () => {
  const { context } = house();
  await expect(keeping(context, "a", async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await keeping(context, "a", async () => 1)).toEqual({ value: 1 });
});
