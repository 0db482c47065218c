/** Is every command answered, whatever goes wrong, but an outage? */
import { expect, test } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { say } from "../../src/commands/say.ts";
import { Unavailable } from "../../src/forges/forge.ts";

const actor = { id: "ana", through: "cli", link: null } as const;

/** A house whose every room fails in the same way. */
function broken(failure: Error): Context {
  return new Proxy({} as Context, {
    get() {
      throw failure;
    },
  });
}

test("a mistake of ours is answered in one sentence and logged whole, and the next command runs", async () => {
  const log: string[] = [];
  const saying = { actor, text: "/next\n/help next", about: null };
  const answers = await say(broken(new TypeError("x is not a function")), saying, (line) => log.push(line));

  expect(answers).toMatchObject([
    {
      text: "/next",
      reply: null,
      refused: expect.stringMatching(/^This is a mistake in Midcycle, not yours; .* as [0-9a-f]{8}\.$/),
    },
    { text: "/help next", reply: { text: expect.stringMatching(/^\/next: /) }, refused: null },
  ]);
  expect(log).toEqual([expect.stringMatching(/^Bug [0-9a-f]{8} in \/next: TypeError: x is not a function\n/)]);
});

test.each([new Unavailable("Gerrit sleeps."), Object.assign(new Error("gone"), { code: "ECONNREFUSED" })])(
  "an outage is thrown, to be tried again: %s",
  async (outage) => {
    await expect(say(broken(outage), { actor, text: "/next", about: null }, () => undefined)).rejects.toBe(outage);
  },
);
