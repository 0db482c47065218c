/** How does a sprint mean to spend its days, where, with whom, and who of them counts? */

/** A part of each day in the sprint's zone, "HH:MM" to "HH:MM". */
export interface RhythmPart {
  from: string;
  to: string;
  /** What is done in it ("discussion", "code"). */
  what: string;
}

/** What can be said of a sprint beside its days and its place; all of it may be left open. */
export interface SprintPlan {
  /** In order, none within another; empty when no day is like the others. */
  rhythm: RhythmPart[];
  /** Names of the rooms that can be booked; any name can where there are none. */
  rooms: string[];
  /** What is to be done first, a line each. */
  priorities: string[];
  /** Who is expected: ids of people, or names of guests. */
  expected: string[];
  /** Do people who take part from elsewhere count among those who attended? */
  countRemote: boolean;
  /** Address that `etherpad auto` completes with the sprint's id and the track ("https://etherpad.opendev.org/p"). */
  etherpad: string;
  /** When each day is summed up, "HH:MM" in the sprint's zone; null for the end of its last part. */
  summary: string | null;
}

/** A sprint of which nothing more is said. */
export const plainPlan: SprintPlan = {
  rhythm: [],
  rooms: [],
  priorities: [],
  expected: [],
  countRemote: true,
  etherpad: "https://etherpad.opendev.org/p",
  summary: null,
};
