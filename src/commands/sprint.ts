/** What are a sprint's numbers, and which sprints are there? */
import type { Sprint } from "../review/program.ts";
import { sprintReach, sprintTime } from "../sprint/days.ts";
import type { SprintFacts } from "../sprint/facts.ts";
import { ofSprint } from "../sprint/topic.ts";
import { activityBetween, countBetween } from "../store/activity.ts";
import { sprintSummary, sprintView } from "../words/sprint.ts";
import type { QueueItem, SprintSummary, SprintView } from "../words/views.ts";
import { type Context, Refused } from "./context.ts";
import { itemOf, ranking } from "./queue.ts";
import { remember } from "./remember.ts";
import { roomOf, sprintsOf } from "./rooms.ts";

/** Which sprint: its id; without one the present, else the last, else the next. */
export interface SprintQuestion {
  sprint?: string | undefined;
}

/** @returns every sprint, of the program file or made here, the latest first. */
export async function sprints(context: Context): Promise<SprintSummary[]> {
  return byLatest(context).map((sprint) => sprintSummary(sprint, context.now()));
}

/** @returns a sprint's page. @throws Refused naming the sprints when there is none of that id. */
export async function sprint(context: Context, question: SprintQuestion): Promise<SprintView> {
  const chosen = chosenSprint(context, question.sprint);
  return sprintView(await sprintFacts(context, chosen), topicItems(context, chosen));
}

/** @returns the sprint that is meant. @throws Refused naming the sprints there are. */
export function chosenSprint(context: Context, id: string | undefined): Sprint {
  const known = byLatest(context);
  if (known.length === 0)
    throw new Refused("There is no sprint yet: make one on /sprints, or add it under sprints in the program file.");
  if (id !== undefined) {
    const found = known.find((one) => one.id === id);
    if (found) return found;
    throw new Refused(`No sprint is called "${id}". There are ${known.map((one) => one.id).join(", ")}.`);
  }
  const at = (when: "before" | "now" | "after") => known.filter((one) => sprintTime(one, context.now()) === when);
  const [meant] = [...at("now"), ...at("after"), ...at("before").reverse()];
  return meant ?? (known[0] as Sprint);
}

/** @returns all that a sprint's numbers are made from. */
export async function sprintFacts(context: Context, sprint: Sprint): Promise<SprintFacts> {
  const { program, directory } = context;
  const { from, to } = sprintReach(sprint);
  const past = to < context.now();
  const acts = past ? [await countBetween(context.db, from, to)] : [];
  const rows = await remember(context, past ? "past-sprint" : "sprint", [sprint.id, from, to, ...acts].join(" "), () =>
    activityBetween(context.db, from, to),
  );
  const open = [...context.board.entries()].map(({ change }) => change);
  const { roster } = roomOf(context, sprint);
  return { sprint, program, directory, rows, open, roster, now: context.now() };
}

/** @returns the open changes that are the sprint's own, most worth doing first. */
function topicItems(context: Context, sprint: Sprint): QueueItem[] {
  return ranking(context, null)
    .filter(({ change }) => ofSprint(sprint, change))
    .map((one) => itemOf(context, one));
}

function byLatest(context: Context): Sprint[] {
  return sprintsOf(context).toSorted((a, b) => (a.first < b.first ? 1 : -1));
}
