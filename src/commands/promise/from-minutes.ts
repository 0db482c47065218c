/** Which actions of minutes are promises, and which of them are not written down yet? */
import { witness } from "../../governance/exemption/take.ts";
import { day } from "../../governance/played.ts";
import type { Instant } from "../../review/change.ts";
import { sprintTime } from "../../sprint/days.ts";
import type { Action } from "../../sprint/minutes/minutes.ts";
import type { Due } from "../../sprint/promise/acts.ts";
import { lookFor } from "../../sprint/promise/look-words.ts";
import { aheadIn } from "../../sprint/promise/time-words.ts";
import { meetingTitle } from "../../words/minutes-text.ts";
import { type Context, Refused } from "../context.ts";
import { type KeptMinutes, minutesOf } from "../minutes.ts";
import { promise, readPieces } from "./make.ts";

/** Lines of a house that were taken, or cannot be: nobody asks for them again. */
const taken = new WeakMap<object, Set<string>>();

/**
 * Makes promises of the actions with an owner or a date, in minutes that are over; each line once, however often and by
 * however many processes it is asked. @returns how many were made.
 */
export async function takeActions(context: Context): Promise<number> {
  const done = taken.get(context.board) ?? new Set<string>();
  taken.set(context.board, done);
  let made = 0;
  for (const kept of await minutesOf(context)) {
    if (!isOver(context, kept)) continue;
    for (const action of actionsOf(kept)) {
      const key = `minutes/${kept.id}/${action.line}`;
      if (done.has(key)) continue;
      if (await take(context, kept, action, key)) made++;
      done.add(key);
    }
  }
  return made;
}

/** Days for which a meeting of no sprint is looked at: the log of years that somebody brings in promises nothing any more. */
const recent = 30;

/** Minutes without an end are over with their sprint. */
function isOver({ now }: Context, { ended, sprint }: KeptMinutes): boolean {
  if (sprint !== null) return ended !== null || sprintTime(sprint, now()) === "after";
  return ended !== null && Date.parse(now()) - Date.parse(ended) < recent * day;
}

function actionsOf({ minutes }: KeptMinutes): Action[] {
  return minutes.topics
    .flatMap(({ items }) => items)
    .filter((item): item is Action => item.kind === "action" && (item.owners.length > 0 || item.due !== null));
}

async function take(context: Context, kept: KeptMinutes, action: Action, key: string): Promise<boolean> {
  const { owners, text } = action;
  const given = action.at ?? kept.began ?? context.now();
  const actor = { id: witness, through: "minutes" as const, link: `${kept.lineAt}${action.line}`, key };
  try {
    const { written } = await promise(context, actor, {
      ...{ text, given, due: dueOf(context, kept, action, given) },
      who: owners.map(({ name, person }) => person ?? name),
      look: await lookOf(context, text, given),
      sprint: kept.sprint?.id,
      source: { kind: "minutes", title: meetingTitle(kept.minutes, kept.place), line: lineOf(action.line) },
    });
    return written;
  } catch (failure) {
    // An action that cannot be a promise (it has no text) stays what it is in the minutes.
    if (failure instanceof Refused) return false;
    throw failure;
  }
}

function dueOf({ program }: Context, { sprint }: KeptMinutes, { due, text }: Action, given: Instant): Due | null {
  if (due) return { kind: "date", at: due.at, words: due.text };
  return aheadIn(text, { program, now: given, zone: sprint?.zone ?? "UTC" })?.due ?? null;
}

/** Only what is named beyond doubt is looked for without a person's word: changes and blueprints that are here. */
async function lookOf(context: Context, text: string, given: Instant): Promise<string[]> {
  const links = [...text.matchAll(/https?:\/\/\S+/g)].map(([href]) => ({
    text: href,
    href,
    at: 0,
    hrefAt: 0,
    block: 0,
  }));
  const repositories = context.program.repositories.map(({ name }) => name);
  const lines = lookFor(text, links, { repositories }).filter((line) => /^(?:change|spec|patch for) /.test(line));
  const there = await Promise.all(
    lines.map((line) =>
      readPieces(context, [line], given).then(
        () => true,
        (failure) => {
          if (failure instanceof Refused) return false;
          throw failure;
        },
      ),
    ),
  );
  return lines.filter((_, i) => there[i]);
}

function lineOf(id: string): number | null {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null;
}
