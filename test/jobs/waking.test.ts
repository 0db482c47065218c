/** Do the loops wake each other without missing a call? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { createBell } from "../../src/jobs/bell.ts";
import { createGathering } from "../../src/jobs/gathering.ts";

const never = new AbortController().signal;

describe("a bell", () => {
  test("that rang before anybody waited wakes the next one to wait", async () => {
    const bell = createBell();

    bell.ring();

    await expect(bell.wait(60_000, never)).resolves.toBeUndefined();
  });

  test("wakes who waits now", async () => {
    const bell = createBell();
    const waiting = bell.wait(60_000, never);

    bell.ring();

    await expect(waiting).resolves.toBeUndefined();
  });

  test("lets go when the process leaves", async () => {
    const bell = createBell();
    const leaving = new AbortController();
    const waiting = bell.wait(60_000, leaving.signal);

    leaving.abort();

    await expect(waiting).resolves.toBeUndefined();
  });
});

describe("a gathering", () => {
  property.prop([fc.array(fc.array(fc.nat(20)), { maxLength: 4 })], { numRuns: 10 })(
    "works on every item, each once a piece",
    async (added) => {
      const worked: number[][] = [];
      const gathering = createGathering<number>(
        async (items) => void worked.push(items),
        (line) => expect.fail(line),
      );

      for (const items of added) gathering.add(items);
      await gathering.settle();

      expect(new Set(worked.flat())).toEqual(new Set(added.flat()));
      for (const items of worked) expect(new Set(items).size).toBe(items.length);
    },
  );

  test("goes on after a piece of work that failed", async () => {
    const lines: string[] = [];
    const worked: string[][] = [];
    const gathering = createGathering<string>(
      async (items) => {
        if (items.includes("bad")) throw new Error("this one is bad");
        worked.push(items);
      },
      (line) => lines.push(line),
    );

    gathering.add(["bad"]);
    await gathering.settle();
    gathering.add(["good"]);
    await gathering.settle();

    expect(worked).toEqual([["good"]]);
    expect(lines.join()).toContain("this one is bad");
  });
});
