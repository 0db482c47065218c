/** How is somebody shown in a view? */
import { coreGroupsOf } from "../governance/roles.ts";
import type { AccountKey, Instant } from "../review/change.ts";
import type { Directory, Who } from "../review/directory.ts";
import type { PersonLink } from "../words/views.ts";
import { type Context, Refused } from "./context.ts";

/** @returns the link for an account; `group` decides whether they are marked as a core at that moment. */
export function linkOf(directory: Directory, account: AccountKey, group: string | null, at: Instant): PersonLink {
  const who = directory.who(account);
  return { id: who.id, name: who.name, bot: who.bot, core: group !== null && directory.core(account, group, at) };
}

/** @returns the link for somebody known by their id, a core when they are one in any group at that moment. */
export function linkOfWho(directory: Directory, who: Who, groups: readonly string[], at: Instant): PersonLink {
  const accounts = directory.accounts(who.id);
  const core = groups.some((group) => accounts.some((account) => directory.core(account, group, at)));
  return { id: who.id, name: who.name, bot: who.bot, core };
}

/** @returns the link for an id that a turn or a reason names. */
export function linkOfId(directory: Directory, id: string, group: string | null, at: Instant): PersonLink {
  const account = directory.accounts(id)[0];
  return account ? linkOf(directory, account, group, at) : { id, name: id, bot: false, core: false };
}

/** @returns every core group that the program's repositories name, each once. */
export function coreGroups(context: Context): string[] {
  return coreGroupsOf(context.program);
}

/** @returns whom a text names. @throws Refused when it is nobody, or more than one. */
export function somebody(context: Context, text: string): Who {
  const who = context.directory.find(text);
  if (who) return who;
  const near = context.directory
    .everybody()
    .filter((one) => `${one.id} ${one.name}`.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 5);
  const hint =
    near.length > 0
      ? `Did you mean ${near.map((one) => one.id).join(", ")}?`
      : "Give an id, name, user name, nick or e-mail.";
  throw new Refused(`Nobody here is known as "${text}". ${hint}`);
}
