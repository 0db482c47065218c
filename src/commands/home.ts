/** What does somebody see who comes in by the front door? */
import { sprintTime } from "../sprint/days.ts";
import type { HomeView, SprintView } from "../words/views.ts";
import type { Context } from "./context.ts";
import { somebody } from "./people-links.ts";
import { itemOf, moverCounts, ranking } from "./queue.ts";
import { sprintsOf } from "./rooms.ts";
import { chosenSprint, sprint } from "./sprint.ts";

/** How many changes are shown. */
const shown = 5;

/** @returns the team at a glance; the changes are those of a person when `as` names one. @throws Refused for somebody unknown. */
export async function home(context: Context, question: { as?: string | undefined }): Promise<HomeView> {
  const { program, board } = context;
  const as = question.as ? somebody(context, question.as) : null;
  const open = Map.groupBy(board.entries(), ({ change }) => `${change.forge} ${change.repository}`);
  return {
    program: {
      id: program.id,
      name: program.name,
      repositories: program.repositories.map(({ forge, name, type }) => ({
        name,
        type,
        open: open.get(`${forge} ${name}`)?.length ?? 0,
      })),
    },
    movers: moverCounts(ranking(context, null)),
    oldest: ranking(context, as?.id ?? null)
      .slice(0, shown)
      .map((one) => itemOf(context, one)),
    sprint: await presentSprint(context),
    health: await context.health(),
  };
}

/** The sprint that is on, else the one that comes next, else the last one; null when there is none. */
async function presentSprint(context: Context): Promise<SprintView | null> {
  const sprints = sprintsOf(context);
  if (sprints.length === 0) return null;
  const next = sprints
    .filter((one) => sprintTime(one, context.now()) === "before")
    .sort((a, b) => (a.first < b.first ? -1 : 1))[0];
  const meant = chosenSprint(context, undefined);
  const on = sprintTime(meant, context.now()) === "now";
  return sprint(context, { sprint: on ? meant.id : (next ?? meant).id });
}
