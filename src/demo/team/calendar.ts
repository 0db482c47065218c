/** When does the made-up team meet, and what is its cycle? */
import type { Seconds } from "../gerrit/change.ts";

export interface Meeting {
  id: string;
  title: string;
  first: string;
  last: string;
  zone: string;
  /** Hours east of UTC on those days. */
  offset: number;
  place: string;
  hashtag: string;
  focus: string;
  /** Begin and end of each working day. */
  days: [begin: Seconds, end: Seconds][];
}

/** The sprint that unfolds. */
export const sprint: Meeting = {
  id: "heron-midcycle",
  title: "Aurora identity mid-cycle, Heron",
  first: "2026-01-28",
  last: "2026-01-30",
  zone: "America/Toronto",
  offset: -5,
  place: "Montréal, Atelier du Canal",
  hashtag: "heron-midcycle",
  focus: "Passkeys, application credentials, and the backlog of reviews",
  days: daysFrom("2026-01-28T14:00:00Z"),
};

/** The one before, in the past of the history. */
export const earlierSprint: Meeting = {
  id: "gannet-midcycle",
  title: "Aurora identity mid-cycle, Gannet",
  first: "2025-07-23",
  last: "2025-07-25",
  zone: "Europe/Lisbon",
  offset: 1,
  place: "Lisbon, Casa do Farol",
  hashtag: "gannet-midcycle",
  focus: "Federation mappings and the token provider",
  days: daysFrom("2025-07-23T08:00:00Z"),
};

/** Cycles with their milestones, oldest first. */
export const cycles = [
  {
    id: "gannet",
    from: "2025-04-07",
    to: "2025-10-03",
    milestones: [
      { id: "gannet-1", date: "2025-05-22" },
      { id: "gannet-2", date: "2025-07-10" },
      { id: "gannet-3", date: "2025-08-28" },
    ],
  },
  {
    id: "heron",
    from: "2025-10-06",
    to: "2026-04-03",
    milestones: [
      { id: "heron-1", date: "2025-11-20" },
      { id: "heron-2", date: "2026-01-15" },
      { id: "heron-3", date: "2026-02-26" },
    ],
  },
];

/** When the clock stands still for good: Saturday noon at the sprint's place. */
export const end: Seconds = secondsAt("2026-01-31T17:00:00Z");

/** @returns the seconds of an ISO instant. */
export function secondsAt(instant: string): Seconds {
  return Math.floor(Date.parse(instant) / 1000);
}

/** Three days of nine hours. */
function daysFrom(begin: string): [Seconds, Seconds][] {
  return [0, 1, 2].map((day) => {
    const at = secondsAt(begin) + day * 86_400;
    return [at, at + 9 * 3600];
  });
}
