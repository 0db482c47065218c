/** How does something that somebody said become a promise? */
import { witness } from "../../governance/exemption/take.ts";
import type { Instant } from "../../review/change.ts";
import type { Sprint } from "../../review/program.ts";
import { sprintWindow } from "../../sprint/days.ts";
import type { Due, Made, Piece, PromiseAct, Source } from "../../sprint/promise/acts.ts";
import { dueFrom } from "../../sprint/promise/due-text.ts";
import { promiseMade } from "../../words/promise-notices.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { type Deed, type Done, enactOpening, linkFrom, newAct, personOf, written } from "../deciding.ts";
import { mustBe } from "../rights.ts";
import { soughtForms, soughtFrom } from "../sought.ts";
import { chosenSprint } from "../sprint.ts";
import { aroundOf, keptOf } from "./found.ts";

/** What a promise is made with; texts as people write them. */
export interface Promising extends Omit<Deed, "for"> {
  /** What was promised, in the words in which it was said. */
  text: string;
  /** Who promised it; somebody who is not known here is kept as written. */
  who?: readonly string[] | undefined;
  /** Until when, read already or as people write it ("friday", "early in Newton", "newton-2"); absent or empty for no date. */
  due?: string | Due | null | undefined;
  /** What to look for, one line each; all of them are needed. */
  look?: readonly string[] | undefined;
  /** Id of the sprint at which it was given. */
  sprint?: string | undefined;
  /** When it was given: dates are counted from then, and what was done before keeps nothing. The sprint's when absent. */
  given?: Instant | undefined;
  source?: Partial<Source> | undefined;
}

/** Topic of all pages about promises. */
export const promisesTopic = "promises";

/**
 * Makes a promise; with a key of the actor once for ever, however often it is told. Midcycle itself may, for what it
 * read in minutes. @returns what was done, and the number; of the earlier one when it was told before.
 * @throws Refused when the actor may not, or a date, a sprint or what to look for cannot be read.
 */
export async function promise(context: Context, actor: Actor, asked: Promising): Promise<Done & { number: number }> {
  if (actor.id !== witness) mustBe(context, actor, ["contributor"], "write promises down");
  const made = await madeFrom(context, asked);
  const link = linkFrom(asked.link) ?? actor.link;
  const act = newAct<PromiseAct>(context, actor, "made", made, actor.id, link);
  const around = await aroundOf(context);
  const done = await enactOpening<PromiseAct>({ context, actor, dryRun: asked.dryRun }, "promise", async () => ({
    title: made.text,
    acts: [act],
    notices(id, number) {
      const acts = [{ ...act, process: id, seq: 1 } as PromiseAct];
      const told = keptOf(context, { id, kind: "promise", number, title: made.text, opened: act.at, acts }, around);
      return [promiseMade(told, (id) => personOf(context, id).name, act.at)];
    },
  }));
  context.signs.tell({ topics: [promisesTopic], changes: [] });
  const number = Number(done.process.split("-").at(-1));
  const until = made.due ? ` It is due ${made.due.words}.` : " It has no date.";
  const looked = made.pieces.length > 0 ? "" : " Nothing to look for is named, so a person has to judge it.";
  const name = number ? `Promise ${number}` : "Tried out";
  return {
    text: done.repeated
      ? `That was written down before, as promise ${number}.`
      : `${name}: ${made.text}.${until}${looked}`,
    page: number ? `/promises/${number}` : "/promises",
    written: !asked.dryRun && !done.repeated,
    number,
  };
}

/** @returns the due that a text names. `base`: dates are counted from it. @throws Refused for what is none. */
export function readDue(
  { program }: Context,
  due: string | Due | null | undefined,
  base: Instant,
  zone: string,
): Due | null {
  if (due && typeof due !== "string") return due;
  const read = dueFrom(due ?? "", { program, now: base, zone });
  if ("refused" in read) throw new Refused(read.refused);
  return read.due;
}

/** @returns what lines of text say to look for, done at or after a moment. @throws Refused naming the forms. */
export async function readPieces(context: Context, lines: readonly string[], from: Instant): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const subject = { changes: [], blueprint: null, bug: null };
    const found = await soughtFrom(context, line, { subject, from, elsewhere: true, dated: true });
    if (found === null || found.kind === "size" || (found.kind === "ci" && found.changes.length === 0)) {
      const forms = soughtForms.map((form) => `"${form}"`).join(", ");
      throw new Refused(`"${line.slice(0, 80)}" cannot be looked for. Write ${forms}.`);
    }
    pieces.push({ id: `p${pieces.length + 1}`, ...found });
  }
  return pieces;
}

/** @returns from when on what is done counts, and from when dates are counted, for something said at a sprint. */
export function momentsOf(sprint: Sprint | null, now: Instant): { from: Instant; base: Instant } {
  if (!sprint) return { from: now, base: now };
  const window = sprintWindow(sprint);
  const last = window.days.at(-1)?.from ?? window.from;
  return { from: window.from < now ? window.from : now, base: last < now ? last : now };
}

async function madeFrom(context: Context, asked: Promising): Promise<Made> {
  const sprint = asked.sprint ? chosenSprint(context, asked.sprint) : null;
  const { from, base } = asked.given ? { from: asked.given, base: asked.given } : momentsOf(sprint, context.now());
  const named = (asked.who ?? []).map((one) => one.trim()).filter(Boolean);
  const known = named.map((text) => ({ text, who: context.directory.find(text) }));
  const { source = {} } = asked;
  return {
    text: written(asked.text, "what was promised").replaceAll(/\s+/g, " ").replace(/\.$/, ""),
    who: [...new Set(known.flatMap(({ who }) => (who ? [who.id] : [])))],
    others: known.flatMap(({ text, who }) => (who ? [] : [text.slice(0, 200)])).join(", ") || null,
    due: readDue(context, asked.due, base, sprint?.zone ?? "UTC"),
    pieces: await readPieces(context, asked.look ?? [], from),
    sprint: sprint?.id ?? null,
    given: from,
    source: { kind: source.kind ?? "hand", title: source.title ?? null, line: source.line ?? null },
  };
}
