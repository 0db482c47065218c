/** Who are the accounts that a change names? */
import { type Account, type AccountKey, accountKey } from "../../review/change.ts";
import type { AccountInfo } from "./reply.ts";

/** The accounts of one change, collected while it is read. */
export interface People {
  /** The key of an account, which is noted; `mailto:` of the address for somebody without an account. Null when Gerrit names nobody. */
  key(info: AccountInfo): AccountKey | null;
  key(info: AccountInfo | undefined): AccountKey | null;
  /** Fills Gerrit's `<GERRIT_ACCOUNT_1000002>` with names. */
  named(text: string, mentioned: readonly AccountInfo[]): string;
  /** Each account once, as fully as any part of the change described it. */
  all(): Account[];
}

/** @returns a fresh collection for one change of a forge. */
export function gatherPeople(forge: string): People {
  const known = new Map<AccountKey, Account>();

  function key(info: AccountInfo | undefined): AccountKey | null {
    if (!info) return null;
    const id = info._account_id ?? (info.email ? `mailto:${info.email.toLowerCase()}` : null);
    if (id === null) return null;
    const key = accountKey(forge, id);
    const before = known.get(key);
    // DETAILED_ACCOUNTS does not reach every part of every version's reply: keep the fullest description.
    if (before?.name && before.username && (before.service || !info.tags)) return key;
    known.set(key, {
      key,
      forge,
      name: info.name ?? before?.name ?? null,
      username: info.username ?? before?.username ?? null,
      email: info.email ?? before?.email ?? null,
      service: info.tags?.includes("SERVICE_USER") ?? before?.service ?? false,
    });
    return key;
  }

  function named(text: string, mentioned: readonly AccountInfo[]): string {
    if (!text.includes("<GERRIT_ACCOUNT_")) return text;
    for (const info of mentioned) key(info);
    return text.replace(/<GERRIT_ACCOUNT_(\d+)>/g, (_, id: string) => {
      const account = known.get(accountKey(forge, id));
      return account?.name ?? account?.username ?? `account ${id}`;
    });
  }

  return { key, named, all: () => [...known.values()] };
}
