/** Does Midcycle see what is wrong with its account, its rights and the server, and what the server has? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openGerrit, type Secrets } from "../../src/forges/gerrit/open.ts";
import { createPace } from "../../src/forges/gerrit/pace.ts";
import { quote } from "../../src/forges/gerrit/query.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import {
  type Answer,
  type BrokenGerrit,
  inTurn,
  json,
  openBrokenGerrit,
  routes,
  text,
} from "../fakes/broken-gerrit.ts";
import { settingsOf } from "../fakes/settings.ts";

let gerrit: BrokenGerrit;
beforeEach(async () => {
  gerrit = await openBrokenGerrit();
});
afterEach(() => gerrit.close());

const never = new AbortController().signal;
const bot = { _account_id: 5, name: "Midcycle", username: "midcycle", tags: ["SERVICE_USER"] };
const rights = { streamEvents: true, queryLimit: { min: 0, max: 200 } };
const stream = { host: "h", port: 1, username: "bot", keyFileEnv: null, passwordEnv: null };

function probe(
  given: Record<string, Answer> = {},
  secrets: Secrets = { username: "midcycle", password: "p" },
  settings: Partial<ForgeSettings> = {},
) {
  gerrit.answers(
    routes({
      "/config/server/version": given["/config/server/version"] ?? json("3.13.5"),
      "/accounts/self/capabilities": given["/accounts/self/capabilities"] ?? json(rights),
      "/accounts/self": given["/accounts/self"] ?? json(bot),
    }),
  );
  return openGerrit(settingsOf(gerrit.url, { stream, ...settings }), [], secrets).probe(never);
}

describe("probe", () => {
  test("all is well", async () => {
    expect(await probe()).toEqual({
      version: "3.13.5",
      account: { key: "opendev~5", name: "midcycle", administrator: false },
      pageSize: 200,
      canStream: true,
      warnings: [],
    });
  });

  test("anonymous by choice is nothing to warn of", async () => {
    expect(await probe({}, {})).toMatchObject({ account: null, canStream: false, warnings: [] });
  });

  test.each<[situation: string, given: Record<string, Answer>, said: RegExp]>([
    [
      "an administrator, who sees private changes",
      { "/accounts/self/capabilities": json({ administrateServer: true }) },
      /is an administrator and sees private changes/,
    ],
    ["not a service user", { "/accounts/self": json({ ...bot, tags: [] }) }, /not a service user: add it to the group/],
    ["no right to stream events", { "/accounts/self/capabilities": json({}) }, /may not stream events: grant/],
    [
      "a Gerrit older than any that was tried",
      { "/config/server/version": json("2.16.28") },
      /Gerrit 2\.16\.28 is older than 3\.4/,
    ],
    [
      "the clocks differ",
      {
        "/config/server/version": text(200, '"3.13.5"', { date: "Wed, 27 Jan 2016 10:00:00 GMT" }),
        "/accounts/self/capabilities": text(200, JSON.stringify(rights), { date: "Wed, 27 Jan 2016 10:00:00 GMT" }),
        "/accounts/self": text(200, JSON.stringify(bot), { date: "Wed, 27 Jan 2016 10:00:00 GMT" }),
      },
      /The clocks differ by \d+ min/,
    ],
  ])("warns of %s", async (_, given, said) => {
    expect((await probe(given)).warnings).toEqual([expect.stringMatching(said)]);
  });

  test("warns when credentials are named and not set", async () => {
    const { warnings } = await probe(
      {},
      { username: "midcycle" },
      { usernameEnv: "G_USER", passwordEnv: "G_PASSWORD" },
    );

    expect(warnings).toEqual(["Read anonymously: G_PASSWORD must be set for an account's rights."]);
  });

  test("a version that says nothing is taken for a new one", async () => {
    expect(await probe({ "/config/server/version": json("(dev)") })).toMatchObject({ version: "(dev)", warnings: [] });
  });
});

describe("inspect", () => {
  const inspect = () => openGerrit(settingsOf(gerrit.url), [], {}).inspect;

  test("projects by pattern, over more than one page", async () => {
    gerrit.answers(
      inTurn(
        json({ "openstack/keystone": {}, "openstack/keystone-specs": { _more_projects: true } }),
        json({ "openstack/keystoneauth": {}, "openstack/keyless.d": {} }),
      ),
    );

    expect(await inspect().projects(["openstack/key*"], never)).toHaveLength(4);
    expect(gerrit.asked[1]).toContain("S=2");
  });

  test("a pattern is no regular expression", async () => {
    gerrit.answers(json({ "a.b": {}, axb: {}, "a.b.c": {} }));

    expect(await inspect().projects(["a.b"], never)).toEqual(["a.b"]);
  });

  test("labels in order of value; null when they are not for us to see", async () => {
    gerrit.answers(inTurn(json([{ name: "Verified", values: { " 0": "", "-1": "", "+1": "" } }]), text(403, "no")));

    expect(await inspect().labels("a/b", never)).toEqual([{ name: "Verified", values: [-1, 0, 1] }]);
    expect(await inspect().labels("a/b", never)).toBeNull();
  });

  test("labels whose definitions are hidden are seen on a change", async () => {
    const labels = { "Code-Review": { values: { " 0": "", "-2": "", "+2": "" } } };
    gerrit.answers(inTurn(text(403, "no"), json([{ _number: 1, labels }]), text(403, "no"), json([])));

    expect(await inspect().labels("a/b", never)).toEqual([{ name: "Code-Review", values: [-2, 0, 2] }]);
    expect(await inspect().labels("a/b", never)).toBeNull();
  });

  test("the branch that a clone gets", async () => {
    gerrit.answers(inTurn(json("refs/heads/stable/x"), text(404, "no")));

    expect(await inspect().head("a/b", never)).toBe("stable/x");
    expect(await inspect().head("a/b", never)).toBeNull();
  });

  const groups = {
    "global:Registered-Users": { name: "Registered Users" },
    u1: { name: "keystone-core" },
    u2: { name: "Administrators" },
    u3: { name: "keystone-drivers" },
  };
  const ruled = (rules: object) => ({ "refs/heads/*": { permissions: { "label-Code-Review": { rules } } } });

  test("who may give a value, by the rules of the project or the nearest above it that has some", async () => {
    const rules = { u1: { action: "ALLOW", min: -2, max: 2 }, u2: { max: 2 }, u3: { max: 1 }, u4: { max: 2 } };
    const below = { local: ruled({ u3: { action: "BLOCK", max: 2 } }), inherits_from: { name: "All" }, groups };
    gerrit.answers(inTurn(json(below), json({ local: ruled(rules), groups })));

    expect(await inspect().voters("a/b", "Code-Review", 2, never)).toEqual({ groups: ["keystone-core"], sure: true });
    expect(gerrit.asked).toEqual(["/projects/a%2Fb/access", "/projects/All/access"]);
  });

  test("hidden rules leave the groups that the rights name; hidden rights leave nothing", async () => {
    const hidden = { local: { "refs/heads/*": { permissions: {} } }, inherits_from: { name: "All" }, groups };
    gerrit.answers(inTurn(json(hidden), text(403, "no"), text(404, "no")));

    const voters = await inspect().voters("a/b", "Code-Review", 2, never);
    expect(voters).toEqual({ groups: ["keystone-core", "keystone-drivers"], sure: false });
    expect(await inspect().voters("a/b", "Code-Review", 2, never)).toBeNull();
  });

  test("members of a group by user name; null when it is not there", async () => {
    gerrit.answers(inTurn(json([{ _account_id: 1, username: "ben" }, { _account_id: 2 }]), text(404, "Not found: x")));

    expect(await inspect().group("keystone-core", never)).toEqual({ members: ["ben"] });
    expect(await inspect().group("keystone-core", never)).toBeNull();
  });
});

test.each([
  ["a/b", '"a/b"'],
  ['say "hi" \\o/', '"say \\"hi\\" \\\\o/"'],
])("the query value %s is quoted", (value, quoted) => {
  expect(quote(value)).toBe(quoted);
});

describe("pace", () => {
  /** Plays a server that brings so many changes a millisecond at each level. */
  function play(rates: number[], pieces: number): { level: number; pace: ReturnType<typeof createPace> } {
    let now = 0;
    const pace = createPace(() => now);
    const keepBusy = pace.begin();
    for (let i = 0; i < pieces; i++) {
      const done = pace.begin();
      now += 50 / (rates[pace.level() - 1] ?? 1);
      done(50);
    }
    keepBusy(0);
    return { level: pace.level(), pace };
  }

  test.each<[situation: string, rates: number[], level: number]>([
    ["climbs while more at once brings more", [1, 2, 3, 4], 4],
    ["steps back when three bring no more than two", [1, 2, 2, 2], 2],
    ["steps back when four bring no more than three", [1, 2, 3, 3], 3],
  ])("%s", (_, rates, level) => {
    expect(play(rates, 100).level).toBe(level);
  });

  test("goes down to one, not to none, under strain, and climbs again", () => {
    const { pace } = play([1, 2, 3, 4], 100);
    for (let i = 0; i < 6; i++) pace.strained();

    expect(pace.level()).toBe(1);
  });
});
