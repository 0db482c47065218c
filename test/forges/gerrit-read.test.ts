/** Does reading keep what is good when something among it is bad? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Limits } from "../../src/forges/gerrit/ground.ts";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import type { Look } from "../../src/review/snapshot.ts";
import { type Answer, type BrokenGerrit, json, openBrokenGerrit, page, routes, text } from "../fakes/broken-gerrit.ts";
import { changeInfoOf } from "../fakes/change-info.ts";
import { settingsOf } from "../fakes/settings.ts";

let gerrit: BrokenGerrit;
beforeEach(async () => {
  gerrit = await openBrokenGerrit();
});
afterEach(() => gerrit.close());

const never = new AbortController().signal;

function forge(tuning: Partial<Limits> = {}, settings: Partial<ForgeSettings> = {}) {
  return openGerrit(settingsOf(gerrit.url, settings), ["openstack/keystone"], {}, undefined, {
    patience: 1,
    ...tuning,
  });
}

/** Answers queries of numbers from a table; what is absent is not there. */
function holding(table: Record<number, unknown>, most = Number.POSITIVE_INFINITY): Answer {
  return (request, response, before) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const single = /^\/changes\/(\d+)/.exec(pathname)?.[1];
    const asked = single ? [single] : [...(searchParams.get("q") ?? "").matchAll(/change:(\d+)/g)].map(([, n]) => n);
    const found = asked.flatMap((n) => (Number(n) in table ? [table[Number(n)]] : []));
    const failing = found.length > most || found.includes(broken);
    const answer = failing
      ? text(500, "Internal server error")
      : single
        ? found.length
          ? json(found[0])
          : text(404, `Not found: ${single}\n`)
        : json(found);
    (pathname === "/config/server/version" ? json("3.13.5") : answer)(request, response, before);
  };
}

/** Stands for a change that makes Gerrit itself fail. */
const broken = "broken";
const numbers = (look: Look) => ({
  read: look.snapshots.map(({ change }) => change.number),
  missing: look.missing,
  unreadable: look.unreadable.map(({ number }) => number),
});
const six = [1, 2, 3, 4, 5, 6];
const good = () => Object.fromEntries(six.map((n) => [n, changeInfoOf(n) as unknown]));

describe("many at once", () => {
  test("are one query", async () => {
    gerrit.answers(holding(good()));

    expect(numbers(await forge().read(six, never))).toEqual({ read: six, missing: [], unreadable: [] });
    expect(gerrit.asked).toHaveLength(1);
  });

  test("few are asked one by one, because the index may be stale where the change is not", async () => {
    gerrit.answers(holding(good()));
    await forge().read([2, 1], never);

    expect(gerrit.asked.map((path) => path.split("?")[0]).sort()).toEqual(["/changes/1", "/changes/2"]);
  });

  test("what the index does not give is asked for by itself before it counts as missing", async () => {
    const stale = holding({ ...good(), 6: undefined });
    gerrit.answers((request, response, before) =>
      (request.url?.startsWith("/changes/6?") ? json(changeInfoOf(6)) : stale)(request, response, before),
    );

    const { read, missing } = numbers(await forge().read([...six, 7], never));
    expect([...read].sort()).toEqual(six);
    expect(missing).toEqual([7]);
  });

  test("a number asked for twice is answered once", async () => {
    gerrit.answers(holding(good()));

    expect(numbers(await forge().read([1, 1], never)).read).toEqual([1]);
  });

  test("an answer too large to hold is asked for in halves, and only what is too large alone is set aside", async () => {
    const large = changeInfoOf(3, { subject: "x".repeat(20_000) });
    gerrit.answers(holding({ ...good(), 3: large }));
    const look = numbers(await forge({ largest: 10_000 }).read(six, never));

    expect(look.read.sort()).toEqual([1, 2, 4, 5, 6]);
    expect(look.unreadable).toEqual([3]);
  });
});

describe("the files of many at once", () => {
  /** As Gerrit does: files only for those who ask, and the second query may be behind or ahead. */
  function filing(second: Record<string, unknown>): Answer {
    return (request, response, before) => {
      const asks = request.url?.includes("o=CURRENT_FILES") ?? false;
      const single = request.url?.startsWith("/changes/3?");
      const bare = changeInfoOf(3, single ? second : {}) as { revisions: Record<string, Record<string, unknown>> };
      if (!asks) for (const revision of Object.values(bare.revisions)) delete revision.files;
      const three = asks && !single ? changeInfoOf(3, second) : bare;
      const closed = changeInfoOf(4, { status: "MERGED" });
      holding({ ...good(), 3: three, 4: closed })(request, response, before);
    };
  }
  const filesOf = (look: Look) => look.snapshots.find(({ change }) => change.number === 3)?.change.files;

  test("are asked for in one more query, only where a change is open and unknown", async () => {
    gerrit.answers(filing({}));
    const look = await forge().read(six, never);

    expect(filesOf(look)).toEqual(["keystone/change.py"]);
    expect(look.snapshots.find(({ change }) => change.number === 4)?.change.files).toBeNull();
    expect(gerrit.asked).toHaveLength(2);
    expect(decodeURIComponent(gerrit.asked[1] ?? "")).toContain("q=change:3&n=1");
  });

  test("belong to the patch set that was read: when another is there by then, the change is read again", async () => {
    const revisions = { cc33: { _number: 2, created: "2016-01-27 13:00:00.000000000", files: { "new.py": {} } } };
    gerrit.answers(filing({ current_revision: "cc33", revisions }));
    const look = await forge().read(six, never);

    expect(filesOf(look)).toEqual(["new.py"]);
    expect(numbers(look).read.toSorted()).toEqual(six);
    expect(gerrit.asked).toHaveLength(3);
  });
});

describe("one bad change among good ones", () => {
  test.each<[situation: string, bad: unknown, reason: RegExp]>([
    ["wrong types", changeInfoOf(3, { subject: 12 }), /^subject: /],
    ["a status nobody knows", changeInfoOf(3, { status: "DRAFT" }), /^status: /],
    ["a date that is none", changeInfoOf(3, { updated: "yesterday" }), /^updated: /],
    ["a stub ***ERROR***", { _number: 3, subject: "***ERROR***" }, /cannot load this change/],
    ["a stub ***ERROR*** that looks whole", changeInfoOf(3, { subject: "***ERROR***" }), /cannot load this change/],
  ])("%s: it is set aside with its raw text", async (_, bad, reason) => {
    gerrit.answers(holding({ ...good(), 3: bad }));
    const look = await forge().read(six, never);

    expect(numbers(look)).toEqual({ read: [1, 2, 4, 5, 6], missing: [], unreadable: [3] });
    expect(look.unreadable[0]?.reason).toMatch(reason);
    expect(JSON.parse(look.unreadable[0]?.raw ?? "")).toEqual(bad);
  });

  test("it makes Gerrit fail: the others are read all the same", async () => {
    gerrit.answers(holding({ ...good(), 3: broken }));
    const look = numbers(await forge().read(six, never));

    expect(look.read.sort()).toEqual([1, 2, 4, 5, 6]);
    expect(look.unreadable).toEqual([3]);
  });

  test("Gerrit fails on everything: that is an outage and no change is set aside", async () => {
    gerrit.answers(text(500, "Internal server error"));

    await expect(forge().read([1], never)).rejects.toThrow(/fails inside \(500\)/);
  });
});

describe("what the mirror must forget", () => {
  test("a private change, unless the program shows them", async () => {
    gerrit.answers(holding({ 1: changeInfoOf(1, { is_private: true }) }));

    expect(numbers(await forge().read([1], never)).missing).toEqual([1]);
    expect(numbers(await forge({}, { showPrivate: true }).read([1], never)).read).toEqual([1]);
  });

  test("a private change that cannot be understood: its raw text would show it", async () => {
    gerrit.answers(holding({ 1: changeInfoOf(1, { is_private: true, subject: 12 }) }));

    expect(await forge().read([1], never)).toEqual({ snapshots: [], missing: [1], unreadable: [] });
  });

  test("a change that is in none of the program's repositories", async () => {
    gerrit.answers(holding({ 1: changeInfoOf(1, { project: "openstack/nova" }) }));

    expect(numbers(await forge().read([1], never)).missing).toEqual([1]);
  });

  test.each<[situation: string, given: Answer]>([
    ["a proxy's page that says 404", page(404)],
    ["a proxy's plain text that says 404", text(404, "404 page not found")],
  ])("but not because of %s: the mirror would be emptied", async (_, given) => {
    gerrit.answers(given);

    await expect(forge().read([1], never)).rejects.toThrow(/answers 404/);
  });
});

describe("what older servers lack", () => {
  const understands =
    (...refused: string[]): Answer =>
    (request, response, before) => {
      const named = refused.find((option) => request.url?.includes(`o=${option}`));
      const answer = named
        ? text(400, `"${named}" is not a valid value for "-o"`)
        : routes({ "/config/server/version": json("3.4.8"), "/changes/1": json(changeInfoOf(1)) });
      answer(request, response, before);
    };

  test("an option that a 400 names is left out from then on", async () => {
    gerrit.answers(understands("PARENTS", "SUBMIT_REQUIREMENTS"));
    const open = forge();
    await open.read([1], never);
    await open.read([1], never);

    expect(gerrit.asked).toHaveLength(4);
    expect(gerrit.asked.at(-1)).toContain("o=SUBMITTABLE");
  });

  test("once the version is known nothing is asked in vain", async () => {
    gerrit.answers(understands("PARENTS", "SUBMIT_REQUIREMENTS"));
    const open = forge();
    await open.probe(never);
    await open.read([1], never);

    expect(gerrit.asked).toHaveLength(2);
  });

  test("a 400 about something else is not swallowed", async () => {
    gerrit.answers(text(400, "Cannot go beyond page 2 of results"));

    await expect(forge().read([1], never)).rejects.toThrow(/answers 400: Cannot go beyond page 2/);
  });
});
