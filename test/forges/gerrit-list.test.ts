/** Does the list give every change once while it moves under us? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import type { Listed } from "../../src/review/snapshot.ts";
import { type BrokenGerrit, inTurn, json, openBrokenGerrit, text } from "../fakes/broken-gerrit.ts";
import { type Item, type MovingList, movingList, stamp } from "../fakes/moving-list.ts";
import { settingsOf } from "../fakes/settings.ts";

let gerrit: BrokenGerrit;
beforeEach(async () => {
  gerrit = await openBrokenGerrit();
});
afterEach(() => gerrit.close());

interface Asked {
  since?: string | null;
  pageSize?: number;
  projects?: string[];
  settings?: Partial<ForgeSettings>;
}

async function listed(list: MovingList | null, asked: Asked = {}): Promise<Listed[]> {
  if (list) gerrit.answers(list.answer);
  const settings = settingsOf(gerrit.url, asked.settings);
  const forge = openGerrit(settings, asked.projects ?? ["openstack/keystone"], {}, undefined, {
    pageSize: asked.pageSize ?? 3,
    patience: 1,
  });
  const rows: Listed[] = [];
  for await (const page of forge.list(asked.since ?? null, new AbortController().signal)) rows.push(...page);
  return rows;
}

const numbers = (rows: Listed[]) => rows.map(({ number }) => number).sort((a, b) => a - b);
/** Numbers 1 to n, each at its own second. */
const spread = (n: number): Item[] => Array.from({ length: n }, (_, i) => ({ number: i + 1, second: i + 1 }));

describe("a list that stands still", () => {
  test.each([0, 1, 2, 3, 4, 6, 7, 20])("of %i changes comes whole, newest first, each once", async (n) => {
    const rows = await listed(movingList(spread(n)));

    expect(rows.map(({ number }) => number)).toEqual(
      spread(n)
        .map(({ number }) => number)
        .reverse(),
    );
  });

  test("offsets are never used while dates tell changes apart", async () => {
    const list = movingList(spread(20));
    await listed(list);

    expect(list.queries.map(({ S }) => S).every((S) => S === 0)).toBe(true);
  });

  test("more changes than a page holds share one second", async () => {
    const crowd = Array.from({ length: 11 }, (_, i) => ({ number: 100 + i, second: 50 }));
    const rows = await listed(movingList([...spread(5), ...crowd, { number: 200, second: 60 }]));

    expect(numbers(rows)).toEqual(numbers([...spread(5), ...crowd, { number: 200 }] as unknown as Listed[]));
    expect(new Set(numbers(rows)).size).toBe(rows.length);
  });

  test("everything shares one second", async () => {
    const rows = await listed(movingList(Array.from({ length: 10 }, (_, i) => ({ number: i + 1, second: 5 }))));

    expect(numbers(rows)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("the server gives smaller pages than asked for, and only _more_changes tells", async () => {
    const rows = await listed(movingList(spread(10), { most: 2 }), { pageSize: 1_000 });

    expect(rows).toHaveLength(10);
  });

  test("a page is short because some of it is not for us, and still there is more", async () => {
    const rows = await listed(movingList(spread(10), { hidden: [9, 5] }));

    expect(numbers(rows)).toEqual([1, 2, 3, 4, 6, 7, 8, 10]);
  });
});

describe("a list that moves between two pages", () => {
  test("a change deep down is touched: it is not lost and the others are not doubled", async () => {
    const list = movingList(spread(9));
    list.afterPage = (pages) => {
      if (pages === 1) list.items = list.items.map((item) => (item.number === 2 ? { ...item, second: 99 } : item));
    };
    const rows = await listed(list);

    // Touched after the list was begun: the next catch-up, which starts before that, finds it.
    expect(numbers(rows)).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("a change of the first page leaves the list: with offsets its neighbour would be missed", async () => {
    const list = movingList(spread(9));
    list.afterPage = (pages) => {
      if (pages === 1) list.items = list.items.filter(({ number }) => number !== 8);
    };

    expect(numbers(await listed(list))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("a change leaves a crowded second while we count through it", async () => {
    const crowd = Array.from({ length: 10 }, (_, i) => ({ number: i + 1, second: 5 }));
    const list = movingList(crowd);
    list.afterPage = (pages) => {
      if (pages === 3) list.items = list.items.map((item) => (item.number === 10 ? { ...item, second: 99 } : item));
    };

    expect(numbers(await listed(list))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("a change at the edge is edited within the same second: its new state is given too", async () => {
    const list = movingList(spread(6));
    list.afterPage = (pages) => {
      if (pages === 1) list.items = list.items.map((item) => (item.number === 4 ? { ...item, version: "new" } : item));
    };
    const rows = await listed(list);

    expect(rows.filter(({ number }) => number === 4).map(({ version }) => version)).toEqual(["v4.4", "new"]);
  });
});

describe("what is asked", () => {
  test("since is inclusive and quoted: unquoted it would be another question", async () => {
    const list = movingList(spread(9));
    const rows = await listed(list, { since: "2016-01-27T00:00:04.000Z" });

    expect(numbers(rows)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(list.queries[0]?.q).toBe('(project:"openstack/keystone") after:"2016-01-27 00:00:04"');
  });

  test("a page begins where the last one ended, inclusive", async () => {
    const list = movingList(spread(5));
    await listed(list);

    expect(list.queries[1]?.q).toBe('(project:"openstack/keystone") before:"2016-01-27 00:00:03"');
  });

  test("several projects are one question with one order, not several with one offset", async () => {
    const list = movingList(spread(1));
    await listed(list, { projects: ["openstack/keystone", "openstack/keystoneauth"] });

    expect(list.queries.map(({ q }) => q)).toEqual([
      '(project:"openstack/keystone" OR project:"openstack/keystoneauth")',
    ]);
  });

  test("so many projects that one address could not hold them", async () => {
    const projects = Array.from({ length: 300 }, (_, i) => `openstack/project-with-a-long-name-${i}`);
    const list = movingList([]);
    await listed(list, { projects });

    expect(list.queries.length).toBeGreaterThan(1);
    expect(gerrit.asked.every((path) => path.length < 6_000)).toBe(true);
    for (const name of projects) expect(list.queries.filter(({ q }) => q.includes(`"${name}"`))).toHaveLength(1);
  });

  test("no project means all that can be seen, open and closed", async () => {
    const list = movingList(spread(1));
    await listed(list, { projects: [] });

    expect(list.queries[0]?.q).toBe("(is:open OR is:closed)");
  });

  test("a limit is always named, because without one old servers do not say that there is more", async () => {
    await listed(movingList(spread(4)));

    expect(gerrit.asked.every((path) => /[?&]n=3(&|$)/.test(path))).toBe(true);
  });
});

describe("what is in the rows", () => {
  test("a private change is not listed, so that the mirror misses and then forgets it", async () => {
    const list = movingList([
      { number: 1, second: 1 },
      { number: 2, second: 2, private: true },
    ]);

    expect(numbers(await listed(list))).toEqual([1]);
    expect(numbers(await listed(list, { settings: { showPrivate: true } }))).toEqual([1, 2]);
  });

  test("a server without meta_rev_id: the date is the version", async () => {
    gerrit.answers(json([{ _number: 1, updated: stamp(1) }]));

    expect((await listed(null))[0]?.version).toBe(stamp(1));
  });

  test("a broken record comes as a stub without a date: it is listed to be read again", async () => {
    gerrit.answers(
      json([
        { _number: 2, updated: stamp(9), meta_rev_id: "a" },
        { _number: 1, subject: "***ERROR***" },
      ]),
    );

    expect((await listed(null))[1]).toEqual({ number: 1, updated: "2016-01-27T00:00:09.000Z", version: "" });
  });

  test("a row that cannot be understood is listed by its number, and one without a number stops nothing", async () => {
    gerrit.answers(json([{ _number: 3, updated: 12 }, { subject: "who am I" }, { _number: 1, updated: stamp(1) }]));

    expect(numbers(await listed(null))).toEqual([1, 3]);
  });

  test("a page of nothing but rubbish does not end the list", async () => {
    gerrit.answers(
      inTurn(
        json([{ subject: "?" }, { _number: 9, subject: "***ERROR***", _more_changes: true }]),
        json([{ subject: "?" }, { _number: 9, subject: "***ERROR***", _more_changes: true }]),
        json([{ _number: 1, updated: stamp(1) }]),
        json([{ _number: 1, updated: stamp(1) }]),
      ),
    );

    expect(numbers(await listed(null))).toEqual([1, 9]);
  });

  test("a server that does not know allow-incomplete-results is asked without it", async () => {
    const refusal = text(400, '"--allow-incomplete-results" is not a valid option');
    gerrit.answers(inTurn(refusal, json([{ _number: 1, updated: stamp(1) }])));

    expect(numbers(await listed(null))).toEqual([1]);
    expect(gerrit.asked[1]).not.toContain("allow-incomplete-results");
  });
});
