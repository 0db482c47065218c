/** How does the life of a change look: whose turn it was when, with its patch sets and votes? */
import type { Instant } from "../../review/change.ts";
import type { Mover } from "../../review/turn.ts";
import { moverName, movers } from "../../words/mover.ts";
import { capital } from "../../words/plain.ts";
import { duration, moment } from "../../words/time.ts";
import type { TurnStory } from "../../words/turn-story.ts";
import { type Chart, cell } from "./chart.ts";
import { wide } from "./plot.ts";
import { ticks } from "./ticks.ts";

/** @returns the colour of a mover, as the stylesheet names it. */
export function moverColour(mover: Mover): string {
  return `var(--mover-${mover})`;
}

/** Rows of the picture, from above. */
const [votes, patchSets, turn] = ["votes", "patch sets", "turn"];

/** @returns the life as a line of spans with uploads and votes above it; null for a change that has not lived yet. */
export async function turnsChart(story: TurnStory, now: Instant, zone: string): Promise<Chart | null> {
  const [from, to] = [story.spans[0]?.from, story.spans.at(-1)?.to ?? now];
  if (!from || to <= from) return null;
  const rule =
    "Whose turn it was after each act, put together from uploads, votes and comments by today's rules; conflicts and open comments of the past are not known.";
  const title = "Whose turn it was";
  const longest = story.movers.map(({ mover, seconds }) => `${moverName(mover)} ${duration(seconds)}`).join(", ");
  const description = `From ${moment(from, zone)} to ${moment(to, zone)}: ${longest}.`;
  const at = (instant: Instant) => new Date(instant);
  const svg = await wide({ label: title, description }, (width) => {
    const marks = ticks(from, to, zone, width > 500 ? 9 : 3);
    const labels = new Map(marks.map((mark) => [mark.at.getTime(), mark.label]));
    return {
      height: 118,
      marginLeft: 62,
      marginRight: 12,
      x: { type: "utc", domain: [at(from), at(to)], label: null },
      y: { type: "band", domain: [votes, patchSets, turn], label: null, padding: 0.2 },
      marks: (plot) => [
        plot.axisY({ tickSize: 0 }),
        plot.axisX({ ticks: marks.map((mark) => mark.at), tickFormat: (one: Date) => labels.get(one.getTime()) ?? "" }),
        plot.ruleX(marks, { x: "at", strokeOpacity: 0.15 }),
        plot.barX(story.spans, {
          x1: (span: TurnStory["spans"][number]) => at(span.from),
          x2: (span: TurnStory["spans"][number]) => at(span.to ?? to),
          y: () => turn,
          fill: (span: TurnStory["spans"][number]) => moverColour(span.mover),
          title: (span: TurnStory["spans"][number]) =>
            `${capital(moverName(span.mover))}: ${duration(span.seconds)}, from ${moment(span.from, zone)}${span.ended ? `, until ${span.ended}` : ""}`,
          stroke: "var(--bgColor-default)",
          strokeWidth: 0.5,
        }),
        plot.tickX(story.patchSets, { x: (one: { at: Instant }) => at(one.at), y: () => patchSets, strokeWidth: 1.5 }),
        plot.text(spaced(story.patchSets, from, to, width), {
          x: (one: { at: Instant }) => at(one.at),
          y: () => patchSets,
          text: (one: { number: number }) => String(one.number),
          dx: 3,
          textAnchor: "start",
        }),
        plot.text(story.votes, {
          x: (one: { at: Instant }) => at(one.at),
          y: () => votes,
          text: (one: { value: number }) => (one.value > 0 ? "▲" : one.value < 0 ? "▼" : "○"),
          fill: (one: { value: number }) =>
            one.value > 0 ? "var(--fgColor-success)" : one.value < 0 ? "var(--fgColor-danger)" : "var(--fgColor-muted)",
          title: (one: { text: string; at: Instant }) => `${one.text}, ${moment(one.at, zone)}`,
        }),
      ],
    };
  });
  return {
    ...{ id: "turns", title, rule },
    pictures: [{ title: null, svg }],
    legend: movers.flatMap((mover) => {
      const own = story.movers.find((one) => one.mover === mover);
      return own ? [{ name: `${moverName(mover)}: ${duration(own.seconds)}`, key: mover }] : [];
    }),
    columns: ["Turn of", "From", "For", "Ended by"],
    rows: story.spans.map((span) => ({
      label: capital(moverName(span.mover)),
      cells: [cell(moment(span.from, zone)), cell(duration(span.seconds)), cell(span.ended ?? "it lasts")],
    })),
  };
}

/** Numbers that would stand on each other are left out; the ticks stay. */
function spaced<T extends { at: Instant }>(all: readonly T[], from: Instant, to: Instant, width: number): T[] {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  let last = Number.NEGATIVE_INFINITY;
  return all.filter(({ at }) => {
    const x = ((Date.parse(at) - begin) / (end - begin)) * (width - 74);
    if (x - last < 16) return false;
    last = x;
    return true;
  });
}
