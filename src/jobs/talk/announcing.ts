/** Which changes does a line of a chat name, and what is told about them? */
import type { Context } from "../../commands/context.ts";
import { show } from "../../commands/show.ts";
import type { ChangeKey } from "../../review/change.ts";
import { changeReference } from "../../review/reference.ts";
import { findChange, resolveChange } from "../../store/read.ts";
import { chatChange } from "../../words/chat-change.ts";
import { type Place, type Room, tell } from "./place.ts";

/** Changes that one line is told about. */
const most = 3;

/** @returns the texts of a line that name changes: addresses, Change-Ids, and numbers behind a word that says so. */
export function changesNamed(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^[<([{"']+|[>)\]}"',.;:!?]+$/g, ""));
  const named = words.filter((word) => /^(?:https?:|I[0-9a-f]{40}$)/i.test(word) && changeReference(word) !== null);
  const numbers = [...text.matchAll(/(?<![\w/])(?:change|review|patch|gerrit)\s+#?(\d{1,9})(?![\w/])/gi)];
  return [...new Set([...named, ...numbers.map(([, number = ""]) => number)])];
}

/** Tells how the changes stand that a line names, each once in so many minutes. */
export async function announce(place: Place, room: Room, text: string, reference: string | null): Promise<void> {
  const minutes = room.settings.announce;
  const named = minutes === 0 ? [] : changesNamed(text).slice(0, most);
  for (const one of named) {
    const context = place.context();
    const [key, ...others] = await resolveChange(context.db, one);
    const now = Date.parse(context.clock());
    if (!key || others.length > 0 || now - (room.told.get(key) ?? Number.NEGATIVE_INFINITY) < minutes * 60_000)
      continue;
    room.told.set(key, now);
    const said = await stateOf(context, key, one.startsWith("http"));
    if (said) await tell(place, room.settings.name, said, reference && `${reference}/${key}`);
  }
  for (const [key, at] of room.told) {
    if (Date.parse(place.context().clock()) - at > minutes * 60_000) room.told.delete(key);
  }
}

/** Null for what strangers must not see. */
async function stateOf(context: Context, key: ChangeKey, linked: boolean): Promise<string | null> {
  const change = await findChange(context.db, key);
  if (!change || change.private) return null;
  return chatChange(await show(context, { change: key }), linked, context.now());
}
