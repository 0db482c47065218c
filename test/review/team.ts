/** Who is the made-up team of the stories? */

import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import { nominationRule } from "../../src/governance/nomination/presets.ts";
import { pollRule } from "../../src/governance/poll/presets.ts";
import type { Account, AccountKey } from "../../src/review/change.ts";
import { usualPads } from "../../src/review/pad-settings.ts";
import type { Person, Program, Repository } from "../../src/review/program.ts";
import { plainRecaps } from "../../src/review/recap-settings.ts";
import { writesNothing } from "../../src/review/writing-settings.ts";

/** Ana, Ben and Cleo are cores of both groups; Dan, Eve and Nia contribute; zuul is the team's CI; Nia is no one's entry. */
export const team: Program = {
  id: "identity",
  name: "Identity",
  forges: [],
  repositories: [repository("openstack/keystone", "service"), repository("openstack/keystone-specs", "specs")],
  people: [
    person("ana", "Ana Ortiz", { cores: ["keystone-core", "keystone-specs-core"] }),
    person("ben", "Ben Abara", { cores: ["keystone-core", "keystone-specs-core"] }),
    person("cleo", "Cleo Park", { cores: ["keystone-core"] }),
    person("dan", "Dan Weiss"),
    person("eve", "Eve Moreau"),
  ],
  bots: { accounts: ["proposal-bot"], patterns: ["(?: CI| Bot)$", "^welcome, new contributor!$"] },
  roles: { ptl: [], liaisons: [], organizers: [], administrators: [] },
  companyAliases: [{ name: "HP", company: "HPE", from: "2015-11-01" }],
  rules: {
    reviewLabel: "Code-Review",
    coreValue: 2,
    blockValue: -2,
    coreVotes: 2,
    approval: { label: "Workflow", value: 1 },
    ci: { label: "Verified", accounts: ["zuul"], pass: 1 },
    waits: { owner: 7, reviewers: 5, cores: 5 },
  },
  decisions: {
    nominations: { ...nominationRule("kolla"), proposers: "cores", grant: "by-hand" },
    polls: pollRule("majority"),
  },
  cycles: [],
  freezes: [],
  sprints: [],
  exemptions: exemptionPresets.keystone,
  dashboards: [],
  signIn: null,
  pads: usualPads,
  etherpads: [],
  writing: writesNothing,
  recaps: plainRecaps,
  channels: [],
  chats: [],
};

/** Every account of the stories, as a mirror would know it. */
export const accounts: Account[] = [
  ...team.people.map(({ id, name }) => account(id, name)),
  account("nia", "Nia Newton"),
  account("zuul", "Zuul"),
  account("acme", "Acme CI"),
  account("freeze", "Freeze Bot"),
  account("proposal-bot", "OpenStack Proposal Bot"),
  account("welcome", "Welcome, new contributor!"),
];

/** @returns the account key of somebody in a story. */
export function key(who: string): AccountKey {
  return `opendev~${who}`;
}

/** @returns a person of a program with one account of the same name. */
export function person(id: string, name: string, more: { cores?: string[] } = {}): Person {
  const cores = (more.cores ?? []).map((group) => ({ group, from: null, to: null }));
  return { id, name, accounts: { opendev: [id] }, emails: [], nicks: [], affiliations: [], cores };
}

/** @returns an account as the forge describes it. */
export function account(username: string, name: string, more: Partial<Account> = {}): Account {
  return {
    key: key(username),
    forge: "opendev",
    name,
    username,
    email: `${username}@example.org`,
    service: false,
    ...more,
  };
}

function repository(name: string, type: Repository["type"]): Repository {
  return {
    name,
    forge: "opendev",
    type,
    branches: ["master"],
    coreGroup: `${name.split("/")[1]}-core`,
    releasedBy: null,
  };
}
