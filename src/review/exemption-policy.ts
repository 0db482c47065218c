/** By which rules does a team decide who may go on in a freeze? */

/** Where a day ends that is named without a time: in UTC, or anywhere on Earth. */
export type DayEnds = "UTC" | "AoE";

/** What a team chooses; the people are filled in when somebody asks for an exemption. */
export interface ExemptionPolicy {
  /** Name of the preset that it begins with. */
  preset: string;
  /** Is the yes of one PTL or liaison enough? */
  officersGrantAlone: boolean;
  /** How many cores and officers grant together; null: they cannot. */
  needed: number | "majority" | null;
  /** Does the word of whoever asked count? */
  ownCounts: boolean;
  /** Days that a grant is good for, to the end of the last; null when it has no end of its own. */
  validDays: number | null;
  /** How often the end may be moved. */
  extensions: number;
  /** Days after the freeze began within which one asks; a later request is marked late. Null: any time. */
  askWithinDays: number | null;
  /** Must a change be up for review when it is asked for? */
  changeNeeded: boolean;
  /** May the same be asked for again in the same freeze after a no? */
  again: boolean;
  dayEnds: DayEnds;
}
