/** How did a pad come to what it says, and how does one go back? */
import { diffLines } from "diff";
import { mirrors } from "../../sprint/etherpad.ts";
import { padLimits } from "../../sprint/pad.ts";
import { namedRevisions, nameRevision } from "../../store/pads.ts";
import { type DiffLine, hunks, type PadDiffView, type PadHistoryView, sittings } from "../../words/pad-history.ts";
import { padLines } from "../../words/pads.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { written } from "../deciding.ts";
import { authorViews, nameOf, padPage, plainText } from "./pads.ts";
import { padTopic, thePad, writing } from "./the-pad.ts";

/** Sittings and lines that are shown; milliseconds that a comparison may take. */
const limits = { sittings: 300, lines: 5_000, milliseconds: 2_000 };

/** @returns a pad's history with what it said at a revision, the latest when none is given. @throws Refused when there is none. */
export async function padHistory(context: Context, id: string, asked: string | undefined): Promise<PadHistoryView> {
  const pad = await thePad(context, id);
  const at = revisionIn(asked, pad.revision) ?? pad.revision;
  const [text, revisions, placed, names] = await Promise.all([
    context.pads.textAt(id, at),
    context.pads.revisions(id),
    context.pads.authors(id),
    namedRevisions(context.db, id),
  ]);
  const viewOf = authorViews(context, placed);
  const lines = padLines(text.runs, text.lines, viewOf);
  const made = revisions.find(({ seq }) => seq === at);
  return {
    ...{ id, title: pad.title, page: padPage(id), mirror: mirrors(pad), latest: pad.revision, at },
    made: text.at,
    by: made ? nameOf(context, made.author) : null,
    lines: lines.slice(0, limits.lines),
    more: Math.max(0, lines.length - limits.lines),
    sittings: sittings(revisions)
      .reverse()
      .slice(0, limits.sittings)
      .map(({ author, ...rest }) => ({ ...rest, author: viewOf(author) })),
    names: names.map((one) => ({ ...one, by: nameOf(context, one.by) })),
  };
}

/** @returns what differs between two revisions. @throws Refused when one of them is not there. */
export async function padDiff(
  context: Context,
  id: string,
  asked: { from?: string; to?: string },
): Promise<PadDiffView> {
  const pad = await thePad(context, id);
  const to = revisionIn(asked.to, pad.revision) ?? pad.revision;
  const from = revisionIn(asked.from, pad.revision) ?? 0;
  const [before, after] = await Promise.all([context.pads.textAt(id, from), context.pads.textAt(id, to)]);
  const changes = diffLines(plainText(before), plainText(after), { timeout: limits.milliseconds });
  if (!changes)
    throw new Refused("These two differ in too much to be compared here: choose revisions that are nearer.");
  const lines = changes.flatMap(({ value, added, removed }): DiffLine[] => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return value
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => ({ kind, text }));
  });
  const counted = (kind: DiffLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  return {
    ...{ id, title: pad.title, page: padPage(id), from, to, latest: pad.revision },
    added: counted("added"),
    removed: counted("removed"),
    lines: hunks(lines),
  };
}

/** Makes a pad say again what it said at a revision: as a new revision, which can be taken back too. */
export async function restorePad(context: Context, actor: Actor, id: string, asked: string): Promise<number> {
  const pad = await thePad(context, id);
  const author = writing(context, actor, pad);
  const seq = revisionIn(asked, pad.revision);
  if (seq === null) throw new Refused("Say which revision is to come back.");
  const before = plainText(await context.pads.textAt(id, seq));
  const made = await context.pads.write(id, author, () => before);
  if (made === null) throw new Refused(`The pad says what it said at revision ${seq} already.`);
  return made;
}

/** Gives a revision a name. @throws Refused when another has it. */
export async function namePadRevision(
  context: Context,
  actor: Actor,
  id: string,
  asked: { at: string; name: string },
): Promise<void> {
  const pad = await thePad(context, id);
  const author = writing(context, actor);
  const seq = revisionIn(asked.at, pad.revision) ?? pad.revision;
  const name = written(asked.name, "what to call this revision", padLimits.name).replaceAll(/\s+/g, " ");
  if (!(await nameRevision(context.db, id, { seq, name, by: author.id, at: context.now() }))) {
    throw new Refused(`A revision is called "${name}" already: give this one another name.`);
  }
  context.signs.tell({ topics: [padTopic(id)], changes: [] });
}

/** Null for nothing said. */
function revisionIn(text: string | undefined, latest: number): number | null {
  if (text === undefined || text.trim() === "") return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= latest) return number;
  throw new Refused(`There is no revision "${text.slice(0, 20)}": they are numbered from 0 to ${latest}.`);
}
