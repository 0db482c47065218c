/** Does a query mean here what it means to a real Gerrit? A few hundred of them, made up from the words of its own changes. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { queryGround } from "../../src/commands/query-ground.ts";
import type { Change } from "../../src/review/change.ts";
import { compileQuery } from "../../src/review/query/compile.ts";
import { voicesOf } from "../../src/review/query/voices.ts";
import { loadChanges } from "../../src/store/read.ts";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import { makeHistory } from "../real/history.ts";
import { atoms, openAtoms } from "../real/queries.ts";
import { type Call, callsOf } from "../real/rest.ts";
import { furnish, type Human, humans, type Site } from "../real/site.ts";
import { addVariety, tracking } from "../real/variety.ts";
import { type Visit, visit } from "../real/visit.ts";

const missing = await whyNoGerrit();
/** How many queries are made up. */
const count = 400;
/** Who asks, and is `self`. */
const [ana] = humans as [Human, ...Human[]];

describe.skipIf(missing !== null)(`queries on a real Gerrit${missing ? ` (${missing})` : ""}`, () => {
  let site: Site;
  let here: Visit;
  let context: Context;
  let changes: Change[];
  let ask: Call;

  beforeAll(async () => {
    site = await furnish(await startGerrit({ config: tracking }));
    await addVariety(site);
    await makeHistory(site, 120, () => undefined);
    here = await visit(site);
    await here.sweep();
    context = here.house.context();
    const rows = await context.db.selectFrom("changes").select("key").execute();
    changes = await loadChanges(
      context.db,
      rows.map(({ key }) => key),
    );
    ask = callsOf(site.gerrit.url, ana);
  }, 600_000);

  afterAll(async () => {
    await here?.close();
    await site?.gerrit.close();
  });

  test("there is something to ask for", () => {
    expect(changes.length).toBeGreaterThan(130);
  });

  test("each operator means the same", async () => {
    expect(await differing(atoms)).toEqual([]);
    expect(await differing(openAtoms.map((atom) => `is:open ${atom}`))).toEqual([]);
  }, 300_000);

  test(`${count} queries made up from them mean the same`, async () => {
    const queries = fc.sample(query, { seed: 20_160_127, numRuns: count });
    expect(new Set(queries).size).toBeGreaterThan(count / 2);
    expect(await differing(queries)).toEqual([]);
  }, 300_000);

  test("a limit leaves the latest", async () => {
    const theirs = await ask<{ updated: string }[]>("GET", "/changes/?q=is:open+limit:7");
    const { test, limit } = compiled("is:open limit:7");
    const ours = changes.filter((change) => test(subject(change))).map(({ updated }) => updated);
    const latest = ours
      .sort()
      .slice(-(limit ?? 0))
      .reverse();
    expect(theirs.map(({ updated }) => `${updated.slice(0, 19).replace(" ", "T")}.000Z`)).toEqual(latest);
  });

  test("what does not parse here does not there", async () => {
    for (const text of ["status:", "(is:open", "age:soon", "status:lost", "foo:bar", "--is:wip", "what?"]) {
      expect(() => compiled(text), text).toThrow(/^at \d+: expected/);
      await expect(ask("GET", `/changes/?q=${encodeURIComponent(text)}`), text).rejects.toThrow(/: 400/);
    }
  });

  function compiled(text: string) {
    return compileQuery(text, queryGround(context, context.directory.find(ana.username)));
  }

  /** Those that both sides do not answer alike, with what each says. */
  async function differing(queries: readonly string[]): Promise<object[]> {
    const found: object[] = [];
    for (let i = 0; i < queries.length; i += 10) {
      const some = queries.slice(i, i + 10);
      const path = `/changes/?${some.map((text) => `q=${encodeURIComponent(text)}`).join("&")}&n=500`;
      const answer = (await ask("GET", path)) as { _number: number }[][] | { _number: number }[];
      const lists = (some.length > 1 ? answer : [answer]) as { _number: number }[][];
      for (const [k, text] of some.entries()) {
        const theirs = (lists[k] ?? []).map(({ _number }) => _number).sort((a, b) => a - b);
        const { test, gaps } = compiled(text);
        const answers = changes.map((change) => ({ change, answer: test(subject(change)) }));
        const ours = answers.filter(({ answer }) => answer).map(({ change }) => change.number);
        const untold = answers.filter(({ answer }) => answer === null).length;
        ours.sort((a, b) => a - b);
        if (untold > 0 || gaps.length > 0 || ours.join() !== theirs.join()) {
          found.push({
            text,
            untold,
            gaps,
            missing: theirs.filter((n) => !ours.includes(n)),
            extra: ours.filter((n) => !theirs.includes(n)),
          });
        }
      }
    }
    return found;
  }
});

const subject = (change: Change) => ({ change, turn: null, voices: voicesOf(change) });
/** Within groups that are negated, Gerrit's index leaves out more than these two say: there only we are right. */
const alone = /^(?:reviewerin:|is:submittable)/;
const term = fc.constantFrom(...atoms.filter((atom) => !alone.test(atom)));
const { query } = fc.letrec<{ query: string; part: string }>((tie) => ({
  query: fc.oneof(
    { withCrossShrink: true },
    fc.array(tie("part"), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" ")),
    fc.array(tie("part"), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(" OR ")),
    fc.tuple(tie("part"), tie("part"), tie("part")).map(([a, b, c]) => `${a} AND ${b} or ${c}`),
  ),
  part: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    term,
    term.map((one) => `-${one}`),
    term.map((one) => `NOT ${one}`),
    tie("query").map((inside) => `(${inside})`),
    tie("query").map((inside) => `-(${inside})`),
  ),
}));
