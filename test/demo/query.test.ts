/** Does the simulated Gerrit read queries as a real one does? */
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/demo/gerrit/record.ts";
import { answer } from "../../src/demo/query/answer.ts";
import { parseQuery } from "../../src/demo/query/parse.ts";
import { changesOf, watched } from "./ground.ts";
import { openWorld } from "./world.ts";

const { demo } = watched({ changes: 300 });
const all = changesOf(demo).filter((change) => !change.private);
const ask = (text: string, paging = {}) =>
  answer({ site: demo.site, asker: null, now: demo.clock.now() }, text, {
    limit: null,
    start: 0,
    unlimited: false,
    ...paging,
  });
const found = (text: string) =>
  ask(text)
    .changes.map(({ number }) => number)
    .sort((a, b) => a - b);
const those = (fits: (change: (typeof all)[number]) => boolean) => all.filter(fits).map(({ number }) => number);

describe("a query", () => {
  test.each<[string, (change: (typeof all)[number]) => boolean]>([
    ["", ({ status }) => status === "NEW"],
    ["is:open OR is:closed", () => true],
    ["status:merged", ({ status }) => status === "MERGED"],
    ["-status:merged", ({ status }) => status !== "MERGED"],
    ["NOT status:merged", ({ status }) => status !== "MERGED"],
    ["status:merged project:aurora/identity", (c) => c.status === "MERGED" && c.project === "aurora/identity"],
    [
      '(status:merged OR status:new) AND project:"aurora/identity"',
      (c) => c.status !== "ABANDONED" && c.project === "aurora/identity",
    ],
    ["project:aurora/identity-specs OR project:aurora/identityauth", (c) => /specs|auth$/.test(c.project)],
    ["branch:stable/gannet", ({ branch }) => branch !== "master"],
    ["owner:mira", ({ owner }) => owner.username === "mira"],
    ["change:7 OR change:9", ({ number }) => [7, 9].includes(number)],
    ["7", ({ number }) => number === 7],
    ['after:"2026-01-15 00:00:00" is:open', (c) => c.status === "NEW" && c.updated >= Date.parse("2026-01-15") / 1000],
    ["before:2026-01-15 is:open", (c) => c.status === "NEW" && c.updated <= Date.parse("2026-01-15") / 1000],
    ["hashtag:heron-midcycle", ({ hashtags }) => hashtags.includes("heron-midcycle")],
    ["is:wip", ({ wip }) => wip],
  ])("%j", (text, fits) => {
    expect(found(text)).toEqual(those(fits));
  });

  test("a time without quotes is another query, which finds nothing", () => {
    expect(found("after:2026-01-15 10:00:00")).toEqual([]);
  });

  test("newest first, in pages of at most what is asked for", () => {
    const first = ask("is:merged", { limit: 3 });
    const second = ask("is:merged limit:2", { start: 3 });
    const dates = ask("is:merged").changes.map(({ updated }) => updated);

    expect([first.changes.length, first.more]).toEqual([3, true]);
    expect(second.changes).toEqual(ask("is:merged").changes.slice(3, 5));
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  });

  property.prop([fc.string({ unit: fc.constantFrom(..."()-\"\\: aNOTRD'é", "status:", "OR ", "AND ", "not ") })])(
    "is read or refused, whatever it says",
    (text) => {
      try {
        parseQuery(text);
      } catch (failure) {
        expect(failure).toBeInstanceOf(Refusal);
      }
    },
  );
});

describe("over HTTP", () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const get = (query: string) => fetch(`${world.settings.url}/changes/?${query}`);

  test.each([
    "foo:bar",
    "status:nonsense",
    "(status:open",
    "status:open)",
    "branch:master OR",
    "status:open -",
    '"unclosed',
    'after:"2026-13-45"',
    "after:2026-01-28T10:00:00Z",
    "after:'2026-01-28'",
    "age:3x",
    "owner:nobody-here",
    "label:Nope=1",
    "limit:0",
    "limit:many",
  ])("%s is answered with 400 and a sentence", async (text) => {
    const reply = await get(`q=${encodeURIComponent(text)}`);

    expect(reply.status).toBe(400);
    expect(reply.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await reply.text()).toMatch(/^\S.*\S$/);
  });

  test.each([
    ["o=NOPE", 400],
    ["n=abc", 400],
    [Array(11).fill("q=is:open").join("&"), 400],
    ["q=is:open&q=is:merged&n=2&o=MESSAGES", 200],
  ])("%s is answered with %i", async (query, status) => {
    expect((await get(query)).status).toBe(status);
  });
});
