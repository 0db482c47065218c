/** Which minutes do the pads hold? */
import { readMinutes } from "../../sprint/minutes/meeting.ts";
import { type Minutes, saysSomething } from "../../sprint/minutes/minutes.ts";
import type { Pad } from "../../sprint/pad.ts";
import { allPads, padsWith } from "../../store/pads.ts";
import { padLines } from "../../words/pads.ts";
import type { Context } from "../context.ts";
import { type KeptMinutes, readingFor } from "../minutes.ts";
import { sprintsOf } from "../rooms.ts";
import { authorViews, padPage, writeStaleTexts } from "./pads.ts";

/** Minutes by pad, made again when it has another revision. */
const houses = new WeakMap<object, Map<string, { revision: number; minutes: Minutes }>>();

/** @returns the minutes of each pad that holds any. */
export async function padMinutes(context: Context): Promise<KeptMinutes[]> {
  await writeStaleTexts(context);
  const some = new Set(await padsWith(context.db, "#"));
  const pads = (await allPads(context.db, null)).filter(({ id }) => some.has(id));
  const found = await Promise.all(pads.map((pad) => minutesOfPad(context, pad)));
  return pads.flatMap((pad, i) => {
    const minutes = found[i];
    if (!minutes || !saysSomething(minutes)) return [];
    const page = padPage(pad.id);
    const sprint = sprintsOf(context).find(({ id }) => id === pad.sprint) ?? null;
    const { id, title: place, created: began } = pad;
    return [{ id, source: "pad", place, sprint, began, ended: null, page, lineAt: `${page}#l-`, minutes }];
  });
}

/** @returns what the lines of a pad come to. */
async function minutesOfPad(context: Context, pad: Pad): Promise<Minutes> {
  const known = houses.get(context.board) ?? new Map<string, { revision: number; minutes: Minutes }>();
  houses.set(context.board, known);
  const before = known.get(pad.id);
  if (before?.revision === pad.revision) return before.minutes;
  const [text, placed] = await Promise.all([context.pads.textAt(pad.id), context.pads.authors(pad.id)]);
  const lines = padLines(text.runs, text.lines, authorViews(context, placed)).map((line) => ({
    id: line.id ?? String(line.number),
    at: line.at,
    by: line.author?.name ?? null,
    text: line.text,
  }));
  const sprint = sprintsOf(context).find(({ id }) => id === pad.sprint) ?? null;
  const minutes = readMinutes(lines, readingFor(context, "text", sprint));
  known.set(pad.id, { revision: text.seq, minutes });
  return minutes;
}
