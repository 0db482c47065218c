/** What does a small sprint consist of when tests make one up? */

import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import { nominationRule } from "../../src/governance/nomination/presets.ts";
import { pollRule } from "../../src/governance/poll/presets.ts";
import type { ActivityKind, ActivityRow } from "../../src/review/activity.ts";
import type { Account, Change } from "../../src/review/change.ts";
import { type Directory, directoryOf } from "../../src/review/directory.ts";
import { usualPads } from "../../src/review/pad-settings.ts";
import type { Person, Program, Sprint } from "../../src/review/program.ts";
import { plainRecaps } from "../../src/review/recap-settings.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import { writesNothing } from "../../src/review/writing-settings.ts";
import type { SprintFacts } from "../../src/sprint/facts.ts";

const forge = "made-up";
const names = ["keystone", "keystoneauth", "python-keystoneclient", "keystone-specs", "keystonemiddleware"];

/** @returns the Mitaka sprint, or one that differs from it. */
export function madeUpSprint(more: Partial<Sprint> = {}): Sprint {
  const empty = { focus: null, notes: null, hosts: [], topics: [], hashtags: [], ...plainPlan };
  const when = { first: "2016-01-27", last: "2016-01-29", zone: "America/Chicago" };
  return { id: "mitaka", title: "Mitaka mid-cycle", ...when, place: "Austin", remote: false, ...empty, ...more };
}

/** @returns a team of five repositories with the people given. */
export function madeUpProgram(people: Person[] = team(), sprint = madeUpSprint()): Program {
  return {
    id: "identity",
    name: "Identity",
    forges: [],
    repositories: names.map((name) => ({
      name: `openstack/${name}`,
      forge,
      type: "other",
      branches: ["master", "stable/liberty"],
      coreGroup: "keystone-core",
      releasedBy: null,
    })),
    people,
    bots: { accounts: ["proposal-bot"], patterns: [] },
    roles: { ptl: [], liaisons: [], organizers: [], administrators: [] },
    companyAliases: [],
    rules: {
      reviewLabel: "Code-Review",
      coreValue: 2,
      blockValue: -2,
      coreVotes: 2,
      approval: { label: "Workflow", value: 1 },
      ci: { label: "Verified", accounts: ["zuul"], pass: 1 },
      waits: { owner: 7, reviewers: 3, cores: 5 },
    },
    decisions: {
      nominations: { ...nominationRule("kolla"), proposers: "cores", grant: "by-hand" },
      polls: pollRule("majority"),
    },
    cycles: [],
    freezes: [],
    sprints: [sprint],
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
}

/** @returns Ana and Ben, cores since 2015 and until 20 January 2016, and Cho, who is none. */
export function team(): Person[] {
  const person = (id: string, name: string, company: string, to: string | null | undefined): Person => ({
    id,
    name,
    accounts: { [forge]: [id] },
    emails: [],
    nicks: [],
    affiliations: [{ company, from: null, to: null }],
    cores: to === undefined ? [] : [{ group: "keystone-core", from: "2015-01-01", to }],
  });
  return [
    person("ana", "Ana Ortiz", "Acme", null),
    person("ben", "Ben Yu", "Acme", "2016-01-20"),
    person("cho", "Cho Park", "Initech", undefined),
  ];
}

/** @returns who the accounts "made-up~ana" … "made-up~zuul" are. Dan is a stranger to the program. */
export function madeUpDirectory(program = madeUpProgram()): Directory {
  const account = (username: string, name: string): Account => ({
    key: `${forge}~${username}`,
    forge,
    name,
    username,
    email: null,
    service: false,
  });
  return directoryOf(program, [
    account("ana", "Ana Ortiz"),
    account("ben", "Ben Yu"),
    account("cho", "Cho Park"),
    account("dan", "Dan Li"),
    account("proposal-bot", "OpenStack Proposal Bot"),
    account("zuul", "Zuul"),
  ]);
}

/** What happened, shortly: `by` and `owner` are user names. */
export type Deed = { kind: ActivityKind; at: string; by?: string; owner?: string; number?: number } & Partial<
  Omit<ActivityRow, "by" | "owner" | "kind" | "at" | "number">
>;

/** @returns an act on change `number` (1 when not said) of keystone. */
export function act(deed: Deed): ActivityRow {
  const { by, owner = "ana", number = 1, ...more } = deed;
  return {
    id: `${number}/${deed.kind}/${deed.at}/${by ?? ""}`,
    change: `${forge}~${number}`,
    by: by === undefined ? null : `${forge}~${by}`,
    owner: `${forge}~${owner}`,
    patchSet: 1,
    label: null,
    value: null,
    detail: null,
    repository: "openstack/keystone",
    forge,
    branch: "master",
    number,
    subject: `Change ${number}`,
    url: `https://review.example.org/${number}`,
    topic: null,
    hashtags: [],
    status: "open",
    created: "2016-01-20T00:00:00.000Z",
    submitted: null,
    ...more,
  };
}

/** @returns a vote on Code-Review. */
export function vote(value: number, deed: Omit<Deed, "kind">): ActivityRow {
  return act({ kind: "voted", label: "Code-Review", value, ...deed });
}

/** @returns an open change of keystone. */
export function openChange(number: number, more: Partial<Change> = {}): Change {
  const {
    change: key,
    subject,
    url,
    repository,
    branch,
    topic,
    hashtags,
    owner,
    created,
  } = act({
    kind: "uploaded",
    at: "2016-01-20T00:00:00.000Z",
    number,
  });
  return {
    ...{ key, forge, number, subject, url, repository, branch, topic, hashtags, owner, created, updated: created },
    ...{ changeId: null, status: "open", submitter: null, submitted: null, submittedUntil: null },
    ...{ workInProgress: false, private: false },
    ...{ mergeable: null, submittable: null, insertions: null, deletions: null, unresolvedComments: null },
    ...{ currentPatchSet: 1, commitMessage: null, revertOf: null, cherryPickOf: null, attention: null },
    ...{ patchSets: [], votes: [], messages: [], reviewers: [], requirements: null, trailers: [], dependencies: [] },
    files: null,
    version: "1",
    ...more,
  };
}

/** @returns a sprint with these acts, seen after its end. */
export function madeUpFacts(rows: ActivityRow[], more: Partial<SprintFacts> = {}): SprintFacts {
  const sprint = more.sprint ?? madeUpSprint();
  const program = more.program ?? madeUpProgram(team(), sprint);
  const directory = madeUpDirectory(program);
  return { sprint, program, directory, rows, open: [], roster: [], now: "2016-02-13T12:00:00.000Z", ...more };
}
