/** Is a change frozen exactly when the calendar says so, and is every rule told? */
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/review/change.ts";
import { effects, feature, fix, type Made, mitaka, plain, spec, teamWith, verdictOn } from "./frozen-ground.ts";

const team = teamWith(mitaka);
const before = "2016-03-03T23:58:59.999Z";
const frozen = "2016-03-03T23:59:00.000Z";
const late = "2016-03-10T12:00:00.000Z";
const thaw = "2016-03-17T23:59:00.000Z";

describe("who is stopped, and when", () => {
  test.each<[story: string, made: Made, at: Instant, blocked: string[]]>([
    ["a feature a moment before the feature freeze", feature, before, []],
    ["a feature at the minute", feature, frozen, ["feature-freeze"]],
    ["a feature a moment before the thaw", feature, "2016-03-17T23:58:59.999Z", ["feature-freeze"]],
    ["a feature at the thaw: nothing had to run", feature, thaw, []],
    ["a bug fix goes on", fix, late, []],
    ["a bug fix that names a blueprint too is a feature", { ...fix, topic: "bp/x" }, late, ["feature-freeze"]],
    ["docs of a feature go on", { ...feature, files: ["doc/source/totp.rst"] }, late, []],
    ["tests go on", { files: ["keystone/tests/unit/test_totp.py"] }, late, []],
    ["no sign of what it is: taken for a feature", plain, late, ["feature-freeze"]],
    ["new requirements", { files: ["requirements.txt"] }, late, ["requirements-freeze"]],
    [
      "a feature with new requirements is stopped twice",
      { ...feature, files: ["keystone/totp.py", "requirements.txt"] },
      late,
      ["feature-freeze", "requirements-freeze"],
    ],
    ["a fix of a library", { ...fix, in: "keystonemiddleware" }, late, []],
    [
      "a feature of a library, a week earlier",
      { ...feature, in: "keystonemiddleware" },
      "2016-02-26T00:00:00.000Z",
      ["library-freeze"],
    ],
    ["a feature of the service at that time", feature, "2016-02-26T00:00:00.000Z", []],
    ["a feature of a client library", { ...feature, in: "python-keystoneclient" }, late, ["client-library-freeze"]],
    ["a spec in time", spec, "2015-12-03T12:00:00.000Z", []],
    ["a spec after its freeze", spec, "2016-01-27T00:00:00.000Z", ["spec-freeze"]],
    ["a spec of the next cycle", { in: "keystone-specs", files: ["specs/keystone/newton/mfa.rst"] }, late, []],
    ["a spec for the backlog", { in: "keystone-specs", files: ["specs/backlog/mfa.rst"] }, late, []],
    [
      "a spec that moves from one cycle to the frozen one",
      { in: "keystone-specs", files: ["specs/keystone/mitaka/mfa.rst", "specs/keystone/backlog/mfa.rst"] },
      late,
      ["spec-freeze"],
    ],
    ["a spec whose files nobody knows", { in: "keystone-specs", files: null }, late, ["spec-freeze"]],
    ["the build of the specs is no spec", { in: "keystone-specs", files: ["tox.ini"] }, late, []],
    ["a feature proposed in time", { ...feature, created: "2016-01-18T23:58:00.000Z" }, "2016-02-10T00:00:00.000Z", []],
    [
      "a feature proposed a minute late",
      { ...feature, created: "2016-01-18T23:59:00.000Z" },
      "2016-02-10T00:00:00.000Z",
      ["feature-proposal-freeze"],
    ],
    ["a stable branch: master's freezes are not about it", { ...feature, branch: "stable/liberty" }, late, []],
    ["a feature branch", { ...feature, branch: "feature/totp" }, late, []],
    [
      "texts on the new stable branch",
      { hashtags: ["strings"], branch: "stable/mitaka" },
      "2016-03-20T00:00:00.000Z",
      ["hard-string-freeze"],
    ],
    ["a fix on the new stable branch", { ...fix, branch: "stable/mitaka" }, "2016-03-20T00:00:00.000Z", []],
    [
      "a fix after the last release candidate",
      { ...fix, branch: "stable/mitaka" },
      "2016-04-01T00:00:00.000Z",
      ["release-freeze"],
    ],
    ["the release is out", { ...fix, branch: "stable/mitaka" }, "2016-04-07T23:59:00.000Z", []],
    ["it merged before", { ...feature, status: "merged", submitted: "2016-03-01T00:00:00.000Z" }, late, []],
    [
      "it merged later, asked about before",
      { ...feature, status: "merged", submitted: "2016-03-12T00:00:00.000Z" },
      late,
      ["feature-freeze"],
    ],
  ])("%s", (_, made, at, blocked) => {
    const verdict = verdictOn(team, made, at);

    expect(effects(verdict).filter((one) => one.endsWith(" blocks"))).toEqual(blocked.map((kind) => `${kind} blocks`));
    expect(verdict.frozen).toBe(blocked.length > 0);
  });
});

describe("every rule is told", () => {
  test("of a bug fix: which are met, which are elsewhere, which come later", () => {
    const verdict = verdictOn(team, fix, late);

    expect(effects(verdict)).toEqual([
      "spec-freeze elsewhere",
      "feature-proposal-freeze met",
      "library-freeze elsewhere",
      "feature-freeze met",
      "client-library-freeze elsewhere",
      "requirements-freeze met",
      "soft-string-freeze met",
    ]);
    expect(effects(verdict, "later")).toEqual([]);
    expect(verdict).toMatchObject({ sentence: "Not frozen.", until: null, next: null });
  });

  test("of a feature: what would free it, until when, and whom to ask", () => {
    const verdict = verdictOn(team, feature, late);

    expect(verdict.until).toBe(thaw);
    expect(verdict.sentence).toBe(
      "Frozen by the feature freeze until 17 Mar 2016 23:59 UTC: it needs an exemption to merge.",
    );
    expect(verdict.rules.find(({ effect }) => effect === "blocks")).toMatchObject({
      because:
        "It is a feature: its topic is bp/totp. Features must be merged by then; bug fixes, docs and tests go on.",
      frees: [
        "A core's word that it is something else, if that is so.",
        "An exemption from the feature freeze: ask the PTL.",
        "Waiting: it ends by itself on 17 Mar 2016 23:59 UTC.",
      ],
      ask: "the PTL",
    });
  });

  test("of a feature in time: what will stop it", () => {
    const verdict = verdictOn(team, feature, "2016-02-10T00:00:00.000Z");

    expect(verdict.sentence).toBe("Not frozen. The feature freeze will stop it from 3 Mar 2016 23:59 UTC on.");
    expect(effects(verdict, "later")).toEqual([
      "feature-freeze blocks",
      "requirements-freeze met",
      "soft-string-freeze met",
    ]);
  });

  test("of texts: they may merge, and somebody is to be told", () => {
    const verdict = verdictOn(team, { ...fix, hashtags: ["i18n"] }, late, { ask: "the translators" });

    expect(verdict.frozen).toBe(false);
    expect(verdict.sentence).toBe("Not frozen, but tell the translators first because of the soft string freeze.");
  });

  test("of a library that another team releases: that team is asked", () => {
    const verdict = verdictOn(team, { ...feature, in: "keystoneauth" }, late);

    expect(verdict.rules.find(({ effect }) => effect === "blocks")?.ask).toBe("the release liaison of OpenStackSDK");
  });

  test("of an exempted feature: by what, until when", () => {
    const until = "2016-03-12T11:59:00.000Z";
    const cover = { id: "12", because: "Ana Ortiz granted it on 5 Mar 2016.", until, page: "/exemptions/12" };
    const verdict = verdictOn(team, feature, late, {
      covers: ({ kind }) => (kind === "feature-freeze" ? cover : null),
    });

    expect(verdict).toMatchObject({ frozen: false, until: null });
    expect(verdict.sentence).toBe("Not frozen: it is exempted from the feature freeze until 12 Mar 2016 11:59 UTC.");
    expect(verdict.rules.find(({ effect }) => effect === "exempt")).toMatchObject({ cover, because: cover.because });
  });

  test("of a merged change: that no freeze is about it", () => {
    const merged = { ...feature, status: "merged", submitted: "2016-03-01T10:00:00.000Z" } as const;

    expect(verdictOn(team, merged, late)).toMatchObject({
      sentence: "It merged on 1 Mar 2016 10:00 UTC: no freeze is about it any more.",
      rules: [],
    });
  });

  test("of what comes again: the turn that holds and the one after it", () => {
    const weekend =
      'freezes: [{ kind: own, id: weekend, since: "2016-03-04 17:00", until: "2016-03-07 08:00", every: week }]';
    const rules = (at: Instant) =>
      verdictOn(teamWith(weekend), fix, at).rules.map(({ when, freeze }) => `${when} ${freeze.since}`);

    expect(rules("2016-03-05T00:00:00.000Z")).toEqual([
      "now 2016-03-04T17:00:00.000Z",
      "later 2016-03-11T17:00:00.000Z",
    ]);
    expect(rules("2016-03-07T08:00:00.000Z")).toEqual(["later 2016-03-11T17:00:00.000Z"]);
    expect(rules("2015-03-07T08:00:00.000Z")).toEqual([]);
  });

  test("without a calendar there is nothing to tell", () => {
    expect(verdictOn(teamWith(""), feature, late)).toMatchObject({ frozen: false, sentence: "Not frozen.", rules: [] });
  });
});
