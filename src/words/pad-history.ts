/** How is the history of a pad told? */
import type { Instant } from "../review/change.ts";
import type { NamedRevision, PadRevision } from "../sprint/pad.ts";
import type { PadAuthorView, PadTextLine } from "./pads.ts";

/** What one author wrote without a longer pause, and without another between. */
export interface Sitting {
  /** Numbers of its first and last revision. */
  from: number;
  to: number;
  author: string;
  began: Instant;
  ended: Instant;
}

/** A sitting as it is shown. */
export interface SittingView extends Omit<Sitting, "author"> {
  author: PadAuthorView;
}

/** A named revision as it is shown. */
export interface NamedRevisionView extends Omit<NamedRevision, "by"> {
  by: string;
}

/** The history of a pad, and what it said at one revision. */
export interface PadHistoryView {
  id: string;
  title: string;
  page: string;
  /** True for a pad of an Etherpad, in which nobody writes here. */
  mirror: boolean;
  /** Number of the latest revision. */
  latest: number;
  /** The revision that is shown, and when and by whom it was made; null for revision 0. */
  at: number;
  made: Instant | null;
  by: string | null;
  lines: PadTextLine[];
  more: number;
  /** The latest first. */
  sittings: SittingView[];
  names: NamedRevisionView[];
}

/** A line of a comparison. */
export interface DiffLine {
  kind: "same" | "added" | "removed";
  text: string;
}

/** What differs between two revisions. */
export interface PadDiffView {
  id: string;
  title: string;
  page: string;
  from: number;
  to: number;
  latest: number;
  added: number;
  removed: number;
  /** Lines that are the same are there only beside others; null stands for those that are left out. */
  lines: (DiffLine | null)[];
}

/** Milliseconds of quiet that end a sitting. */
const pause = 300_000;

/** @returns the sittings of a history, in order. */
export function sittings(revisions: readonly Omit<PadRevision, "data">[]): Sitting[] {
  const found: Sitting[] = [];
  for (const { seq, at, author } of revisions) {
    const last = found.at(-1);
    if (last && last.author === author && Date.parse(at) - Date.parse(last.ended) < pause)
      Object.assign(last, { to: seq, ended: at });
    else found.push({ from: seq, to: seq, author, began: at, ended: at });
  }
  return found;
}

/** Lines that are shown before and after what differs. */
const around = 2;

/** @returns the lines with long runs of the same ones left out. */
export function hunks(lines: readonly DiffLine[]): (DiffLine | null)[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== "same"),
  );
  const shown: (DiffLine | null)[] = [];
  for (const [i, line] of lines.entries()) {
    if (near[i]) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown.some((line) => line !== null) ? shown : [];
}
