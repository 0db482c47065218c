/** What is the recap of a sprint? */
import { recapView } from "../words/recap.ts";
import type { RecapView } from "../words/views.ts";
import type { Context } from "./context.ts";
import { chosenSprint, type SprintQuestion, sprintFacts } from "./sprint.ts";

/** @returns the recap as it reads now. @throws Refused naming the sprints when there is none of that id. */
export async function recap(context: Context, question: SprintQuestion): Promise<RecapView> {
  const facts = await sprintFacts(context, chosenSprint(context, question.sprint));
  return recapView(facts, (change) => context.board.get(change)?.turn.mover ?? null);
}
