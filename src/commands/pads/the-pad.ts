/** Which pad does somebody mean, and how does a new one come about? */
import { randomBytes } from "node:crypto";
import { midcycleAuthor, type Pad, type PadAuthor, padIdFrom, padIdRefusal, padLimits } from "../../sprint/pad.ts";
import type { Session } from "../../sprint/session.ts";
import { createPad, padOfId } from "../../store/pads.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { written } from "../deciding.ts";
import { chosenSprint } from "../sprint.ts";
import { readsOnly, writerFor } from "./admission.ts";
import { beginning } from "./beginning.ts";

/** The topic of the pages that list pads. */
export const padsTopic = "pads";

/** @returns the topic of one pad. */
export function padTopic(id: string): string {
  return `pad:${id}`;
}

/** @returns the pad of that id. @throws Refused when there is none, or none can be called so. */
export async function thePad(context: Context, id: string): Promise<Pad> {
  const pad = padIdRefusal(id) === null ? await padOfId(context.db, id) : null;
  if (pad) return pad;
  throw new Refused(padIdRefusal(id) ?? `There is no pad "${id}": /pads lists them all.`);
}

/** What a new pad is to be. Without an id it gets one from its title. */
export interface NewPad {
  title: string;
  id?: string | undefined;
  sprint?: string | undefined;
  /** What it begins with; nothing when absent. */
  text?: string | undefined;
}

/** @returns what a pad would be, its author and its text; nothing is written. @throws Refused when it cannot be made so. */
export function plannedPad(context: Context, actor: Actor, asked: NewPad) {
  const author = writing(context, actor);
  const title = written(asked.title, "what it is about", padLimits.title);
  const id = asked.id?.trim() || padIdFrom(title);
  const odd = padIdRefusal(id);
  if (odd !== null) throw new Refused(odd);
  const sprint = asked.sprint ? chosenSprint(context, asked.sprint).id : null;
  return { id, title, sprint, author, text: textIn(asked.text ?? "") };
}

/** Makes a pad. @returns it. @throws Refused when somebody may not, or when there is one of that name. */
export async function makePad(context: Context, actor: Actor, asked: NewPad): Promise<Pad> {
  const { id, title, sprint, author, text } = plannedPad(context, actor, asked);
  const made = await createPad(context.db, newPad(context, { id, title, sprint, session: null }, author));
  if (!made) throw new Refused(`There is a pad "${id}" already: open it, or give this one another name.`);
  if (text) await context.pads.write(id, author, () => text);
  context.signs.tell({ topics: [padsTopic], changes: [] });
  return thePad(context, id);
}

/** @returns the pad of a sprint, made from its template when nobody has opened it before. */
export async function sprintPad(context: Context, sprint: string): Promise<Pad> {
  const { id, title } = chosenSprint(context, sprint);
  return padFor(context, { id, title, sprint: id, session: null });
}

/** @returns the pad of a session, made from its template when nobody has opened it before. */
export async function padOf(context: Context, session: Pick<Session, "id" | "sprint" | "title">): Promise<Pad> {
  const { id, sprint, title } = session;
  return padFor(context, { id: sessionPadId(session), title, sprint, session: id });
}

/** @returns what the pad of a session is called: "mitaka-s1". */
function sessionPadId({ id, sprint }: Pick<Session, "id" | "sprint">): string {
  return `${sprint}-${id}`;
}

/** @returns the pad that is there for something, made from its template when nobody has opened it before. */
async function padFor(context: Context, wanted: Pick<Pad, "id" | "title" | "sprint" | "session">): Promise<Pad> {
  const known = await padOfId(context.db, wanted.id);
  if (known) return known;
  const made = await createPad(context.db, newPad(context, wanted, midcycleAuthor));
  // Whoever came at the same moment has made it: one of them writes the beginning.
  if (made) {
    const text = await beginning(context, wanted);
    await context.pads.write(wanted.id, midcycleAuthor, (now) => (now === "" ? text : null));
    context.signs.tell({ topics: [padsTopic], changes: [] });
  }
  return thePad(context, wanted.id);
}

/** @returns the author that an actor is in pads, or in this one. @throws Refused when they may not write. */
export function writing(context: Context, actor: Actor, pad: Pick<Pad, "by"> | null = null): PadAuthor {
  const visitor = { id: actor.id, guest: "" };
  const author = writerFor(context, visitor, pad);
  if (!author) throw new Refused(readsOnly(context, visitor, pad) ?? "You may not write here.");
  return author;
}

/** @returns a text from outside with line breaks as pads have them. @throws Refused when a pad cannot hold it. */
export function textIn(text: string): string {
  const plain = text.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD").toWellFormed();
  if (plain.length <= padLimits.text) return plain;
  throw new Refused(`A pad holds 8 million characters, and this has ${plain.length}: bring it in parts.`);
}

function newPad(context: Context, wanted: Pick<Pad, "id" | "title" | "sprint" | "session">, by: PadAuthor) {
  return { ...wanted, created: context.now(), by: by.id, secret: randomBytes(18).toString("base64url") };
}
