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
      { id: "gannet-rc1", date: "2025-09-11" },
    ],
    freezes: [
      { kind: "spec-freeze", since: "2025-05-22" },
      { kind: "feature-freeze", since: "2025-08-28" },
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
      { id: "heron-rc1", date: "2026-03-12" },
      { id: "heron-release", date: "2026-04-02" },
    ],
    // The sprint lies between the proposal deadline and the freezes that everybody hurries for.
    freezes: [
      { kind: "spec-freeze", since: "2025-11-20" },
      { kind: "feature-proposal-freeze", since: "2026-01-15", ask: "the cores, in the weekly meeting" },
      {
        kind: "library-freeze",
        id: "heron-early-library-freeze",
        since: "2026-01-29 17:00",
        zone: "America/Toronto",
        repositories: ["aurora/identityauth"],
        name: "early library freeze",
      },
      { kind: "library-freeze", since: "2026-02-19" },
      { kind: "feature-freeze", since: "2026-02-26", zone: "AoE" },
      { kind: "client-library-freeze", since: "2026-02-26" },
      { kind: "requirements-freeze", since: "2026-02-26" },
      { kind: "soft-string-freeze", since: "2026-02-26" },
      { kind: "hard-string-freeze", since: "2026-03-12" },
      { kind: "release-freeze", since: "2026-03-26" },
    ],
  },
];

/** The team's own: nobody looks after what merges late on a Friday. */
export const freezes = [
  {
    kind: "own",
    id: "weekend",
    name: "weekend",
    since: "2025-10-10 18:00",
    until: "2025-10-13 08:00",
    zone: "UTC",
    every: "week",
    repositories: ["aurora/identity"],
    blocks: ["feature", "requirements"],
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
