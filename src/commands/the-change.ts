/** Which change does somebody mean? */
import type { Change } from "../review/change.ts";
import { findChange, resolveChange } from "../store/read.ts";
import { type Context, Refused } from "./context.ts";

/** @returns the change that a text names: number, key, Change-Id or address. @throws Refused when none or several fit, naming them. */
export async function theChange(context: Context, text: string): Promise<Change> {
  const keys = await resolveChange(context.db, text);
  if (keys.length > 1)
    throw new Refused(`"${text}" fits ${keys.length} changes: name one of ${keys.slice(0, 8).join(", ")}.`);
  const change = keys[0] ? await findChange(context.db, keys[0]) : null;
  if (!change) {
    throw new Refused(`No change here is known as "${text}". Give a number, a Change-Id or an address of the forge.`);
  }
  return change;
}
