/** What team, with which rules, lives on the real Gerrit? */
import { generateKeyPairSync } from "node:crypto";
import ssh2 from "ssh2";
import type { RealGerrit } from "./gerrit.ts";
import { type Call, callsOf, type Login } from "./rest.ts";

/** A made-up human with an account; the password is made from the user name. */
export interface Human extends Login {
  name: string;
  email: string;
  /** Core groups that this human is in. */
  groups: readonly string[];
}

/** An automaton with an account; the key is a private one in OpenSSH's form. */
export interface Robot extends Login {
  sshKey: string;
}

/** A furnished server. */
export interface Site {
  gerrit: RealGerrit;
  humans: readonly Human[];
  /** Midcycle's own account: a service user without rights of its own that may stream events. */
  bot: Robot;
  /** Votes Verified and merges, as Zuul does. */
  ci: Robot;
  /** Gerrit's account ids by user name. */
  ids: ReadonlyMap<string, number>;
}

export const repositories = [
  "openstack/keystone",
  "openstack/keystoneauth",
  "openstack/python-keystoneclient",
  "openstack/keystone-specs",
  "openstack/keystonemiddleware",
] as const;
export const branches = ["master", "stable/mitaka"] as const;

const coreGroups = ["keystone-core", "keystone-specs-core"] as const;

/** @returns the group whose members approve changes of a repository. */
export function coreGroupOf(repository: string): string {
  return repository.endsWith("-specs") ? coreGroups[1] : coreGroups[0];
}

export const humans: readonly Human[] = [
  ...["Ana Vidal", "Ben Okafor", "Carla Nunes"].map((name) => human(name, coreGroups)),
  ...["Dmitri Sokolov", "Elif Yilmaz"].map((name) => human(name, [coreGroups[0]])),
  ...["Farid Haddad", "Grace Lindqvist", "Hiro Tanaka", "Ines Moreau", "Jonas Weber"].map((name) => human(name, [])),
];

function human(name: string, groups: readonly string[]): Human {
  const username = name.toLowerCase().replace(/ .*/, "");
  return { name, username, email: `${username}@example.com`, password: `${username}-pw`, groups };
}

/**
 * Gives a new server OpenStack-like people, groups, labels, rules, and the five repositories.
 * @param pageSize rows that a robot gets of any query; 0 or absent: 500, as usual
 */
export async function furnish(gerrit: RealGerrit, { pageSize = 0 } = {}): Promise<Site> {
  const admin = callsOf(gerrit.url, gerrit.administrator);
  for (const { username, name, email, password } of humans)
    await admin("PUT", `/accounts/${username}`, { name, email, http_password: password });
  const bot = await robot(admin, "midcycle", "Midcycle");
  const ci = await robot(admin, "zuul", "Zuul CI");

  const groups = new Map<string, string>();
  for (const name of coreGroups) {
    const members = humans.filter((one) => one.groups.includes(name)).map(({ username }) => username);
    groups.set(name, await group(admin, name, members));
  }
  const gate = await group(admin, "continuous-integration", ["zuul"]);

  await labels(admin);
  await admin("POST", "/projects/All-Projects/access", { add: everywhere(gate) });
  if (pageSize) await limitQueries(admin, pageSize);
  for (const name of repositories) {
    const project = encodeURIComponent(name);
    await admin("PUT", `/projects/${project}`, {
      create_empty_commit: true,
      branches,
      submit_type: "MERGE_IF_NECESSARY",
    });
    const cores = groups.get(coreGroupOf(name)) as string;
    await admin("POST", `/projects/${project}/access`, { add: forCores(cores) });
  }
  const ids = new Map<string, number>();
  for (const { username } of [...humans, bot, ci]) {
    const account = await admin<{ _account_id: number }>("GET", `/accounts/${username}`);
    ids.set(username, account._account_id);
  }
  return { gerrit, humans, bot, ci, ids };
}

async function robot(admin: Call, username: string, name: string): Promise<Robot> {
  const password = `${username}-pw`;
  await admin("PUT", `/accounts/${username}`, { name, email: `${username}@example.com`, http_password: password });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sshKey = privateKey.export({ type: "sec1", format: "pem" }).toString();
  await admin("POST", `/accounts/${username}/sshkeys`, publicLine(sshKey));
  // These members stay out of attention sets, and the group may stream events.
  await admin("PUT", `/groups/Service%20Users/members/${username}`);
  return { username, password, sshKey };
}

/** @returns a private key's other half as authorized_keys hold it. @throws Error for text that is no key. */
function publicLine(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `${key.type} ${key.getPublicSSH().toString("base64")}`;
}

/** @returns the id by which rights are given to the group. */
async function group(admin: Call, name: string, members: string[]): Promise<string> {
  // Without members given here the administrator becomes one.
  const made = await admin<{ id: string }>("PUT", `/groups/${name}`, { visible_to_all: true, members });
  return made.id;
}

async function limitQueries(admin: Call, robots: number): Promise<void> {
  const rules: Record<string, object> = {};
  // Who is in several of the groups gets the largest limit, so humans cannot be given theirs as registered users.
  for (const [name, max] of [
    ["Service Users", robots],
    ["Administrators", 500],
    ["keystone-core", 500],
  ] as const) {
    const { id } = await admin<{ id: string }>("GET", `/groups/${encodeURIComponent(name)}`);
    rules[id] = { ...allow, min: 0, max };
  }
  const add = { GLOBAL_CAPABILITIES: { permissions: { queryLimit: { rules } } } };
  await admin("POST", "/projects/All-Projects/access", { add });
}

async function labels(admin: Call): Promise<void> {
  const project = "/projects/All-Projects";
  await admin("PUT", `${project}/labels/Verified`, {
    function: "NoBlock",
    copy_condition: "changekind:NO_CODE_CHANGE",
    values: { "-2": "Gate failed", "-1": "Does not work", " 0": "No score", "+1": "Works", "+2": "Gate passed" },
  });
  await admin("PUT", `${project}/labels/Workflow`, {
    function: "NoBlock",
    values: { "-1": "Work in progress", " 0": "Ready for reviews", "+1": "Approved" },
  });
  for (const name of ["Code-Review", "Verified", "Workflow"])
    await admin("PUT", `${project}/submit_requirements/${name}`, {
      name,
      submittability_expression: `label:${name}=MAX AND -label:${name}=MIN`,
      allow_override_in_child_projects: true,
    });
  // New sites ask for resolved comments too, OpenStack's does not.
  await admin("DELETE", `${project}/submit_requirements/No-Unresolved-Comments`).catch((failure: unknown) => {
    if (!String(failure).includes(": 404")) throw failure;
  });
  await admin("PUT", `${project}/config`, { enable_reviewer_by_email: "TRUE" });
}

const changeOwner = "global:Change-Owner";
const registered = "global:Registered-Users";
const allow = { action: "ALLOW" };

function vote(label: string, ranges: Record<string, [number, number]>) {
  const rules = Object.entries(ranges).map(([who, [min, max]]) => [who, { ...allow, min, max }]);
  return { [`label-${label}`]: { label, rules: Object.fromEntries(rules) } };
}

function everywhere(gate: string) {
  const permissions = {
    ...vote("Code-Review", { [registered]: [-1, 1] }),
    ...vote("Verified", { [gate]: [-2, 2] }),
    ...vote("Workflow", { [changeOwner]: [-1, 0] }),
    submit: { rules: { [gate]: allow } },
    rebase: { rules: { [registered]: allow } },
    revert: { rules: { [registered]: allow } },
  };
  return { "refs/heads/*": { permissions } };
}

function forCores(core: string) {
  const permissions = {
    ...vote("Code-Review", { [core]: [-2, 2] }),
    ...vote("Workflow", { [core]: [-1, 1], [changeOwner]: [-1, 0] }),
    submit: { rules: { [core]: allow } },
    abandon: { rules: { [core]: allow } },
    toggleWipState: { rules: { [core]: allow } },
  };
  return { "refs/heads/*": { permissions } };
}
