/** Who is in a group of a forge, as it was read? */
import type { Instant } from "./change.ts";
import type { Directory, Who } from "./directory.ts";

/** Somebody whom a forge named a member in readings from `first` to `last`; the membership itself may be older. */
export interface Member {
  /** User name, in lower case. */
  name: string;
  first: Instant;
  last: Instant;
}

/** A group as it was read, with whoever was in it at any reading; somebody who came back is in it twice. */
export interface Group {
  forge: string;
  name: string;
  members: Member[];
  /** When it was last asked for. */
  read: Instant;
  /** False when it was not visible to us then, or not there: who was in it before is not known to be in it now. */
  visible: boolean;
}

/** @returns user names of who was in the group at a moment. After the last reading it is as it was then. */
export function membersAt(group: Group, at: Instant): string[] {
  const { members, visible, read } = group;
  return members
    .filter(({ first, last }) => first <= at && (at <= last || (visible && last === read)))
    .map(({ name }) => name);
}

/** Was somebody with one of these user names in the group at a moment? */
export function inGroup(group: Group, names: ReadonlySet<string>, at: Instant): boolean {
  return membersAt(group, at).some((name) => names.has(name));
}

/** @returns the user names of somebody on one forge, in lower case: as the program file has them, and as the mirror does. */
export function namesAt(forge: string, who: Who, directory: Directory): Set<string> {
  const written = who.person?.accounts[forge] ?? [];
  const seen = directory.accounts(who.id).map((key) => directory.account(key));
  const names = [...written, ...seen.map((account) => (account?.forge === forge ? account.username : null))];
  return new Set(names.flatMap((name) => (name ? [name.toLowerCase()] : [])));
}
