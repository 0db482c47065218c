/** Is this account a machine's? */
import { RE2JS } from "re2js";
import type { Account } from "./change.ts";
import type { Bots } from "./program.ts";

/**
 * @returns a test for accounts that are not people: service users, accounts listed by user name, e-mail or "#id", and
 * those whose name or user name matches a pattern. Nothing depends on upper or lower case. Patterns run in linear time.
 * @throws when a pattern is not a regular expression; the program file's reading has refused it before.
 */
export function botMatcher(bots: Bots): (account: Account) => boolean {
  const listed = accountMatcher(bots.accounts);
  const patterns = bots.patterns.map((pattern) => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE));
  return (account) =>
    account.service ||
    listed(account) ||
    [account.name, account.username].some((name) => name && patterns.some((pattern) => pattern.test(name)));
}

/** @returns a test for accounts named by user name, e-mail or "#id", any case, on any forge. */
export function accountMatcher(names: readonly string[]): (account: Account) => boolean {
  const listed = new Set(names.map((name) => name.toLowerCase()));
  return (account) => accountNames(account).some((name) => listed.has(name));
}

/** @returns what a program file may call an account, in lower case: "#id", user name, e-mail. */
export function accountNames(account: Account): string[] {
  const id = `#${account.key.slice(account.forge.length + 1)}`;
  return [id, account.username, account.email].flatMap((name) => (name ? [name.toLowerCase()] : []));
}
