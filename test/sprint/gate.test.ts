/** Does a gate's plan stop exactly what is frozen, and is it empty once it was written? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { classify } from "../../src/review/classes.ts";
import { freezesBetween } from "../../src/sprint/calendar.ts";
import { type Cover, frozenVerdict } from "../../src/sprint/frozen.ts";
import {
  type GateFacts,
  type GatePlan,
  type GateSettings,
  gatePlan,
  type RequirementBody,
} from "../../src/sprint/gate.ts";
import { feature, fix, type Made, mitaka, plain, repository, spec, teamWith } from "./frozen-ground.ts";
import { openChange } from "./made-up.ts";

const program = teamWith(mitaka);
const bot = "opendev~midcycle";
const settings: GateSettings = {
  forge: "opendev",
  requirement: "Feature-Freeze",
  label: "Feature-Freeze",
  max: 1,
  user: "midcycle",
  bot,
  parent: null,
  kinds: ["feature-freeze"],
  page: "https://midcycle.example.org/freezes",
};
const [before, during, after] = ["2016-03-01T00:00:00.000Z", "2016-03-10T00:00:00.000Z", "2016-03-18T00:00:00.000Z"];
const cover: Cover = { id: "1", because: "Ana granted it.", until: null, page: null };

/** A forge that does what a plan says. */
class Forge {
  standing: Map<string, RequirementBody | null>;
  changes: Change[];
  writes = 0;
  constructor(changes: Change[], projects = program.repositories.map(({ name }) => name)) {
    this.changes = changes;
    this.standing = new Map(projects.map((name) => [name, null]));
  }
  write({ writes }: GatePlan, most = Number.POSITIVE_INFINITY): void {
    for (const write of writes.slice(0, most)) {
      this.writes++;
      if (write.do === "put-requirement") this.standing.set(write.project, write.requirement);
      else if (write.do === "delete-requirement") this.standing.set(write.project, null);
      else {
        this.changes = this.changes.map((change) => {
          if (change.key !== write.change) return change;
          const votes = change.votes.filter(({ label, by }) => label !== write.label || by !== bot);
          const given = { label: write.label, value: 1, by: bot, at: during };
          return { ...change, votes: write.do === "give-vote" ? [...votes, given] : votes };
        });
      }
    }
  }
}

function change(number: number, { in: name = "keystone", ...made }: Made = {}): Change {
  const patchSets = [{ number: 1, revision: `rev${number}`, kind: null, created: before, uploader: null }];
  const created = "2016-01-01T00:00:00.000Z";
  return openChange(number, {
    forge: "opendev",
    key: `opendev~${number}`,
    repository: `openstack/${name}`,
    patchSets,
    created,
    ...made,
  });
}

function planAt(
  forge: Forge,
  at: string,
  exempt: readonly number[] = [],
  more: Partial<GateSettings> = {},
  passed: ReadonlySet<string> | null = null,
): GatePlan {
  const facts: GateFacts = {
    program,
    settings: { ...settings, ...more },
    at,
    freezes: freezesBetween(program, at, at),
    standing: forge.standing,
    before: passed,
    changes: forge.changes,
    verdict: (one) => {
      const home = repository(program, one.repository.slice("openstack/".length));
      const covers = () => (exempt.includes(one.number) ? cover : null);
      const what = classify(one, home.type);
      return frozenVerdict({
        program,
        repository: home,
        branch: one.branch,
        change: one,
        what,
        at,
        covers,
        ask: "a core",
        zone: "UTC",
      });
    },
  };
  return gatePlan(facts);
}

const words = ({ writes }: GatePlan) =>
  writes.map((write) => ("project" in write ? `${write.do} ${write.project}` : `${write.do} ${write.number}`));

describe("the story of a freeze", () => {
  const forge = new Forge([
    change(1, feature),
    change(2, fix),
    change(3, feature),
    change(4, { ...feature, in: "keystonemiddleware" }),
    change(5, { ...feature, branch: "stable/liberty" }),
    change(6, spec),
  ]);

  test("before it nothing is written", () => {
    expect(planAt(forge, before)).toEqual({ writes: [], read: [] });
  });

  test("as it begins: who may pass gets the vote first, then the requirement comes", () => {
    const plan = planAt(forge, during, [3]);

    expect(words(plan)).toEqual(["give-vote 2", "give-vote 3", "put-requirement openstack/keystone"]);
    expect(plan.read).toEqual(["opendev~1", "opendev~2", "opendev~3", "opendev~5"]);
    expect(plan.writes[1]).toMatchObject({
      revision: "rev3",
      label: "Feature-Freeze",
      value: 1,
      because: "Ana granted it.",
    });
    expect(plan.writes[2]).toMatchObject({
      requirement: {
        name: "Feature-Freeze",
        description:
          "Frozen by the feature freeze until 17 Mar 2016 23:59 UTC: it needs an exemption. See https://midcycle.example.org/freezes",
        applicability_expression: "branch:refs/heads/master",
        submittability_expression: "label:Feature-Freeze=MAX,user=midcycle",
        allow_override_in_child_projects: false,
      },
    });
    forge.write(plan);
    expect(planAt(forge, during, [3])).toEqual({ writes: [], read: [] });
  });

  test("an exemption that is over is taken back, a new one given, a vote that was deleted comes back", () => {
    forge.changes = forge.changes.map((one) => (one.number === 2 ? { ...one, votes: [] } : one));

    expect(words(planAt(forge, during, [1]))).toEqual(["give-vote 1", "give-vote 2", "remove-vote 3"]);
  });

  test("as it ends the requirement goes, and votes stay where they harm nobody", () => {
    expect(words(planAt(forge, after, [3]))).toEqual(["delete-requirement openstack/keystone"]);
  });

  test("somebody changed the requirement by hand: it is put right", () => {
    const [name, body] = [...forge.standing][0] ?? [];
    if (name && body) forge.standing.set(name, { ...body, submittability_expression: "is:open" });

    expect(words(planAt(forge, during, [3]))).toContain("put-requirement openstack/keystone");
  });
});

test("a parent carries one requirement that names each project", () => {
  const forge = new Forge([change(1, feature)], ["All-Identity"]);
  const plan = planAt(forge, during, [], { parent: "All-Identity", kinds: null });

  expect(words(plan)).toEqual(["put-requirement All-Identity"]);
  expect(plan.read).toEqual(["opendev~1"]);
  expect(plan.writes[0]).toMatchObject({
    requirement: {
      applicability_expression: expect.stringContaining(
        "(project:openstack/keystone AND branch:refs/heads/master) OR (project:openstack/keystoneauth AND branch:refs/heads/master)",
      ),
    },
  });
});

test("branches named by how they begin are a regular expression", () => {
  const stable = teamWith(
    'freezes: [{ kind: own, since: "2016-03-01", until: "2016-04-01", branches: ["stable/*", "a.b"] }]',
  );
  const plan = gatePlan({
    ...{ program: stable, settings: { ...settings, kinds: null }, at: during, changes: [] },
    freezes: freezesBetween(stable, during, during),
    standing: new Map([["openstack/keystone", null]]),
    before: null,
    verdict: () => {
      throw new Error("nobody asks");
    },
  });

  expect(plan.writes[0]).toMatchObject({
    requirement: { applicability_expression: "(branch:refs/heads/a.b OR branch:^refs/heads/stable/.*)" },
  });
});

describe("what an owner of the project toggled is read too", () => {
  const keystone = "openstack/keystone";
  const shows = (name: string) => ({ requirements: [{ name, status: "unsatisfied", expression: null }] });
  const fresh = { ...feature, ...shows("Feature-Freeze") };
  const stale = { ...feature, ...shows("Code-Review") };
  const put = () => {
    const forge = new Forge([change(1, stale), change(2, fresh), change(3, { ...stale, branch: "stable/liberty" })]);
    forge.write(planAt(forge, during));
    return forge;
  };

  test.each<[string, ReadonlySet<string> | null, string[]]>([
    ["nobody remembers the last pass: what does not show it", null, ["opendev~1"]],
    ["it was not there at the last pass: everything", new Set(), ["opendev~1", "opendev~2", "opendev~3"]],
    ["it was there already: what does not show it", new Set([keystone]), ["opendev~1"]],
  ])("put, and %s", (_, passed, read) => {
    expect(planAt(put(), during, [], {}, passed)).toEqual({ writes: [], read });
  });

  test.each<[string, ReadonlySet<string> | null, string[]]>([
    ["nobody remembers the last pass: what still shows it", null, ["opendev~2"]],
    ["it was there at the last pass: everything", new Set([keystone]), ["opendev~1", "opendev~2"]],
    ["it was gone already: nothing, though one still shows it", new Set(), []],
  ])("removed, and %s", (_, passed, read) => {
    const forge = new Forge([change(1, stale), change(2, fresh)]);
    expect(planAt(forge, after, [], {}, passed)).toEqual({ writes: [], read });
  });
});

const some = fc.array(
  fc.record({ made: fc.constantFrom(feature, fix, plain, spec), voted: fc.boolean(), exempt: fc.boolean() }),
  { maxLength: 12 },
);
const times = fc.array(fc.constantFrom(before, during, after), { minLength: 1, maxLength: 4 });

property.prop([some, times, fc.nat(6)])(
  "cut short anywhere it goes on; written twice it does nothing; nobody frozen passes",
  (drawn, at, cut) => {
    const vote = { label: "Feature-Freeze", value: 1, by: bot, at: before };
    const forge = new Forge(drawn.map(({ made, voted }, n) => change(n + 1, { ...made, votes: voted ? [vote] : [] })));
    const exempt = drawn.flatMap((one, n) => (one.exempt ? [n + 1] : []));
    for (const moment of at) {
      forge.write(planAt(forge, moment, exempt), cut);
      forge.write(planAt(forge, moment, exempt));
      expect(planAt(forge, moment, exempt)).toEqual({ writes: [], read: [] });
      for (const [n, { made }] of drawn.entries()) {
        const has = forge.changes[n]?.votes.length === 1;
        const gated = forge.standing.get("openstack/keystone") !== null && made !== spec;
        if (gated) expect(has).toBe(made === fix || exempt.includes(n + 1));
      }
      expect(forge.standing.get("openstack/keystone") !== null).toBe(moment === during);
    }
  },
);
