/** Which accounts does a name in a query mean? */
import type { Account, AccountKey } from "../change.ts";
import type { Directory } from "../directory.ts";
import { Beyond, type QueryGround } from "./meaning.ts";

/** Accounts by what finds them; one is made for each directory. */
interface Index {
  all: readonly Account[];
  byUsername: ReadonlyMap<string, readonly AccountKey[]>;
}

const indexes = new WeakMap<Directory, Index>();

/** @returns true for the words by which a query names whoever looks. */
export function isSelf(value: string): boolean {
  return value === "self" || value === "me";
}

/**
 * The accounts that Gerrit would find for a name, by its steps, the first that finds any: `self`, number, user name,
 * `Name <e-mail>`, e-mail, full name, beginning of a name or an e-mail. Then what only this team knows: ids and nicks of
 * people, who may have several accounts. None for a name that nobody here has: Gerrit then finds no change either.
 * @throws Beyond for `self` when nobody looks.
 */
export function accountsNamed(value: string, { directory, program, self }: QueryGround): ReadonlySet<AccountKey> {
  if (isSelf(value)) {
    if (!self) throw new Beyond(`"${value}" is whoever looks: choose as whom you look`, true);
    return new Set(directory.accounts(self.id));
  }
  const { all, byUsername } = indexOf(directory);
  const number = /^(?:.*\()?([1-9]\d{0,14})\)?$/.exec(value)?.[1];
  if (number !== undefined) {
    const keys = program.forges.map(({ name }) => `${name}~${number}`).filter((key) => directory.account(key));
    if (keys.length > 0) return new Set(keys);
  }
  const lower = value.toLowerCase();
  const email = /<([^<>]+)>$/.exec(lower)?.[1] ?? lower;
  const found =
    byUsername.get(value) ??
    keysOf(all, (one) => one.email?.toLowerCase() === email) ??
    keysOf(all, (one) => one.name?.toLowerCase() === lower) ??
    keysOf(all, (one) => beginsWith(one, lower));
  if (found) return new Set(found);
  const who = directory.find(value);
  return new Set(who ? directory.accounts(who.id) : []);
}

/** @returns the accounts in a core group today. @throws Beyond for a group that the program does not name. */
export function membersOf(group: string, { directory, program, now }: QueryGround): ReadonlySet<AccountKey> {
  const named = [
    ...program.repositories.map(({ coreGroup }) => coreGroup),
    ...program.people.flatMap(({ cores }) => cores.map(({ group }) => group)),
  ];
  if (!named.includes(group)) {
    const known = [...new Set(named)].join(", ");
    throw new Beyond(`who is in the group "${group}" is not known here; the program names ${known}`);
  }
  return new Set(directory.cores(group, now).flatMap(({ id }) => directory.accounts(id)));
}

function keysOf(all: readonly Account[], fits: (one: Account) => boolean): AccountKey[] | undefined {
  const keys = all.filter(fits).map(({ key }) => key);
  return keys.length > 0 ? keys : undefined;
}

function beginsWith({ name, email }: Account, lower: string): boolean {
  const parts = name?.toLowerCase().split(/[\s@./_-]+/) ?? [];
  return parts.some((part) => part.startsWith(lower)) || (email?.toLowerCase().startsWith(lower) ?? false);
}

function indexOf(directory: Directory): Index {
  const known = indexes.get(directory);
  if (known) return known;
  const all = directory
    .everybody()
    .flatMap(({ id }) => directory.accounts(id))
    .flatMap((key) => directory.account(key) ?? []);
  const byUsername = Map.groupBy(
    all.filter(({ username }) => username !== null),
    ({ username }) => username as string,
  );
  const index = {
    all,
    byUsername: new Map([...byUsername].map(([name, own]) => [name, own.map(({ key }) => key)] as const)),
  };
  indexes.set(directory, index);
  return index;
}
