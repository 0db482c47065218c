/** How do posts list what waits, what is decided next and what the calendar has? */
import type { Row } from "../../review/number.ts";
import type { DecisionLine } from "../decisions.ts";
import type { CalendarDate } from "../freezes.ts";
import type { QueueItem, RecapPiece } from "../views.ts";
import { dayIn, ours } from "./pieces.ts";
import { said, text, type Words } from "./words.ts";

/** @returns a change with whose turn it is and since when. */
export function waitingItem(words: Words, item: QueueItem, zone: string): RecapPiece[] {
  const since = said(words, "waits-since", {
    whom: text(words, `mover.${item.mover}`),
    day: dayIn(words, item.since, zone),
  });
  return [
    { text: item.subject, url: item.url },
    `, ${said(words, "by", { who: item.owner.name }).join("")}, `,
    ...since,
  ];
}

/** @returns a change in a queue as the row of a number. */
export function waitingRow({ key, subject, url, repository, since, owner, reasons }: QueueItem): Row {
  const note = reasons.find(({ decides }) => decides)?.text ?? null;
  return { change: key, text: subject, url, repository, at: since, by: owner.name, note };
}

/** @returns a decision that is open, with its state and its end. */
export function decisionItem(words: Words, line: DecisionLine, address: string | null, zone: string): RecapPiece[] {
  const title = [ours(address, line.title, `/${line.kind}s/${line.number}`)];
  const { state, deadline } = line;
  if (deadline === null) return said(words, "decision", { title, state });
  return said(words, "decision-until", { title, state, day: dayIn(words, deadline, zone) });
}

/** @returns a date of the calendar. */
export function dateItem(words: Words, { at, text: what }: CalendarDate, zone: string): RecapPiece[] {
  return said(words, "date", { day: dayIn(words, at, zone), what });
}
