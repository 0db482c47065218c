/** How does a simulated Gerrit get its accounts, groups and projects? */
import type { Account } from "../gerrit/change.ts";
import { ciGroup } from "../gerrit/labels.ts";
import { createShelf, type Group, type Site, sha } from "../gerrit/site.ts";
import { type Random, randomOf } from "../random.ts";
import { type Member, membersOf } from "./people.ts";
import { repositories } from "./repositories.ts";

/** Somebody of the team with their account. */
export interface Actor extends Member {
  account: Account;
}

/** Everybody who acts in the demo. */
export interface Cast {
  people: Actor[];
  /** Votes Verified and submits. */
  ci: Account;
  /** Uploads what machines keep up to date. */
  proposals: Account;
  /** Whom Midcycle signs in as. */
  bot: Account;
  admin: Account;
}

/** Names of the accounts that are not people. */
export const serviceNames = { ci: "aurora-ci", proposals: "aurora-proposals", bot: "midcycle" };
const firstId = 1_000_000;

/** An empty Gerrit of nobody. */
export function emptySite(url: string, seed: string, password: string): Site {
  return {
    url,
    seed,
    password,
    accounts: [],
    groups: new Map(),
    projects: new Map(),
    changes: createShelf(),
    listeners: new Set(),
    nextNumber: 1,
  };
}

/** Adds an account to a site; an empty e-mail address is none. */
export function addAccount(
  site: Site,
  username: string,
  name: string,
  { email = `${username}@example.org`, service = false, admin = false }: Partial<Account> = {},
): Account {
  const account: Account = { id: firstId + site.accounts.length, name, email, username, service, admin };
  site.accounts.push(account);
  return account;
}

/** Adds a group to a site. */
export function addGroup(site: Site, name: string, members: Account[]): Group {
  const group: Group = { name, uuid: sha(site, `group/${name}`), members };
  site.groups.set(name, group);
  return group;
}

/** Adds the administrator and Midcycle's own account, which every demo has. */
export function addStaff(site: Site): Pick<Cast, "admin" | "bot"> {
  const admin = addAccount(site, "admin", "Administrator", { admin: true });
  return { admin, bot: addAccount(site, serviceNames.bot, "Midcycle", { service: true }) };
}

/** Furnishes a site with the made-up team. */
export function furnish(site: Site, people: number): Cast {
  const random: Random = randomOf(`${site.seed}/people`);
  const staff = addStaff(site);
  const ci = addAccount(site, serviceNames.ci, "Aurora CI", { service: true });
  const proposals = addAccount(site, serviceNames.proposals, "Aurora Proposal Bot", { service: true });
  addGroup(site, ciGroup, [ci]);
  addGroup(site, "Service Users", [ci, proposals, staff.bot]);
  const actors = membersOf(people, random).map((member) => ({
    ...member,
    account: addAccount(site, member.username, member.name, member),
  }));
  const holders = (fits: (actor: Actor) => boolean) => actors.filter(fits).map(({ account }) => account);
  addGroup(
    site,
    "aurora-core",
    holders(({ core }) => core !== null && core.to === null),
  );
  const specsCore = addGroup(
    site,
    "aurora-specs-core",
    holders(({ specs }) => specs),
  );
  for (const { name, coreGroup, branches } of repositories) {
    const cores = site.groups.get(coreGroup) ?? specsCore;
    site.projects.set(name, { name, branches: [...branches], cores, tips: new Map() });
  }
  return { people: actors, ci, proposals, ...staff };
}
