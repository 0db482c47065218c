/** What needs attention now, and has it been said already? */
import { createHash } from "node:crypto";
import { putNotices } from "../store/outbox.ts";
import { freezesView } from "../words/freezes.ts";
import type { Notice } from "../words/notice.ts";
import { digestView, needsAttention } from "../words/recap/digest.ts";
import type { PostView } from "../words/recap/model.ts";
import type { Context } from "./context.ts";
import { personOf } from "./deciding.ts";
import { decisions, waitingWords } from "./decisions.ts";
import { calendarFacts } from "./freezes.ts";
import { somebody } from "./people-links.ts";
import { promises } from "./promises.ts";
import { itemOf, ranking } from "./queue.ts";
import { wordsOf } from "./words.ts";

/** For whom: an id or a name; the team without. `viewer`: `Who.id` of whoever looks, null for a stranger. */
export interface DigestQuestion {
  as?: string | undefined;
  viewer?: string | null | undefined;
  language?: string | undefined;
  address?: string | undefined;
}

/** How many changes are listed, and how many days are "soon". */
const shown = 10;
const soon = 7;

/** @returns what needs attention now. @throws Refused for somebody unknown. */
export async function digest(context: Context, question: DigestQuestion): Promise<PostView> {
  const { program } = context;
  const { recaps, writing } = program;
  const as = question.as ? personOf(context, somebody(context, question.as).id) : null;
  const viewer = question.viewer ?? null;
  const now = context.now();
  const until = new Date(Date.parse(now) + soon * 86_400_000).toISOString();
  const near = (at: string | null) => at !== null && at <= until;
  const ranked = ranking(context, as?.id ?? null).filter(({ turn }) => turn.mover !== "nobody");
  const lines = as
    ? await waitingWords(context, as.id, viewer)
    : (await decisions(context, { viewer })).open.filter(({ deadline }) => near(deadline));
  const promised = (await promises(context, as ? { who: as.id } : {})).groups
    .filter(({ state }) => state === "open" || state === "missed")
    .flatMap(({ items }) => items)
    .filter(({ due, state }) => state === "missed" || near(due?.at ?? null));
  return digestView({
    words: wordsOf({ ...recaps, language: question.language ?? recaps.language }),
    tag: recaps.tag ?? program.id,
    address: (question.address ?? writing.address)?.replace(/\/+$/, "") ?? null,
    ...{ as, program: program.name, now, zone: "UTC", shown },
    waiting: ranked.map((one) => itemOf(context, one)),
    decisions: lines,
    promises: promised,
    dates: freezesView(calendarFacts(context)).next.filter(({ at }) => at <= until),
  });
}

/**
 * Puts down what each person of the roster should be told now, and what the team should. Whoever has nothing to do is
 * told nothing, and the same is never said twice: a digest goes by what is in it.
 * @returns how many were new.
 */
export async function putDigests(context: Context): Promise<number> {
  const people = [undefined, ...context.program.people.map(({ id }) => id)];
  const notices: Notice[] = [];
  for (const as of people) {
    const view = await digest(context, { as, viewer: as ?? null });
    if (needsAttention(view)) notices.push(digestNotice(context, view, as ?? null));
  }
  return putNotices(context.db, notices, null);
}

/** @returns a digest as a notice; one with the same content has the same id. */
function digestNotice({ now, program }: Context, view: PostView, person: string | null): Notice {
  const address = program.writing.address?.replace(/\/+$/, "") ?? null;
  const paragraphs = view.sections.flatMap((section) => [
    ...section.paragraphs,
    ...section.groups.flatMap(({ items }) => items),
  ]);
  const rows = Object.values(view.numbers).map(({ id, rows: own }) => [
    id,
    own.map(({ change, text, at }) => [change, text, at]),
  ]);
  const hash = createHash("sha256")
    .update(JSON.stringify([rows, view.sections]))
    .digest("hex")
    .slice(0, 24);
  return {
    id: `digest/${person ?? "team"}/${hash}`,
    kind: "digest",
    at: now(),
    title: view.title,
    paragraphs,
    numbers: view.numbers,
    url: address && address + view.page,
    ...(person && { concerns: [person], personal: true }),
  };
}
