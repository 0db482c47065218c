/** What does the board of a sprint show while it is on? */
import { ofSprint } from "../sprint/topic.ts";
import { perPerson, type SprintBoardView, sprintClock } from "../words/sprint-board.ts";
import type { SprintNowView } from "../words/sprint-now.ts";
import type { Context } from "./context.ts";
import { itemOf, ranking } from "./queue.ts";
import { chosenSprint, type SprintQuestion, sprint, sprintFacts } from "./sprint.ts";
import { sprintNow } from "./sprint-now.ts";

/** Waits that are shown. */
const shown = 8;

/** @returns the board. @throws Refused naming the sprints when there is none of that id. */
export async function sprintBoard(context: Context, question: SprintQuestion): Promise<SprintBoardView> {
  const chosen = chosenSprint(context, question.sprint);
  const facts = await sprintFacts(context, chosen);
  return {
    sprint: await sprint(context, { sprint: chosen.id }),
    perPerson: perPerson(facts),
    waiting: oldestWaits(context, chosen),
    clock: sprintClock(facts),
    room: await sprintNow(context, facts),
  };
}

/** @returns what the room of a sprint does now, decides and promises. @throws Refused naming the sprints when there is none of that id */
export async function boardRoom(context: Context, question: SprintQuestion): Promise<SprintNowView> {
  return sprintNow(context, await sprintFacts(context, chosenSprint(context, question.sprint)));
}

/** @returns what has waited longest of the sprint's own open changes; where it marks none, of all that are open. */
export function oldestWaits(context: Context, sprint: ReturnType<typeof chosenSprint>): SprintBoardView["waiting"] {
  const moving = ranking(context, null).filter(({ turn }) => turn.mover !== "nobody");
  const own = moving.filter(({ change }) => ofSprint(sprint, change));
  const items = (own.length > 0 ? own : moving)
    .toSorted((a, b) => (a.turn.since < b.turn.since ? -1 : 1))
    .slice(0, shown)
    .map((one) => itemOf(context, one));
  const which = own.length > 0 ? "the sprint's own open changes" : "the team's open changes";
  return { rule: `Of ${which}, those that have waited longest for the one whose turn it is.`, items };
}
