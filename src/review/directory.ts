/** Whose account is this: which person, bot or stranger, and were they a core on that day? */
import type { Account, AccountKey, Instant } from "./change.ts";
import { companyOf } from "./company.ts";
import { gather, type Holder } from "./gather.ts";
import { compareText } from "./order.ts";
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
  /** Everybody known, each once: people of the program in its order, then strangers by name. */
  everybody(): Who[];
  /** All accounts of one `Who.id`. */
  accounts(id: string): AccountKey[];
  /** The account itself; null when the mirror has never seen it. */
  account(key: AccountKey): Account | null;
}

/** @returns the answers that a program and the accounts of a mirror, each once, give together. */
export function directoryOf(program: Program, accounts: Iterable<Account>): Directory {
  const { people, strangers } = gather(program, accounts);
  const byId = new Map(people.map((holder) => [holder.who.id, holder]));
  const ids = new Map(people.map(({ who }) => [who.id.toLowerCase(), who]));
  const byKey = new Map<AccountKey, { who: Who; account: Account | null }>();
  for (const { who, keys, accounts } of [...people, ...strangers]) {
    for (const key of keys) byKey.set(key, { who, account: null });
    for (const { account } of accounts) byKey.set(account.key, { who, account });
  }
  const byName = people.map(({ who }) => who).sort(compareNames);
  let named: Map<string, Who | null> | null = null;
  return {
    who: (key) => byKey.get(key)?.who ?? { id: key, name: key, bot: false, ci: false, person: null },
    core: (key, group, at) => isCore(byKey.get(key)?.who.person ?? null, group, at),
    company(id, at) {
      const person = byId.get(id)?.who.person;
      return person ? companyOf(program, person, at) : null;
    },
    cores: (group, at) => byName.filter(({ person }) => isCore(person, group, at)),
    find(text) {
      named ??= namesOf([...people, ...strangers]);
      const name = text.trim();
      return ids.get(name.toLowerCase()) ?? byKey.get(name)?.who ?? named.get(name.toLowerCase()) ?? null;
    },
    everybody: () => [...people.map(({ who }) => who), ...strangers.map(({ who }) => who).sort(compareNames)],
    accounts: (id) => byId.get(id)?.keys.slice() ?? (byKey.get(id)?.who.id === id ? [id] : []),
    account: (key) => byKey.get(key)?.account ?? null,
  };
}

function compareNames(a: Who, b: Who): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function isCore(person: Person | null, group: string, at: Instant): boolean {
  return person?.cores.some((membership) => membership.group === group && during(membership, at)) ?? false;
}

/** Whom each name means, in lower case; null for a name that several have. */
function namesOf(holders: readonly Holder[]): Map<string, Who | null> {
  const named = new Map<string, Who | null>();
  const call = (who: Who, text: string) => {
    const name = text.toLowerCase();
    const other = named.get(name);
    named.set(name, other === undefined || other === who ? who : null);
  };
  for (const { who, accounts } of holders) {
    call(who, who.name);
    if (who.person) {
      const { accounts, emails, nicks } = who.person;
      for (const text of [...Object.values(accounts).flat(), ...emails, ...nicks]) call(who, text);
    }
    for (const { account, names } of accounts) {
      if (account.name && account.name !== who.name) call(who, account.name);
      for (const name of names) call(who, name);
    }
  }
  return named;
}
