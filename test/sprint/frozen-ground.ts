/** Which team and which calendar do the stories of freezes stand on? */
import { readProgram } from "../../src/config/program-file.ts";
import type { Change, Instant } from "../../src/review/change.ts";
import { classify } from "../../src/review/classes.ts";
import { type Program, type Repository, repositoryOf } from "../../src/review/program.ts";
import { type FrozenQuestion, type FrozenVerdict, frozenVerdict } from "../../src/sprint/frozen.ts";
import { openChange } from "./made-up.ts";

const head = `
id: identity
name: Identity
forges: [{ name: opendev, kind: gerrit, url: "https://review.example.org" }]
repositories:
  - { name: openstack/keystone, type: service, core-group: keystone-core }
  - { name: openstack/keystoneauth, type: library, core-group: keystone-core, released-by: OpenStackSDK }
  - { name: openstack/keystonemiddleware, type: library, core-group: keystone-core }
  - { name: openstack/python-keystoneclient, type: client-library, core-group: keystone-core }
  - { name: openstack/keystone-specs, type: specs, core-group: keystone-specs-core }
`;

/** The freezes of Mitaka, as its schedule has them. */
export const mitaka = `
cycles:
  - id: mitaka
    from: "2015-10-19"
    to: "2016-04-07"
    milestones: [{ id: mitaka-rc1, date: "2016-03-17" }, { id: mitaka-release, date: "2016-04-07" }]
    freezes:
      - { kind: spec-freeze, since: "2015-12-03" }
      - { kind: feature-proposal-freeze, since: "2016-01-18" }
      - { kind: library-freeze, since: "2016-02-25" }
      - { kind: feature-freeze, since: "2016-03-03", ask: the PTL }
      - { kind: client-library-freeze, since: "2016-03-03" }
      - { kind: requirements-freeze, since: "2016-03-03" }
      - { kind: soft-string-freeze, since: "2016-03-03" }
      - { kind: hard-string-freeze, since: "2016-03-17" }
      - { kind: release-freeze, since: "2016-03-31" }
`;

/** @returns the team with this calendar. */
export function teamWith(calendar: string): Program {
  return readProgram(`${head}${calendar}`, "team.yaml");
}

/** @returns a repository of the team by its last word. */
export function repository(program: Program, name: string): Repository {
  const found = repositoryOf(program, "opendev", `openstack/${name}`);
  if (!found) throw new Error(`no repository ${name}`);
  return found;
}

/** What a change of a story is. */
export type Made = Partial<Change> & { in?: string };

/** A change that says nothing of itself. */
export const plain: Made = { files: ["keystone/token.py"] };
export const feature: Made = { topic: "bp/totp" };
export const fix: Made = { trailers: [{ key: "Closes-Bug", value: "#1" }] };
export const spec: Made = { in: "keystone-specs", files: ["specs/keystone/mitaka/totp.rst"] };

/** @returns the verdict on a change at an instant. */
export function verdictOn(
  program: Program,
  made: Made,
  at: Instant,
  more: Partial<FrozenQuestion> = {},
): FrozenVerdict {
  const { in: name = "keystone", ...fields } = made;
  const home = repository(program, name);
  const change = openChange(1, { repository: home.name, created: "2015-11-01T00:00:00.000Z", ...fields });
  const what = classify(change, home.type);
  const about = { program, repository: home, branch: change.branch, change, what, at, zone: "UTC" };
  return frozenVerdict({ ...about, covers: () => null, ask: "a core", ...more });
}

/** @returns the kinds that block, those that are met now, and so on, as "kind effect". */
export function effects(verdict: FrozenVerdict, when: "now" | "later" = "now"): string[] {
  return verdict.rules.filter((rule) => rule.when === when).map(({ freeze, effect }) => `${freeze.kind} ${effect}`);
}
