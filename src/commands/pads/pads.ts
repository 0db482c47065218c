/** Which pads are there, and what does one show? */
import type { PadText } from "../../pads/pad.ts";
import { midcycleAuthor, type Pad, type PlacedAuthor } from "../../sprint/pad.ts";
import { allPads, searchPads, staleTexts } from "../../store/pads.ts";
import { type PadAuthorView, type PadLine, type PadView, padLines } from "../../words/pads.ts";
import { type Context, Refused } from "../context.ts";
import { chosenSprint } from "../sprint.ts";

/** Lines that the page shows without its script; pads found at most; lines of each that are shown. */
const limits = { lines: 2_000, found: 100, hits: 3, words: 8, query: 200 };

/** Which pads: all, those of a sprint, those with some words. */
export interface PadsQuestion {
  sprint?: string | undefined;
  q?: string | undefined;
}

/** @returns the pads, the one that was edited last first. @throws Refused when there is no such sprint. */
export async function padList(context: Context, { sprint, q = "" }: PadsQuestion): Promise<PadLine[]> {
  const of = sprint ? chosenSprint(context, sprint).id : null;
  const words = q.slice(0, limits.query).replaceAll("\0", "").split(/\s+/).filter(Boolean).slice(0, limits.words);
  if (words.length === 0) return (await allPads(context.db, of)).map((pad) => lineOf(context, pad, []));
  await writeStaleTexts(context);
  const found = await searchPads(context.db, words, limits.found);
  const wanted = found.filter((pad) => of === null || pad.sprint === of);
  return wanted.map((pad) => lineOf(context, pad, hitsIn(pad.text, words)));
}

/** @returns one pad, now or as it was at a revision. */
export async function padView(context: Context, pad: Pad, seq?: number): Promise<PadView> {
  const [text, placed] = await Promise.all([context.pads.textAt(pad.id, seq), context.pads.authors(pad.id)]);
  const viewOf = authorViews(context, placed);
  const lines = padLines(text.runs, text.lines, viewOf);
  return {
    id: pad.id,
    title: pad.title,
    page: padPage(pad.id),
    sprint: pad.sprint,
    session: pad.session,
    created: pad.created,
    edited: text.at ?? pad.created,
    editor: nameOf(context, pad.editor),
    revision: text.seq,
    lines: lines.slice(0, limits.lines),
    more: Math.max(0, lines.length - limits.lines),
    authors: placed.map(({ id }) => viewOf(id)),
    here: here(context, pad.id),
  };
}

/** @returns the address of a pad's page. */
export function padPage(id: string): string {
  return `/pads/${encodeURIComponent(id)}`;
}

/** @returns the text of a pad without who wrote it. */
export function plainText({ runs }: PadText): string {
  return runs.map(({ text }) => text).join("");
}

/** @returns how each author of a pad is shown. */
export function authorViews(context: Context, placed: readonly PlacedAuthor[]): (id: string) => PadAuthorView {
  const known = new Map(placed.map((one) => [one.id, one]));
  return (id) => {
    const who = context.directory.find(id);
    const page = who?.id === id ? `/people/${encodeURIComponent(id)}` : null;
    const own = known.get(id);
    return {
      id,
      name: own?.name ?? nameOf(context, id),
      place: id === midcycleAuthor.id ? null : (own?.place ?? null),
      page,
    };
  };
}

/** @returns what to call a `PadAuthor.id`. */
export function nameOf({ directory }: Context, id: string): string {
  if (id === midcycleAuthor.id) return midcycleAuthor.name;
  if (id.startsWith("etherpad:")) return `somebody on ${id.split(":")[1]}`;
  const guest = /^guest:(.*)$/s.exec(id)?.[1];
  return guest !== undefined ? `${guest} (guest)` : (directory.find(id)?.name ?? id);
}

function here(context: Context, pad: string): string[] {
  const present = context.pads.present(pad);
  const readers = present.filter(({ author }) => author === null).length;
  const names = present.flatMap(({ author }) => author?.name ?? []);
  return readers > 0 ? [...names, readers === 1 ? "a reader" : `${readers} readers`] : names;
}

function lineOf(context: Context, pad: Pad, found: string[]): PadLine {
  const { id, title, sprint, edited, editor, revision } = pad;
  const who = nameOf(context, editor);
  return { id, title, page: padPage(id), sprint, edited, editor: who, revision, here: here(context, id), found };
}

function hitsIn(text: string, words: readonly string[]): string[] {
  const wanted = words.map((word) => word.toLowerCase());
  const lines = text.split("\n").filter((line) => wanted.some((word) => line.toLowerCase().includes(word)));
  return lines.slice(0, limits.hits).map((line) => (line.length > 200 ? `${line.slice(0, 200)}…` : line));
}

/** A process that died, or another one, may have left texts behind their revisions: the revisions are the truth. */
export async function writeStaleTexts(context: Context): Promise<void> {
  for (const id of await staleTexts(context.db)) await context.pads.writeDown(id);
}

/** @returns what is said where a secret address leads to no pad. */
export function noSuchLink(): Refused {
  return new Refused("This link to a pad leads nowhere: ask whoever gave it to you for a new one.");
}
