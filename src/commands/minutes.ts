/** Which minutes are kept, of whatever they were made? */
import type { Instant } from "../review/change.ts";
import { compareText } from "../review/order.ts";
import type { Sprint } from "../review/program.ts";
import { sprintWindow } from "../sprint/days.ts";
import type { Line } from "../sprint/minutes/line.ts";
import { type Reading, readMinutes } from "../sprint/minutes/meeting.ts";
import type { Minutes } from "../sprint/minutes/minutes.ts";
import { namedPeople } from "../sprint/minutes/roster.ts";
import { type KeptMeeting, meetingLines, meetings } from "../store/meetings.ts";
import { type Context, Refused } from "./context.ts";
import { padMinutes } from "./pads/minutes.ts";
import { sprintsOf } from "./rooms.ts";

/** A set of minutes and where they are from. */
export interface KeptMinutes {
  /** Unique among all of one source. */
  id: string;
  /** Name of a chat, "import", "pad" … */
  source: string;
  /** Channel, room or pad, as people call it. */
  place: string;
  sprint: Sprint | null;
  began: Instant | null;
  /** Null while it goes on, and for what has no end. */
  ended: Instant | null;
  /** Our page of it, from the root. */
  page: string;
  /** Address of a line of it, to which `Line.id` is added. */
  lineAt: string;
  minutes: Minutes;
}

/** Whose minutes are asked for. */
export interface MinutesQuestion {
  /** `Sprint.id`; all sprints, and what belongs to none, without. */
  sprint?: string | undefined;
}

type Source = (context: Context) => Promise<KeptMinutes[]>;

/** Everything that minutes are made of. What has minutes adds itself here. */
const sources: readonly Source[] = [keptMeetings, padMinutes];

/** @returns all minutes that are kept, the latest first; what has no day comes last. */
export async function minutesOf(context: Context, { sprint }: MinutesQuestion = {}): Promise<KeptMinutes[]> {
  const all = (await Promise.all(sources.map((source) => source(context)))).flat();
  return all
    .filter((one) => sprint === undefined || one.sprint?.id === sprint)
    .sort((a, b) => compareText(b.began ?? "", a.began ?? "") || compareText(a.id, b.id));
}

/** A meeting with everything that was said in it. */
export interface WholeMeeting extends KeptMinutes {
  lines: Line[];
}

/** @returns one meeting that is kept. @throws Refused when there is none of that id. */
export async function oneMeeting(context: Context, id: string): Promise<WholeMeeting> {
  const [meeting] = await meetings(context.db, { id });
  if (!meeting) throw new Refused(`No meeting is kept as "${id.slice(0, 80)}": /minutes lists those that are.`);
  const lines = await meetingLines(context.db, id);
  return { ...keptOf(context, meeting, lines), lines };
}

/** @returns how the lines of a team are read; days that actions name are in the zone of the sprint. */
export function readingFor(context: Pick<Context, "program">, form: Reading["form"], sprint: Sprint | null): Reading {
  return { form, people: namedPeople(context.program), zone: sprint?.zone ?? "UTC" };
}

/** @returns the sprint on whose days, in its zone, an instant is; null when it is on none. */
export function sprintAt(context: Pick<Context, "board" | "program">, at: Instant): Sprint | null {
  const found = sprintsOf(context).find((sprint) => {
    const { from, to } = sprintWindow(sprint);
    return from <= at && at < to;
  });
  return found ?? null;
}

/** Meetings that are over never change: their minutes are made once for each roster. */
const made = new WeakMap<object, Map<string, Minutes>>();

async function keptMeetings(context: Context): Promise<KeptMinutes[]> {
  const known = made.get(context.board) ?? new Map<string, Minutes>();
  made.set(context.board, known);
  const all = await meetings(context.db);
  return Promise.all(
    all.map(async (meeting) => {
      const key = `${meeting.id} ${meeting.began} ${meeting.sprint}`;
      const before = meeting.ended === null ? undefined : known.get(key);
      if (before) return keptOf(context, meeting, [], before);
      const kept = keptOf(context, meeting, await meetingLines(context.db, meeting.id));
      if (meeting.ended !== null) known.set(key, kept.minutes);
      return kept;
    }),
  );
}

function keptOf(context: Context, meeting: KeptMeeting, lines: readonly Line[], known?: Minutes): KeptMinutes {
  const { id, source, place, began, ended } = meeting;
  const said = sprintsOf(context).find((sprint) => sprint.id === meeting.sprint);
  const sprint = said ?? (meeting.sprint === null ? sprintAt(context, began) : null);
  const page = `/minutes/${encodeURIComponent(id)}`;
  const minutes = known ?? readMinutes(lines, readingFor(context, "meeting", sprint));
  return { id, source, place, sprint, began, ended, page, lineAt: `${page}/log#l-`, minutes };
}
