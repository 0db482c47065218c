/** What have people written around the facts of a sprint's recap, and are the facts pinned? */
import type { Sprint } from "../review/program.ts";
import { lastRevision, type Revision, type RevisionHead, revisionHeads, revisionOf } from "../store/recaps.ts";
import { emptyDraft, withDraft } from "../words/recap/draft.ts";
import type { RecapView } from "../words/recap/model.ts";
import { type Context, Refused } from "./context.ts";

/** The state of a recap's text and facts. */
export interface Draft {
  /** The text as it is; the one to begin with when nobody has written yet. */
  text: string;
  /** The step that it is of; 0 when nobody has written yet. */
  base: number;
  /** The facts as they were pinned; null while they follow what happens. */
  pinned: RecapView | null;
  /** When it was published last; null when it was not. */
  published: Revision | null;
}

/** @returns the state of a recap. */
export async function draftOf({ db }: Pick<Context, "db">, { id }: Pick<Sprint, "id">): Promise<Draft> {
  const [prose, facts, published] = await Promise.all([
    lastRevision(db, id, ["prose"]),
    lastRevision(db, id, ["frozen", "live"]),
    lastRevision(db, id, ["published"]),
  ]);
  return {
    text: prose?.body ?? emptyDraft,
    base: prose?.seq ?? 0,
    pinned: facts?.kind === "frozen" ? (JSON.parse(facts.body) as RecapView) : null,
    published,
  };
}

/** @returns the recap as its draft has it: pinned facts in place of `live`, and the words of people around them. */
export function drafted(live: RecapView, { text, base, pinned, published }: Draft): RecapView {
  const facts = pinned ?? live;
  const view = base === 0 ? facts : withDraft(facts, text);
  // A blog hides what is dated ahead and files what is not by its day: a published recap has the day on which it was.
  return published ? { ...view, date: (JSON.parse(published.body) as { date: string }).date } : view;
}

/** @returns every step, the latest first. */
export async function stepsOf({ db }: Pick<Context, "db">, { id }: Pick<Sprint, "id">): Promise<RevisionHead[]> {
  return (await revisionHeads(db, id)).reverse();
}

/** @returns one step that is a text. @throws Refused when there is none of that number. */
export async function textStep(
  { db }: Pick<Context, "db">,
  { id }: Pick<Sprint, "id">,
  seq: number,
): Promise<Revision> {
  const found = Number.isInteger(seq) ? await revisionOf(db, id, seq) : null;
  if (!found || (found.kind !== "prose" && found.kind !== "aside")) {
    throw new Refused(`The recap of ${id} has no text of number ${seq}: its page of writing lists them.`);
  }
  return found;
}
