/** What does the board of a sprint show beside its numbers, and what the page on the wall? */
import type { Instant } from "../review/change.ts";
import { personLines } from "../sprint/by-person.ts";
import { sprintWindow } from "../sprint/days.ts";
import type { SprintFacts } from "../sprint/facts.ts";
import { momentWords } from "../sprint/saying.ts";
import { wallTime } from "../sprint/zone.ts";
import type { SprintNowView } from "./sprint-now.ts";
import type { NumberTable, QueueItem, SprintView } from "./views.ts";

/** The board of a sprint. */
export interface SprintBoardView {
  sprint: SprintView;
  perPerson: NumberTable;
  /** What the sprint looks at and who waits longest there, the oldest wait first. */
  waiting: { rule: string; items: QueueItem[] };
  clock: SprintClock;
  /** What goes on in the room. */
  room: SprintNowView;
}

/** What the clock on the wall of the sprint's room shows. */
export interface SprintClock {
  /** "14:05". */
  time: string;
  /** "Wed 27 Jan". */
  day: string;
  /** Moments to count down to, the nearest first; none once the sprint is over. */
  ahead: { what: string; at: Instant; secondsLeft: number }[];
  /** "Day 2 of 3"; null outside the sprint. */
  progress: string | null;
}

/** @returns the table of who did what. */
export function perPerson(facts: SprintFacts): NumberTable {
  return {
    id: "per-person",
    title: "By person",
    rule: "Everybody who did something to the team's changes, in order of name: no order of merit. Bots and CI are left out.",
    columns: ["Own merged", "Revised", "Reviewed"],
    rows: personLines(facts).map(({ id, name, numbers }) => ({
      label: name,
      href: `/people/${encodeURIComponent(id)}`,
      numbers,
    })),
  };
}

/** @returns the clock in the sprint's own zone. */
export function sprintClock({ sprint, now }: Pick<SprintFacts, "sprint" | "now">): SprintClock {
  const { from, to, days } = sprintWindow(sprint);
  const { hour, minute, weekday, day, month } = wallTime(now, sprint.zone);
  const today = days.findIndex((one) => one.from <= now && now < one.to);
  const end = days[today]?.to;
  const marks = [
    { what: "the sprint begins", at: from },
    ...(end && end !== to ? [{ what: "the day ends", at: end }] : []),
    { what: "the sprint ends", at: to },
  ];
  return {
    time: `${hour}:${minute}`,
    day: `${weekday} ${day} ${month}`,
    ahead: marks
      .filter(({ at }) => at > now)
      .map((mark) => ({ ...mark, secondsLeft: (Date.parse(mark.at) - Date.parse(now)) / 1_000 })),
    progress: today < 0 ? null : `Day ${today + 1} of ${days.length}`,
  };
}

/** @returns what the burn-up counts, in a sentence. */
export function burnUpRule({ zone }: Pick<SprintView, "zone">, now: Instant): string {
  return `Changes merged, revised and reviewed so far, each counted once from its first time on, by the rules of the sprint's numbers, up to ${momentWords(now, zone)}. Lines across mark the days there.`;
}
