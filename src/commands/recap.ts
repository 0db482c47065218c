/** What is the recap of a sprint? */
import type { Sprint } from "../review/program.ts";
import { sprintWindow, type Window } from "../sprint/days.ts";
import type { RecapMaterial, RecapView } from "../words/recap/model.ts";
import { recapView } from "../words/recap/view.ts";
import type { Context } from "./context.ts";
import { decidedIn } from "./recap-decisions.ts";
import { drafted, draftOf } from "./recap-draft.ts";
import { talkedIn } from "./recap-talk.ts";
import { sprintsBefore } from "./rooms.ts";
import { chosenSprint, type SprintQuestion, sprintFacts } from "./sprint.ts";
import { wordsOf } from "./words.ts";

/** Which recap; `language`: of the fixed words, the team's when absent. */
export interface RecapQuestion extends SprintQuestion {
  language?: string | undefined;
  /** Base address that links to our pages begin with; the program file's when absent. */
  address?: string | undefined;
  /** "live": the facts as they are now and nothing else, whatever was written or pinned. */
  facts?: "live" | undefined;
}

/** With how many sprints before it one is compared. */
const compared = 3;

/**
 * @returns the recap as it reads now: what people wrote, around the facts as they are or as they were pinned.
 * @throws Refused naming the sprints when there is none of that id, or the languages.
 */
export async function recap(context: Context, question: RecapQuestion): Promise<RecapView> {
  const sprint = chosenSprint(context, question.sprint);
  const live = async () =>
    recapView(await sprintFacts(context, sprint), await recapMaterial(context, sprint, question));
  if (question.facts === "live") return live();
  const draft = await draftOf(context, sprint);
  return drafted(draft.pinned ?? (await live()), draft);
}

/** @returns all that the recap of a sprint tells besides its numbers; decisions are those of the window. */
export async function recapMaterial(
  context: Context,
  sprint: Sprint,
  question: Pick<RecapQuestion, "language" | "address">,
  window: Window = sprintWindow(sprint),
): Promise<RecapMaterial> {
  const { recaps, writing, id } = context.program;
  const address = (question.address ?? writing.address)?.replace(/\/+$/, "") ?? null;
  const before = sprintsBefore(context, sprint).slice(0, compared);
  return {
    words: wordsOf({ ...recaps, language: question.language ?? recaps.language }),
    tag: recaps.tag ?? id,
    address,
    moverOf: (change) => context.board.get(change)?.turn.mover ?? null,
    ...(await decidedIn(context, window)),
    ...(await talkedIn(context, sprint, before[0] ?? null, address)),
    earlier: await Promise.all(before.map((one) => sprintFacts(context, one))),
  };
}
