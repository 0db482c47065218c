/** How do several people write a recap at the same time, in a pad whose text it takes? */
import type { Sprint } from "../review/program.ts";
import { padIdRefusal } from "../sprint/pad.ts";
import { padOfId } from "../store/pads.ts";
import { addRevision, lastRevision } from "../store/recaps.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { padPage, plainText } from "./pads/pads.ts";
import { makePad, writing } from "./pads/the-pad.ts";
import { draftOf } from "./recap-draft.ts";
import { saveProse, writers } from "./recap-writing.ts";
import { mustBe } from "./rights.ts";
import { chosenSprint } from "./sprint.ts";

/** A pad in which a recap is written. */
export interface RecapPad {
  /** Our page of it. */
  page: string;
  /** What it says now. */
  text: string;
  /** The step whose text it had when it was begun or taken last. */
  base: number;
  /** True when it says something else than that step. */
  ahead: boolean;
}

/** @returns the pad of a recap; null when nobody has begun one. */
export async function recapPadOf(context: Context, sprint: Pick<Sprint, "id">): Promise<RecapPad | null> {
  const id = padIdOf(sprint);
  const pad = padIdRefusal(id) === null ? await padOfId(context.db, id) : null;
  if (!pad) return null;
  const text = plainText(await context.pads.textAt(id));
  const mark = await lastRevision(context.db, sprint.id, ["pad"]);
  const latest = await lastRevision(context.db, sprint.id, ["prose"]);
  const base = Number(mark?.body ?? 0);
  return { page: padPage(id), text, base, ahead: text.trimEnd() !== latest?.body.trimEnd() };
}

/** Begins the pad of a recap with the text as it is. @returns its page. @throws Refused for who may not write a recap. */
export async function beginRecapPad(context: Context, actor: Actor, question: { sprint: string }): Promise<string> {
  mustBe(context, actor, writers, "begin the pad of a recap");
  const sprint = chosenSprint(context, question.sprint);
  const known = await recapPadOf(context, sprint);
  if (known) return known.page;
  const { text, base } = await draftOf(context, sprint);
  const title = `Recap: ${sprint.title}`;
  await makePad(context, actor, { id: padIdOf(sprint), title, sprint: sprint.id, text });
  await mark(context, actor, sprint, base);
  return padPage(padIdOf(sprint));
}

/**
 * Saves what the pad says as the text of the recap. What was saved beside the pad meanwhile is taken in, there and in the
 * pad. @throws Overtaken as `saveProse`, Refused when there is no pad.
 */
export async function takeRecapPad(context: Context, actor: Actor, question: { sprint: string }): Promise<void> {
  const sprint = chosenSprint(context, question.sprint);
  const pad = await recapPadOf(context, sprint);
  if (!pad) throw new Refused("Nobody has begun a pad for this recap: begin it first.");
  const saved = await saveProse(context, actor, { sprint: sprint.id, text: pad.text, base: pad.base });
  await mark(context, actor, sprint, saved.seq);
  if (!saved.joined) return;
  const { text } = await draftOf(context, sprint);
  await context.pads.write(padIdOf(sprint), writing(context, actor), () => text);
}

async function mark(context: Context, actor: Actor, { id }: Pick<Sprint, "id">, seq: number): Promise<void> {
  const step = { kind: "pad" as const, at: context.now(), by: actor.id, body: String(seq) };
  await addRevision(context.db, id, async () => step);
}

function padIdOf({ id }: Pick<Sprint, "id">): string {
  return `${id}-recap`;
}
