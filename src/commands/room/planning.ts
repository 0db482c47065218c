/** How is a sprint made here, and changed, with its history? */
import type { Sprint } from "../../review/program.ts";
import { type SprintWords, sprintDifferences, sprintFrom } from "../../sprint/planning.ts";
import type { RoomAct } from "../../sprint/room/acts.ts";
import { roomAfter } from "../../sprint/room/room.ts";
import { roomMarks, writeInRoom } from "../../store/room.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { type Done, newAct } from "../deciding.ts";
import { mustBe } from "../rights.ts";
import { sprintsOf } from "../rooms.ts";
import { everything } from "../signs.ts";
import { moved, organizing } from "./write.ts";

type Planning = SprintWords & { sprint: string; dryRun?: boolean | undefined };

/** Makes a sprint. @throws Refused when there is one of that id, and for what cannot be. */
export async function makeSprint(
  context: Context,
  actor: Actor,
  { sprint: id, dryRun, ...words }: Planning,
): Promise<Done> {
  mustBe(context, actor, organizing, "make a sprint");
  const made = sprintFrom(id.trim(), words, null);
  if ("refused" in made) throw new Refused(made.refused);
  const { sprint } = made;
  const page = `/sprints/${encodeURIComponent(sprint.id)}`;
  const taken = new Refused(`There is a sprint "${sprint.id}" already: change that one, or choose another name.`);
  if (sprintsOf(context).some((one) => one.id === sprint.id)) throw taken;
  const text = `${sprint.title}: ${sprint.first} to ${sprint.last} (${sprint.zone}).`;
  if (dryRun) return { text, page, written: false };
  const first = newAct<RoomAct>(context, actor, "opened", { sprint });
  const { repeated } = await writeInRoom(context.db, sprint.id, actor.key ?? null, first, (acts) => {
    const fresh = acts[0]?.body === first.body;
    if (!fresh && roomAfter(sprint.id, acts).sprint !== null) throw taken;
    // The program file had it once and has it no longer: what was done in it stays.
    const edited = newAct<RoomAct>(context, actor, "edited", { sprint });
    return { acts: fresh ? [] : [edited], notices: [] };
  });
  await told(context, sprint);
  return { text, page, written: !repeated };
}

/** Changes a sprint that was made here. @throws Refused for one of the program file, and for what cannot be. */
export async function editSprint(
  context: Context,
  actor: Actor,
  { sprint: id, dryRun, ...words }: Planning,
): Promise<Done> {
  mustBe(context, actor, organizing, "change a sprint");
  const page = `/sprints/${encodeURIComponent(id)}`;
  if (context.program.sprints.some((one) => one.id === id)) {
    throw new Refused("The program file says what this sprint is: change it there, under sprints.");
  }
  if (!(await roomMarks(context.db)).some(({ sprint }) => sprint === id)) {
    const own = sprintsOf(context).map((one) => one.id);
    throw new Refused(`No sprint is called "${id}". There are ${own.join(", ") || "none"}.`);
  }
  let text = "";
  const decide = (acts: RoomAct[]): RoomAct[] => {
    const before = roomAfter(id, acts).sprint;
    const edited = sprintFrom(id, words, before);
    if ("refused" in edited) throw new Refused(edited.refused);
    const differences = before ? sprintDifferences(before, edited.sprint) : [];
    text =
      differences.length > 0 ? `${edited.sprint.title}: ${differences.join("; ")}.` : "Nothing of it is different.";
    return differences.length > 0
      ? [newAct<RoomAct>(context, actor, "edited", { sprint: edited.sprint }) as RoomAct]
      : [];
  };
  const first = newAct<RoomAct>(context, actor, "opened", { sprint: null });
  if (dryRun) {
    await writeInRoom(context.db, id, null, first, (acts) => {
      decide(acts);
      return { acts: [], notices: [] };
    });
    return { text, page, written: false };
  }
  await writeInRoom(context.db, id, actor.key ?? null, first, (acts) => ({ acts: decide(acts), notices: [] }));
  await told(context, { id });
  return { text, page, written: text !== "Nothing of it is different." };
}

/** The front page, the queue and the calendar show it too. */
async function told(context: Context, { id }: Pick<Sprint, "id">): Promise<void> {
  await moved(context, id);
  context.signs.tell({ topics: [everything], changes: [] });
}
