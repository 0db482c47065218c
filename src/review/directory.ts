/** Whose account is this: which person, bot or stranger, and were they a core on that day? */
import type { Account, AccountKey, Instant } from "./change.ts";
import type { Person } from "./program.ts";

/** One human or bot behind one or more accounts. */
export interface Who {
  /** The person's id when the program knows them, else the account key. */
  id: string;
  /** What to call them; never empty. */
  name: string;
  bot: boolean;
  /** True for the accounts whose word on tests counts. */
  ci: boolean;
  /** The program's entry, or null for somebody it does not name. */
  person: Person | null;
}

/** Answers about accounts. One is made from a program and the accounts that the mirror knows. */
export interface Directory {
  /** Never null: an account nobody knows is named by its key. */
  who(account: AccountKey): Who;
  /** Was this account's person in that core group on the day of `at`? */
  core(account: AccountKey, group: string, at: Instant): boolean;
  /** The company of a person (`Who.id`) on the day of `at`, aliases applied; null when not known. */
  company(id: string, at: Instant): string | null;
  /** Everybody in that group on the day of `at`, in order of name. */
  cores(group: string, at: Instant): Who[];
  /** A person by id, name, user name, nick or e-mail, any case; null when nobody or more than one fits. */
  find(text: string): Who | null;
  /** Everybody known, people of the program first, each once. */
  everybody(): Who[];
  /** All accounts of one `Who.id`. */
  accounts(id: string): AccountKey[];
  /** The account itself; null when the mirror has never seen it. */
  account(key: AccountKey): Account | null;
}
