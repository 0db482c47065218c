/** How does somebody write a recap, pin its facts and publish it, so that nobody's words are lost? */
import { applyPatch, structuredPatch } from "diff";
import type { Needed } from "../governance/roles.ts";
import type { Sprint } from "../review/program.ts";
import { addRevision, lastRevision, revisionOf } from "../store/recaps.ts";
import { isoDay } from "../words/time.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { recap } from "./recap.ts";
import { recapNotice } from "./recap-notice.ts";
import { mustBe } from "./rights.ts";
import { chosenSprint } from "./sprint.ts";

/** The topic of all pages of a recap. */
export const recapTopic = "recaps";

/** Who may write. */
export const writers: readonly Needed[] = ["organizer", { core: null }, "ptl"];

/** Most letters of a text: a form has at most 64 kB. */
const longest = 50_000;

/** Somebody else wrote meanwhile, in the same places: both texts are kept, and somebody has to join them. */
export class Overtaken extends Refused {
  /** The step that was first, and the step under which the other text is kept. */
  readonly first: number;
  readonly aside: number;
  constructor(name: string, first: number, aside: number) {
    super(
      `${name} changed the same lines meanwhile. Your text is below, kept as step ${aside}: join it with theirs and save again.`,
    );
    this.first = first;
    this.aside = aside;
  }
}

/** What saving came to. `joined`: somebody else's lines were taken in. */
export interface Saved {
  seq: number;
  joined: boolean;
}

/**
 * Saves the words of a recap. `base` is the step that the writer began from: lines that others changed meanwhile are
 * taken in where they are not the same ones.
 * @throws Overtaken when they are, after the text was kept beside; Refused for who may not write, and for too much.
 */
export async function saveProse(
  context: Context,
  actor: Actor,
  question: { sprint: string; text: string; base: number },
): Promise<Saved> {
  const sprint = sprintToWrite(context, actor, question.sprint);
  const mine = tidy(question.text);
  if (mine.length > longest) throw new Refused(`A recap has at most ${longest} letters: this has ${mine.length}.`);
  const { db } = context;
  let joined = false;
  let overtaker: { by: string; seq: number } | null = null;
  const written = await addRevision(db, sprint.id, async () => {
    const latest = await lastRevision(db, sprint.id, ["prose"]);
    const unmoved = latest === null || latest.seq === question.base || latest.body === mine;
    const base = question.base > 0 ? await revisionOf(db, sprint.id, question.base) : null;
    const both = unmoved ? mine : join(base?.body ?? "", latest.body, mine);
    joined = !unmoved && both !== null;
    overtaker = both === null && latest ? latest : null;
    return { kind: both === null ? "aside" : "prose", at: context.now(), by: actor.id, body: both ?? mine };
  });
  tell(context);
  const first = overtaker as { by: string; seq: number } | null;
  if (first) throw new Overtaken(context.directory.find(first.by)?.name ?? first.by, first.seq, written.seq);
  return { seq: written.seq, joined };
}

/** Pins the facts as they are now. What the text says of them stays true from then on. @throws Refused for who may not. */
export async function freezeFacts(context: Context, actor: Actor, question: { sprint: string }): Promise<void> {
  const sprint = sprintToWrite(context, actor, question.sprint);
  const live = await recap(context, { sprint: sprint.id, facts: "live" });
  const by = context.directory.find(actor.id)?.name ?? actor.id;
  const frozen = { ...live, frozen: { at: context.now(), by } };
  await addRevision(context.db, sprint.id, async () => ({
    ...{ kind: "frozen", at: context.now(), by: actor.id },
    body: JSON.stringify(frozen),
  }));
  tell(context);
}

/** Lets the facts follow what happens again; what was pinned stays in the history. @throws Refused for who may not. */
export async function thawFacts(context: Context, actor: Actor, question: { sprint: string }): Promise<void> {
  const sprint = sprintToWrite(context, actor, question.sprint);
  const step = { kind: "live" as const, at: context.now(), by: actor.id, body: "" };
  await addRevision(context.db, sprint.id, async () => step);
  tell(context);
}

/**
 * Publishes the recap as it is, wherever recaps are told; the facts are pinned by it. Published again it is a new
 * version, which takes the place of the first where a channel can.
 * @throws Refused for who may not, and before the sprint has begun.
 */
export async function publishRecap(context: Context, actor: Actor, question: { sprint: string }): Promise<void> {
  const sprint = sprintToWrite(context, actor, question.sprint);
  const { sprint: summary, frozen } = await recap(context, { sprint: sprint.id });
  if (summary.when === "before") throw new Refused(`${sprint.title} has not begun: there is nothing to publish yet.`);
  if (frozen === null) await freezeFacts(context, actor, question);
  const date = isoDay(context.now(), sprint.zone);
  const view = { ...(await recap(context, { sprint: sprint.id })), date };
  await addRevision(context.db, sprint.id, async (last) => {
    const notice = await recapNotice(context, view, { version: last + 1, by: actor.id });
    return { kind: "published", at: context.now(), by: actor.id, body: JSON.stringify({ date }), notices: [notice] };
  });
  tell(context);
}

function sprintToWrite(context: Context, actor: Actor, id: string): Sprint {
  mustBe(context, actor, writers, "write a recap");
  return chosenSprint(context, id);
}

/** Both texts in one; null when they changed the same lines. */
function join(base: string, latest: string, mine: string): string | null {
  const patched = applyPatch(latest, structuredPatch("text", "text", base, mine, "", "", { context: 1 }));
  return patched === false ? null : patched;
}

/** One way to end lines, and one line break at the end, so that equal texts are equal. */
function tidy(text: string): string {
  return `${text.replaceAll(/\r\n?/g, "\n").trimEnd()}\n`;
}

function tell({ signs }: Context): void {
  signs.tell({ topics: [recapTopic], changes: [] });
}
