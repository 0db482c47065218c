/** Whose account is this: which person, bot or stranger, and were they a core on that day? */
import { accountNames } from "./bots.ts";
import type { Account, AccountKey, Instant } from "./change.ts";
import { companyOf } from "./company.ts";
import { compareText, gather } from "./gather.ts";
import { during, type Person, type Program } from "./program.ts";

/** One human or bot behind one or more accounts. */
export interface Who {
  /** The person's id when the program knows them, else the account key. */
  id: string;
  /** What to call them; never empty. */
  name: string;
  bot: boolean;
  /** True for the accounts whose word on tests counts. */
  ci: boolean;
  /** The program's entry, or null for somebody it does not name. */
  person: Person | null;
}

/** Answers about accounts. One is made from a program and the accounts that the mirror knows. */
export interface Directory {
  /** Never null: an account nobody knows is named by its key. */
  who(account: AccountKey): Who;
  /** Was this account's person in that core group on the day of `at`? */
  core(account: AccountKey, group: string, at: Instant): boolean;
  /** The company of a person (`Who.id`) on the day of `at`, aliases applied; null when not known. */
  company(id: string, at: Instant): string | null;
  /** Everybody in that group on the day of `at`, in order of name. */
  cores(group: string, at: Instant): Who[];
  /** A person by id, name, user name, nick or e-mail, any case; null when nobody or more than one fits. */
  find(text: string): Who | null;
  /** Everybody known, people of the program first, each once. */
  everybody(): Who[];
  /** All accounts of one `Who.id`. */
  accounts(id: string): AccountKey[];
  /** The account itself; null when the mirror has never seen it. */
  account(key: AccountKey): Account | null;
}

/** @returns the answers that a program and the accounts of a mirror give together. */
export function directoryOf(program: Program, accounts: Iterable<Account>): Directory {
  const known = new Map([...accounts].map((account) => [account.key, account]));
  const holders = gather(program, known);
  const everybody = holders.map(({ who }) => who);
  const keys = new Map(holders.map((holder) => [holder.who.id, holder.keys]));
  const byId = new Map(everybody.map((who) => [who.id, who]));
  const byKey = new Map(holders.flatMap(({ who, keys }) => keys.map((key) => [key, who] as const)));
  const find = finder(
    holders.map(({ who, keys }) => [who, [...namesOf(who), ...keys.flatMap((key) => accountTexts(key, known))]]),
  );
  return {
    who: (key) => byKey.get(key) ?? { id: key, name: key, bot: false, ci: false, person: null },
    core: (key, group, at) => isCore(byKey.get(key)?.person ?? null, group, at),
    company(id, at) {
      const person = byId.get(id)?.person;
      return person ? companyOf(program, person, at) : null;
    },
    cores: (group, at) =>
      everybody
        .filter(({ person }) => isCore(person, group, at))
        .sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id)),
    find,
    everybody: () => [...everybody],
    accounts: (id) => [...(keys.get(id) ?? [])],
    account: (key) => known.get(key) ?? null,
  };
}

function isCore(person: Person | null, group: string, at: Instant): boolean {
  return person?.cores.some((membership) => membership.group === group && during(membership, at)) ?? false;
}

/** Ids are unique and win over names, which several may share. */
function finder(everybody: readonly (readonly [Who, readonly string[]])[]): Directory["find"] {
  const ids = new Map(everybody.map(([who]) => [who.id.toLowerCase(), who]));
  const names = new Map<string, Set<Who>>();
  for (const [who, texts] of everybody) {
    for (const text of texts) names.set(text, (names.get(text) ?? new Set()).add(who));
  }
  return (text) => {
    const name = text.trim().toLowerCase();
    const fitting = [...(names.get(name) ?? [])];
    return ids.get(name) ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
  };
}

function namesOf({ name, person }: Who): string[] {
  const accounts = Object.values(person?.accounts ?? {}).flat();
  return [name, ...accounts, ...(person?.emails ?? []), ...(person?.nicks ?? [])].map((text) => text.toLowerCase());
}

function accountTexts(key: AccountKey, known: ReadonlyMap<AccountKey, Account>): string[] {
  const account = known.get(key);
  return [key.toLowerCase(), ...(account ? [account.name?.toLowerCase() ?? "", ...accountNames(account)] : [])];
}
