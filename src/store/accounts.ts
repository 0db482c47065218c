/** Who has been seen at the forges? */
import type { Kysely, Transaction } from "kysely";
import type { Account, AccountKey } from "../review/change.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";
import { accountRow } from "./to-rows.ts";

const fields = ["name", "username", "email"] as const;

/** The words of a newer reading count; what it leaves out stays. A row that says so already is not written. */
const replace = `on conflict (key) do update set
  ${fields.map((field) => `${field} = coalesce(excluded.${field}, accounts.${field})`).join()}, service = excluded.service
  where accounts.service <> excluded.service
  or ${fields.map((field) => `coalesce(excluded.${field}, accounts.${field}) is distinct from accounts.${field}`).join(" or ")}`;

/** An older reading only says what is not known yet. */
const fill = `on conflict (key) do update set
  ${fields.map((field) => `${field} = coalesce(accounts.${field}, excluded.${field})`).join()}
  where ${fields.map((field) => `(accounts.${field} is null and excluded.${field} is not null)`).join(" or ")}`;

/** Writes accounts as a newer ("replace") or an older ("fill") reading names them; no field is lost to null. */
export async function putAccounts(
  tx: Transaction<Tables>,
  accounts: readonly Account[],
  how: "replace" | "fill",
): Promise<void> {
  const byKey = new Map<AccountKey, Account>();
  for (const account of accounts) byKey.set(account.key, joined(byKey.get(account.key), account));
  await insertRows(tx, "accounts", [...byKey.values()].map(accountRow), how === "replace" ? replace : fill);
}

/** @returns every account that the mirror has seen, in no promised order. */
export async function accountsOf(db: Kysely<Tables>): Promise<Account[]> {
  const rows = await db.selectFrom("accounts").selectAll().execute();
  return rows.map((row) => ({ ...row, service: row.service === 1 }));
}

function joined(before: Account | undefined, account: Account): Account {
  if (!before) return account;
  return {
    ...account,
    name: account.name ?? before.name,
    username: account.username ?? before.username,
    email: account.email ?? before.email,
  };
}
