/** Which jobs run by the clock, and how is shown how they went? */
import type { Instant } from "../review/change.ts";

/** Every job that runs by the clock. */
export const jobList = [
  {
    name: "groups",
    about: "reads who is in the core groups of the forges",
    every: "every hour, 7 minutes past",
    schedule: "0 7 * * * *",
    seconds: { every: 3_600, past: 420 },
  },
  {
    name: "sections",
    about: "counts the sections of the dashboards, once an hour of the time that people see",
    every: "looks every 5 seconds whether an hour has passed",
    schedule: "*/5 * * * * *",
    seconds: { every: 5, past: 0 },
  },
  {
    name: "digests",
    about: "puts down what needs attention, for each person and the team, once a morning",
    every: "every hour, 12 minutes past, it looks whether a morning has come (06:00 UTC)",
    schedule: "0 12 * * * *",
    seconds: { every: 3_600, past: 720 },
  },
] as const;

export type JobName = (typeof jobList)[number]["name"];

/** How a run ended: well; with some items set aside while the rest went on; not at all. */
export const outcomes = ["well", "some", "failed"] as const;

/** @returns when a job fires next after a moment. */
export function nextFire(
  { seconds: { every, past } }: Pick<(typeof jobList)[number], "seconds">,
  now: Instant,
): Instant {
  const [period, offset] = [every * 1_000, past * 1_000];
  const fires = Math.floor((Date.parse(now) - offset) / period) + 1;
  return new Date(fires * period + offset).toISOString();
}

/** What each outcome is called. */
export const outcomeWords: Record<(typeof outcomes)[number], string> = {
  well: "well",
  some: "some set aside",
  failed: "failed",
};

/** One job and how it went. */
export interface JobLine {
  name: string;
  about: string;
  /** When it runs, in words. */
  every: string;
  /** Null for one that has not run yet. */
  began: Instant | null;
  /** Null while it runs, and when whoever ran it died. */
  ended: Instant | null;
  outcome: (typeof outcomes)[number] | null;
  /** What it did, or why it failed. */
  told: string | null;
  /** Of the last run; null when there was none, or it goes on. */
  seconds: number | null;
  /** When it runs next. */
  next: Instant | null;
  /** True when somebody asked that it runs now and nobody has begun. */
  wanted: boolean;
}

export interface JobsView {
  jobs: JobLine[];
  /** True for whoever may run one now. */
  may: boolean;
}
