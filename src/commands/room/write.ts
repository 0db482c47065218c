/** How does what somebody says in a sprint become acts of its room? */
import type { Needed } from "../../governance/roles.ts";
import { may } from "../../governance/roles.ts";
import type { ChangeKey } from "../../review/change.ts";
import type { Sprint } from "../../review/program.ts";
import { sprintTime } from "../../sprint/days.ts";
import type { RoomAct } from "../../sprint/room/acts.ts";
import { type Room, roomAfter } from "../../sprint/room/room.ts";
import type { RoomGround, Ruling } from "../../sprint/room/ruling.ts";
import { writeInRoom } from "../../store/room.ts";
import type { Notice } from "../../words/notice.ts";
import { sessionNotices } from "../../words/room-notices.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { type Done, newAct } from "../deciding.ts";
import { mustBe } from "../rights.ts";
import { namesIn } from "../room-people.ts";
import { refreshRooms, roomOf, sprintsOf } from "../rooms.ts";
import { changeTopic } from "../signs.ts";
import { chosenSprint } from "../sprint.ts";

/** Who may speak for others, and say what ptgbot lets admins say. */
export const organizing: readonly Needed[] = ["organizer", "ptl", { core: null }];

/** Which sprint a deed is about, and how it is done. */
export interface RoomDeedAsked {
  /** Its id; the one that is on when absent, else the next to come. */
  sprint?: string | undefined;
  /** Only say what would become of it. */
  dryRun?: boolean | undefined;
}

/** One deed: who may do it, under which rule. */
export interface RoomWork {
  /** "move the agenda". */
  deed: string;
  needed: readonly Needed[];
  /** `Who.id` of whose deed it is; the actor's when absent. */
  by?: string | undefined;
  /** Page that shows what came of it, below the sprint's ("/agenda"). */
  page: string;
  /** Changes whose pages show it. */
  changes?: readonly ChangeKey[];
  rule(ground: RoomGround): Ruling;
}

/** @returns the topic of all pages of a sprint. */
export function sprintTopic(id: string): string {
  return `sprint:${id}`;
}

/** @returns the sprint that a deed means. @throws Refused naming the sprints when there is none of that id. */
export function meetingSprint(context: Context, id: string | undefined): Sprint {
  if (id !== undefined) return chosenSprint(context, id);
  const at = (when: "before" | "now") => sprintsOf(context).filter((one) => sprintTime(one, context.now()) === when);
  const [coming] = at("before").toSorted((a, b) => (a.first < b.first ? -1 : 1));
  return at("now")[0] ?? coming ?? chosenSprint(context, undefined);
}

/** Does it, whoever else does something at the same moment. @throws Refused with one sentence. */
export async function inRoom(context: Context, actor: Actor, asked: RoomDeedAsked, work: RoomWork): Promise<Done> {
  const sprint = meetingSprint(context, asked.sprint);
  mustBe(context, actor, work.needed, work.deed);
  const by = work.by ?? actor.id;
  const page = `/sprints/${encodeURIComponent(sprint.id)}${work.page}`;
  let says = "";
  let written = false;
  const decide = (room: Room): { acts: RoomAct[]; notices: Notice[] } => {
    const ruling = work.rule({ room, sprint, now: context.now(), by, name: (id) => namesIn(context, sprint)(id).name });
    if ("refused" in ruling) throw new Refused(ruling.refused);
    says = ruling.says;
    written = ruling.deeds.length > 0;
    const acts = ruling.deeds.map(
      ({ kind, body }) => newAct<RoomAct>(context, actor, kind, body as never, by) as RoomAct,
    );
    return { acts, notices: sessionNotices(room, sprint, ruling.deeds, context.now()) };
  };
  if (asked.dryRun) {
    decide(roomOf(context, sprint));
    return { text: says, page, written: false };
  }
  const first = newAct<RoomAct>(context, actor, "opened", { sprint: null });
  const { repeated } = await writeInRoom(context.db, sprint.id, actor.key ?? null, first, (acts) =>
    decide(roomAfter(sprint.id, acts)),
  );
  await moved(context, sprint.id, work.changes);
  return { text: says || "That was done already.", page, written: written && !repeated };
}

/** Reads the room again and lets the open pages know. */
export async function moved(context: Context, sprint: string, changes: readonly ChangeKey[] = []): Promise<void> {
  await refreshRooms(context);
  context.signs.tell({ topics: [sprintTopic(sprint), ...changes.map(changeTopic)], changes: [] });
}

/** May somebody speak for others here? */
export function organizes(context: Context, id: string): boolean {
  return may(context, id, organizing, context.now());
}

/** @returns who may move the agenda of a sprint. */
export function movers(context: Context, sprint: string | undefined): readonly Needed[] {
  return roomOf(context, meetingSprint(context, sprint)).restricted ? organizing : ["contributor"];
}
