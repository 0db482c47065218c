/** How does the log of a meeting that another bot kept become minutes here? */

import { fileName, readLog } from "../sprint/minutes/log.ts";
import { readMinutes } from "../sprint/minutes/meeting.ts";
import { isDay } from "../sprint/moment.ts";
import { meetingLines, meetings, openMeeting } from "../store/meetings.ts";
import { countKinds, countsWords } from "../words/minutes-view.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import type { Done } from "./deciding.ts";
import { readingFor } from "./minutes.ts";
import { minutesTopic } from "./minutes-views.ts";
import { mustBe } from "./rights.ts";
import { chosenSprint } from "./sprint.ts";

/** A log to bring in. */
export interface LogImport {
  text: string;
  /** Name of its file; it may tell the meeting's name and day, as meetbot's do. */
  file: string;
  /** When it begins, "YYYY-MM-DD"; what the name of the file says when absent. */
  day?: string | undefined;
  /** Channel it is from; "#" and the name of the file when absent. */
  channel?: string | undefined;
  /** `Sprint.id`; the days tell when absent. */
  sprint?: string | undefined;
  dryRun?: boolean | undefined;
}

/** Brings in a log; the same log a second time changes nothing. @throws Refused when it holds no meeting, or says no day. */
export async function importLog(context: Context, actor: Actor, wanted: LogImport): Promise<Done> {
  mustBe(context, actor, [{ core: null }, "organizer", "administrator"], "bring in the log of a meeting");
  const named = fileName(wanted.file);
  const day = wanted.day ?? named?.day;
  if (!day || !isDay(day)) {
    throw new Refused(
      `${day ? `There is no day "${day}"` : `The name "${wanted.file}" does not tell the day`}: give --day YYYY-MM-DD, or name the file as meetbot does (keystone.2014-01-07-18.00.log.txt).`,
    );
  }
  const sprint = wanted.sprint === undefined ? null : chosenSprint(context, wanted.sprint);
  const { lines, strange } = readLog(wanted.text, day);
  const minutes = readMinutes(lines, readingFor(context, "meeting", sprint));
  const began = minutes.started?.at ?? null;
  if (!minutes.started || began === null) {
    const shape = 'lines as "18:00:44 <nick> text", one of them "#startmeeting"';
    throw new Refused(`${wanted.file} holds no meeting: a log has ${shape}.`);
  }
  const stem = named?.name ?? minutes.name ?? wanted.file.replace(/^.*[/\\]|\..*$/g, "");
  const id = `${stem.replace(/[^\w.-]/g, "_")}.${began.slice(0, 10)}-${began.slice(11, 16).replace(":", ".")}`;
  const what = `${lines.length} lines, ${countsWords(countKinds(minutes.topics.flatMap(({ items }) => items)))}`;
  const missed = strange.length === 0 ? "" : ` Lines that are of no shape a log has were left out: ${places(strange)}.`;
  const done = (text: string, written: boolean): Done => ({ text: text + missed, page: `/minutes/${id}`, written });

  const [before] = await meetings(context.db, { id });
  if (before) {
    const same = JSON.stringify(await meetingLines(context.db, id)) === JSON.stringify(lines);
    if (same) return done(`${id} is kept already, with the same lines.`, false);
    throw new Refused(`Another meeting is kept as ${id}: rename the file of this one.`);
  }
  if (wanted.dryRun) return done(`${id} would be kept: ${what}.`, false);
  const place = wanted.channel ?? `#${stem}`;
  const ended = minutes.ended?.at ?? lines.findLast(({ at }) => at !== null)?.at ?? began;
  const meeting = { id, source: "import", place, sprint: sprint?.id ?? null, began, ended, topicBefore: null };
  await openMeeting(context.db, meeting, lines);
  context.signs.tell({ topics: [minutesTopic], changes: [] });
  return done(`${id} is kept: ${what}.`, true);
}

function places(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).join(", ");
  return numbers.length > 5 ? `${shown} and ${numbers.length - 5} more` : shown;
}
