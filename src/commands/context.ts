/** What does every question have at hand? */
import type { Kysely } from "kysely";
import type { Pads } from "../pads/pad.ts";
import type { Instant } from "../review/change.ts";
import type { Directory } from "../review/directory.ts";
import type { Group } from "../review/group.ts";
import type { Program } from "../review/program.ts";
import type { LabelRanges } from "../store/label-ranges.ts";
import type { Tables } from "../store/tables.ts";
import type { GateView } from "../words/gate.ts";
import type { ForgeHealth } from "../words/views.ts";
import type { Board } from "./board.ts";
import type { Signs } from "./signs.ts";

/** One team, its mirror, and the time. */
export interface Context {
  program: Program;
  db: Kysely<Tables>;
  directory: Directory;
  /** Reads again who is who and whose turn is what: to be called when a core membership was written. */
  reread(): Promise<void>;
  /** Groups of the forges as they were last read. */
  groups: readonly Group[];
  /** Which values each label has, as far as changes have shown them. */
  labelRanges: LabelRanges;
  /** The open changes with whose turn each is. */
  board: Board;
  /** What moved: told here once it can be read, heard by the open pages. */
  signs: Signs;
  pads: Pads;
  now(): Instant;
  /** Midcycle's own clock, by which sessions and tokens end; the same as `now` except in a demo. */
  clock(): Instant;
  /** State of each forge as the running process sees it; from the marks alone when nothing follows. */
  health(): Promise<ForgeHealth[]>;
  /** The gates that this process keeps; none when it keeps none. */
  gates(): Promise<GateView[]>;
  started: Instant;
  /** Midcycle's own version. */
  version: string;
  database: string;
}

/** A question that cannot be answered as asked: one sentence that names the valid values. A value for people, not a failure. */
export class Refused extends Error {
  override name = "Refused";
}
