/** How is a measured figure told? */

/** One figure against its limit, both measured in the same run. */
export interface Figure {
  work: string;
  /** What was measured, in `unit`. */
  value: number;
  /** What it may be at most. */
  limit: number;
  unit: string;
  /** The parts: absolute times, counts, sizes. */
  detail: string;
}

/** A measurement that could not be made here. */
export interface Skipped {
  work: string;
  why: string;
}

/** @returns the figures as a Markdown table. */
export function table(figures: readonly (Figure | Skipped)[]): string {
  const rows = figures.map((figure) =>
    "why" in figure
      ? `| ${figure.work} | skipped | | ${figure.why} |`
      : `| ${figure.work} | ${round(figure.value)} ${figure.unit} | ≤ ${round(figure.limit)} ${figure.unit}${figure.value <= figure.limit ? "" : " **missed**"} | ${figure.detail} |`,
  );
  return ["| work | measured | goal | detail |", "|---|---|---|---|", ...rows].join("\n");
}

/** @returns the value below which the share (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
