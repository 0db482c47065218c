/** Which accounts are whose? */
import { accountMatcher, accountNames, botMatcher } from "./bots.ts";
import { type Account, type AccountKey, accountKey } from "./change.ts";
import type { Who } from "./directory.ts";
import type { Person, Program } from "./program.ts";

/** Somebody with all accounts that are theirs. */
export interface Holder {
  who: Who;
  keys: AccountKey[];
}

/**
 * Everybody, people of the program first in its order, then strangers by name. An account belongs to a person by user
 * name or "#id" on its forge, else by e-mail, any case. Each other account is somebody of its own: two strangers are
 * never guessed to be one.
 */
export function gather(program: Program, accounts: ReadonlyMap<AccountKey, Account>): Holder[] {
  const isBot = botMatcher(program.bots);
  const isCi = accountMatcher(program.rules.ci.accounts);
  const personOf = personMatcher(program.people);
  const own = new Map(program.people.map((person) => [person, new Set(numbered(person))]));
  const strangers: Account[] = [];
  for (const account of accounts.values()) {
    const person = personOf(account);
    if (person) own.get(person)?.add(account.key);
    else strangers.push(account);
  }

  const holder = (id: string, name: string, person: Person | null, keys: AccountKey[]): Holder => {
    const seen = keys.flatMap((key) => accounts.get(key) ?? []);
    const ci = seen.some(isCi);
    return { who: { id, name, bot: ci || seen.some(isBot), ci, person }, keys };
  };
  return [
    ...program.people.map((person) =>
      holder(person.id, person.name || person.id, person, [...(own.get(person) ?? [])]),
    ),
    ...strangers
      .map((account) => holder(account.key, calledName(account), null, [account.key]))
      .sort((a, b) => compareText(a.who.name, b.who.name) || compareText(a.who.id, b.who.id)),
  ];
}

/** Orders texts by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function calledName({ name, username, email, key }: Account): string {
  return [name, username, email].find((text) => text?.trim())?.trim() ?? key;
}

function personMatcher(people: readonly Person[]): (account: Account) => Person | null {
  const byAccount = new Map<string, Person>();
  const byEmail = new Map<string, Person>();
  for (const person of people) {
    for (const email of person.emails) byEmail.set(email.toLowerCase(), person);
    for (const [forge, names] of Object.entries(person.accounts)) {
      for (const name of names) byAccount.set(`${forge}~${name.toLowerCase()}`, person);
    }
  }
  return (account) => {
    for (const name of accountNames(account)) {
      const person = byAccount.get(`${account.forge}~${name}`);
      if (person) return person;
    }
    return byEmail.get(account.email?.toLowerCase() ?? "") ?? null;
  };
}

/** Accounts written "#id" are keys already, whether the mirror has seen them or not. */
function numbered(person: Person): AccountKey[] {
  return Object.entries(person.accounts).flatMap(([forge, names]) =>
    names.filter((name) => name.startsWith("#")).map((name) => accountKey(forge, name.slice(1))),
  );
}
