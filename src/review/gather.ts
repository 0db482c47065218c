/** Which accounts are whose? */
import { botMatcher, listMatcher, type Named, named } from "./bots.ts";
import { type Account, type AccountKey, accountKey } from "./change.ts";
import type { Who } from "./directory.ts";
import type { Person, Program } from "./program.ts";

/** Somebody with all accounts that are theirs. */
export interface Holder {
  who: Who;
  keys: AccountKey[];
  accounts: readonly Named[];
}

/**
 * People of the program in its order, and everybody else in the order of accounts. An account belongs to a person by user name or "#id" on its
 * forge, else by e-mail, any case. Each other account is somebody of its own: two strangers are never guessed to be
 * one.
 */
export function gather(program: Program, accounts: Iterable<Account>): { people: Holder[]; strangers: Holder[] } {
  const isBot = botMatcher(program.bots);
  const isCi = listMatcher(program.rules.ci.accounts);
  const personOf = personMatcher(program.people);
  const own = new Map<Person | null, Named[]>(program.people.map((person) => [person, []]));
  const strangers: Named[] = [];
  for (const account of accounts) {
    const one = named(account);
    (own.get(personOf(one)) ?? strangers).push(one);
  }

  const holder = (id: string, name: string, person: Person | null, accounts: readonly Named[]): Holder => {
    const ci = accounts.some(isCi);
    const keys = accounts.map(({ account }) => account.key);
    return { who: { id, name, bot: ci || accounts.some(isBot), ci, person }, keys, accounts };
  };
  return {
    people: program.people.map((person) => {
      const held = holder(person.id, person.name || person.id, person, own.get(person) ?? []);
      return { ...held, keys: [...new Set([...numbered(person), ...held.keys])] };
    }),
    strangers: strangers.map((one) => holder(one.account.key, calledName(one.account), null, [one])),
  };
}

function calledName({ name, username, email, key }: Account): string {
  return [name, username, email].find((text) => text?.trim())?.trim() ?? key;
}

function personMatcher(people: readonly Person[]): (account: Named) => Person | null {
  const byAccount = new Map<string, Person>();
  const byEmail = new Map<string, Person>();
  for (const person of people) {
    for (const email of person.emails) byEmail.set(email.toLowerCase(), person);
    for (const [forge, names] of Object.entries(person.accounts)) {
      for (const name of names) byAccount.set(`${forge}~${name.toLowerCase()}`, person);
    }
  }
  return ({ account, names }) => {
    for (const name of names) {
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
