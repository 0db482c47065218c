/** How is a pad taken away, and how does a text come into one? */

import { withStates } from "../../words/pad-files.ts";
import type { Pill } from "../../words/pills.ts";
import { markdownText } from "../../words/plain-text.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { htmlPad } from "./html.ts";
import { nameOf, plainText } from "./pads.ts";
import { pillsIn } from "./pills.ts";
import { textIn, thePad, writing } from "./the-pad.ts";

/** Ways to take a pad away, and what they are. */
export const padFormats = {
  md: "text/markdown",
  txt: "text/plain",
  html: "text/html",
  json: "application/json",
} as const;

export type PadFormat = keyof typeof padFormats;

/** Everything that is kept of a pad. */
export interface WholePad {
  id: string;
  title: string;
  sprint: string | null;
  session: string | null;
  text: string;
  authors: { id: string; name: string }[];
  /** How everything stands that the text names. */
  named: Pill[];
  /** In order; `data` is the change as Yjs encodes it, in base64. */
  revisions: { seq: number; at: string; author: string; data: string }[];
}

/** @returns a pad as a file; changes, bugs and blueprints with how they stand now, unless `plain`. */
export async function padFile(context: Context, id: string, format: PadFormat, plain = false): Promise<string> {
  const pad = await thePad(context, id);
  if (format === "json") return `${JSON.stringify(await wholePad(context, id), null, 2)}\n`;
  const text = plainText(await context.pads.textAt(id));
  const states = plain ? new Map<string, Pill>() : await pillsIn(context, text);
  if (format === "txt") return withStates(text, states, (said) => said);
  const markdown = withStates(text, states, markdownText);
  if (format === "md") return markdown;
  return htmlPad(pad.title, markdown);
}

/** @returns everything that is kept of a pad, its whole history included. */
export async function wholePad(context: Context, id: string): Promise<WholePad> {
  const pad = await thePad(context, id);
  const [now, history, authors] = await Promise.all([
    context.pads.textAt(id),
    context.pads.history(id),
    context.pads.authors(id),
  ]);
  const text = plainText(now);
  const { title, sprint, session } = pad;
  return {
    ...{ id, title, sprint, session, text },
    authors: authors.map((one) => ({ id: one.id, name: nameOf(context, one.id) })),
    named: [...(await pillsIn(context, text)).values()],
    revisions: history.map(({ data, ...rest }) => ({ ...rest, data: Buffer.from(data).toString("base64") })),
  };
}

/** Where a text goes that is brought into a pad. */
export type ImportWay = "append" | "replace";

/** Brings a text into a pad, as its actor's. @returns the number of the revision. @throws Refused when nothing comes in. */
export async function importIntoPad(
  context: Context,
  actor: Actor,
  id: string,
  { text, way }: { text: string; way: ImportWay },
): Promise<number> {
  const author = writing(context, actor, await thePad(context, id));
  const coming = textIn(text);
  if (coming.trim() === "") throw new Refused("There is no text in it: give one to bring in.");
  const made = await context.pads.write(id, author, (now) => {
    if (way === "replace") return coming;
    const between = now === "" || now.endsWith("\n") ? "" : "\n";
    return textIn(`${now}${between}${coming}`);
  });
  if (made === null) throw new Refused("The pad says exactly this already.");
  return made;
}
