/** Is this account a machine's? */
import { RE2JS } from "re2js";
import type { Account } from "./change.ts";
import type { Bots } from "./program.ts";

/** An account with what a program file may call it, in lower case: "#id", user name, e-mail. */
export interface Named {
  account: Account;
  names: readonly string[];
}

/** @returns the account with its names. */
export function named(account: Account): Named {
  const { key, forge, username, email } = account;
  const names = [`#${key.slice(forge.length + 1)}`, username, email];
  return { account, names: names.flatMap((name) => (name ? [name.toLowerCase()] : [])) };
}

/** @returns a test for accounts listed by user name, e-mail or "#id", any case, on any forge. */
export function listMatcher(listed: readonly string[]): (account: Named) => boolean {
  const wanted = new Set(listed.map((name) => name.toLowerCase()));
  return ({ names }) => names.some((name) => wanted.has(name));
}

/**
 * @returns a test for accounts that are not people: service users, listed accounts, and those whose name or user name
 * matches a pattern. Nothing depends on upper or lower case; patterns run in linear time.
 * @throws when a pattern is not a regular expression; the program file's reading has refused it before.
 */
export function botMatcher(bots: Bots): (account: Named) => boolean {
  const listed = listMatcher(bots.accounts);
  const pattern = RE2JS.compile(bots.patterns.map((one) => `(?:${one})`).join("|"), RE2JS.CASE_INSENSITIVE);
  const called = (name: string | null) => bots.patterns.length > 0 && name !== null && pattern.test(name);
  return (one) => one.account.service || listed(one) || called(one.account.name) || called(one.account.username);
}
