/** Whose names do the Mitaka records hold, and what are their accounts? */
import type { Account } from "../gerrit/change.ts";
import type { Site } from "../gerrit/site.ts";
import { addAccount } from "../team/furnish.ts";
import type { Row } from "./row.ts";

/** Who tests and merges, and who proposes what machines write, by the user names they had. */
const machines: Record<string, string> = { Jenkins: "jenkins", "OpenStack Proposal Bot": "proposal-bot" };

/**
 * Adds one account for each name; spellings that the records know to be one person's share it. The records have no
 * e-mail addresses, so the accounts have none. Some committers wrote their user name in place of their name.
 * @param known user names by name; those of others are made from the name
 * @returns the account of a name
 */
export function addPeople(
  site: Site,
  rows: readonly Row[],
  known: ReadonlyMap<string, string>,
): (name: string) => Account {
  const persons = new Map(rows.filter(({ bot }) => !bot).map(({ author, person }) => [author, person]));
  const accounts = new Map<string, Account>();
  for (const { author } of rows) accountOf(author);
  return accountOf;

  function accountOf(written: string): Account {
    const name = persons.get(written) ?? written;
    const there = accounts.get(name) ?? site.accounts.find(({ username }) => username === written);
    if (there) return there;
    const username = known.get(name) ?? machines[name] ?? unused(site, slug(name));
    const account = addAccount(site, username, name, { email: "" });
    accounts.set(name, account);
    return account;
  }
}

function slug(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "somebody";
}

function unused(site: Site, username: string): string {
  const taken = site.accounts.some((account) => account.username === username);
  return taken ? unused(site, `${username}-`) : username;
}
