/** Which meetings were there, and what was said in each? */
import { type Kysely, sql } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Line } from "../sprint/minutes/line.ts";
import { insertRows, storable } from "./insert.ts";
import { inOneStep, isPostgres } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { MeetingLinesTable, MeetingsTable } from "./tables-chat.ts";

/** A meeting without its lines. */
export interface KeptMeeting extends Omit<MeetingsTable, "topic_before"> {
  topicBefore: MeetingsTable["topic_before"];
}

/** Which meetings are asked for; all that are named must hold. */
export interface WhichMeetings {
  source?: string;
  place?: string;
  /** Only those that go on. */
  open?: boolean;
  id?: string;
}

/** @returns meetings, the latest first. */
export async function meetings(db: Kysely<Tables>, which: WhichMeetings = {}): Promise<KeptMeeting[]> {
  let query = db.selectFrom("meetings").selectAll();
  for (const column of ["source", "place", "id"] as const) {
    const value = which[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  if (which.open) query = query.where("ended", "is", null);
  const rows = await query.orderBy("began", "desc").orderBy("id").execute();
  return rows.map(({ topic_before, ...row }) => ({ ...row, topicBefore: topic_before }));
}

/**
 * Keeps a new meeting with its first lines, whose numbers are their places from 1. Of a name that is taken a free one is
 * made ("…-2"). @returns its id; null when a meeting goes on in that room already.
 */
export async function openMeeting(
  db: Kysely<Tables>,
  meeting: KeptMeeting,
  lines: readonly Heard[],
): Promise<string | null> {
  return inOneStep(db, async (tx) => {
    const { source, place, ended, topicBefore, id, ...rest } = meeting;
    if (ended === null && (await meetings(tx, { source, place, open: true })).length > 0) return null;
    for (let copy = 1; ; copy++) {
      const free = copy === 1 ? id : `${id}-${copy}`;
      const row: MeetingsTable = { ...rest, id: free, source, place, ended, topic_before: topicBefore };
      if ((await insertRows(tx, "meetings", [row], "on conflict do nothing")) === 0) continue;
      const rows = lines.map((line, index) => rowOf(free, index + 1, line));
      await insertRows(tx, "meeting_lines", rows, "");
      return free;
    }
  });
}

/** A line before it has its number, and what the chat calls it, if anything. */
export type Heard = Omit<Line, "id"> & { reference?: string };

/** Keeps a line behind the others before anything is answered. @returns it with its number; null when it was there already. */
export async function putLine(db: Kysely<Tables>, meeting: string, line: Heard): Promise<Line | null> {
  const row = rowOf(meeting, 0, line);
  for (;;) {
    const place = sql`(select coalesce(max(seq), 0) + 1 from meeting_lines where meeting = ${meeting})`;
    const values = [row.at, row.by, row.account, row.kind, row.text, row.reference].map((one) =>
      isPostgres(db) ? sql`${one}::text` : sql`${one}`,
    );
    const put = await sql<{ seq: number }>`insert into meeting_lines
      (meeting, seq, at, "by", account, kind, text, reference) values (${meeting}, ${place}, ${sql.join(values)})
      on conflict do nothing returning seq`.execute(db);
    const seq = put.rows[0]?.seq;
    if (seq !== undefined) return lineOf({ ...row, seq });
    if (row.reference !== null && (await known(db, meeting, row.reference))) return null;
  }
}

/** @returns everything that was said in a meeting, in its order. */
export async function meetingLines(db: Kysely<Tables>, meeting: string): Promise<Line[]> {
  const rows = await db.selectFrom("meeting_lines").selectAll().where("meeting", "=", meeting).orderBy("seq").execute();
  return rows.map(lineOf);
}

/** Notes that a meeting is over. */
export async function closeMeeting(db: Kysely<Tables>, meeting: string, ended: Instant): Promise<void> {
  await db.updateTable("meetings").set({ ended }).where("id", "=", meeting).execute();
}

/** Forgets all meetings and how far rooms were heard, for a world that began again. */
export async function forgetMeetings(db: Kysely<Tables>): Promise<void> {
  for (const table of ["meetings", "meeting_lines", "chat_marks"] as const)
    await sql`delete from ${sql.table(table)}`.execute(db);
}

async function known(db: Kysely<Tables>, meeting: string, reference: string): Promise<boolean> {
  const row = db.selectFrom("meeting_lines").select("seq").where("meeting", "=", meeting);
  return (await row.where("reference", "=", reference).executeTakeFirst()) !== undefined;
}

function rowOf(meeting: string, seq: number, line: Heard): MeetingLinesTable {
  const { at, by, account = null, kind = "said", text, reference = null } = line;
  return {
    ...{ meeting, seq, at, kind, by: storable(by), account: storable(account) },
    ...{ text: storable(text), reference: storable(reference) },
  };
}

function lineOf({ seq, at, by, account, kind, text }: Omit<MeetingLinesTable, "meeting" | "reference">): Line {
  return { id: String(seq), at, by, text, ...(account !== null && { account }), ...(kind !== "said" && { kind }) };
}
