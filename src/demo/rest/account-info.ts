/** How does the REST API describe an account? */
import type { Account } from "../gerrit/change.ts";

/** Describes accounts, always fully or by number only. */
export type Describe = (account: Account) => object;

/** @returns AccountInfo in full. */
export function fully({ id, name, email, username, service }: Account): object {
  return {
    ...(id === null ? {} : { _account_id: id }),
    name,
    ...(email ? { email } : {}),
    ...(username ? { username } : {}),
    ...(service ? { tags: ["SERVICE_USER"] } : {}),
  };
}

/** @returns AccountInfo without DETAILED_ACCOUNTS; somebody without an account has only name and address. */
export function byNumber(account: Account): object {
  return account.id === null ? fully(account) : { _account_id: account.id };
}
