/** Which person of the team is somebody who signed in? */
import type { AccountKey } from "../review/change.ts";
import type { Directory, Who } from "../review/directory.ts";
import type { Known } from "../store/sessions.ts";

/** The issuer of who was chosen from the roster at this machine. */
export const localIssuer = "local";

/** One way in which an identity was found to be somebody. */
export interface Way {
  who: Who;
  how: "roster" | "e-mail" | "code";
  /** The account that a code was posted from; null for the other ways. */
  account: AccountKey | null;
}

/**
 * @returns how an identity is somebody here, best first: chosen from the roster, by the verified e-mail, by a code
 * that an account posted. An address that several have leads to nobody. Never a bot.
 */
export function waysOf(directory: Directory, { identity, links }: Pick<Known, "identity" | "links">): Way[] {
  const local = identity.issuer === localIssuer ? directory.find(identity.subject) : null;
  const mailed = identity.email === null ? null : byEmail(directory, identity.email);
  const ways: Way[] = [
    ...(local && local.id === identity.subject ? [{ who: local, how: "roster" as const, account: null }] : []),
    ...(mailed ? [{ who: mailed, how: "e-mail" as const, account: null }] : []),
    ...links.map(({ account }) => ({ who: directory.who(account), how: "code" as const, account })),
  ];
  return ways.filter(({ who }) => !who.bot);
}

/** @returns the one somebody is: of several, one whom the program names before others; null when nobody here. */
export function whoIs(directory: Directory, known: Pick<Known, "identity" | "links">): Who | null {
  const ways = waysOf(directory, known);
  return (ways.find(({ who }) => who.person !== null) ?? ways[0])?.who ?? null;
}

const mailed = new WeakMap<Directory, Map<string, Who | null>>();

/** Only addresses count, never names that look like one: everybody chooses their own name. */
function byEmail(directory: Directory, email: string): Who | null {
  const known = mailed.get(directory) ?? emailsOf(directory);
  mailed.set(directory, known);
  return known.get(email.toLowerCase()) ?? null;
}

function emailsOf(directory: Directory): Map<string, Who | null> {
  const found = new Map<string, Who | null>();
  for (const who of directory.everybody()) {
    const seen = directory.accounts(who.id).map((key) => directory.account(key)?.email);
    for (const email of new Set([...(who.person?.emails ?? []), ...seen])) {
      if (!email) continue;
      const key = email.toLowerCase();
      const other = found.get(key);
      found.set(key, other === undefined || other === who ? who : null);
    }
  }
  return found;
}
