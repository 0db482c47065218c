/** How long did things wait, in a few numbers that open? */
import type { OpenNumber } from "../review/number.ts";
import type { Wait } from "../review/responsiveness.ts";
import { changeRow, counted } from "../review/statistics-row.ts";
import { duration } from "./time.ts";

/** What was measured: "first-review", "time to the first review", and on what. */
export interface Measured {
  id: string;
  title: string;
  /** One sentence that says what was measured on which changes; without waits, what would make it known. */
  rule: string;
}

const shares = {
  median: { share: 0.5, name: "median", words: "Half of them waited this long or less" },
  p75: { share: 0.75, name: "75 %", words: "Three quarters of them waited this long or less; the rows are the rest" },
  p90: { share: 0.9, name: "90 %", words: "Nine tenths of them waited this long or less; the rows are the rest" },
  oldest: { share: 1, name: "longest", words: "The longest of these waits" },
};

/** Half, three quarters, nine tenths, and the longest. */
export type Share = keyof typeof shares;

/**
 * @returns how long so many of the waits, the shortest first, lasted at most, in seconds: always the length of one of
 * them (nearest rank), null when there are none. The median's rows are all of them; those of the others are the waits as long or longer.
 */
export function waitNumber(waits: readonly Wait[], measured: Measured, of: Share): OpenNumber {
  const { share, name, words } = shares[of];
  const common = { id: `${measured.id}.${of}`, title: `${measured.title}, ${name}`, unit: "seconds" };
  const rank = Math.max(0, Math.ceil(share * waits.length) - 1);
  const wait = waits[rank];
  if (!wait) return counted({ ...common, value: null, rule: measured.rule, rows: [] });
  const rows = (of === "median" ? waits : waits.slice(rank)).map(({ shown, at, by, seconds }) =>
    changeRow(shown, { at, by, note: duration(seconds) }),
  );
  return counted({ ...common, value: wait.seconds, rule: `${measured.rule} ${words}.`, rows });
}
