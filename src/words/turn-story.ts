/** How long did each turn of a change last, and what ended it? */
import type { Instant } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import type { ChangeView, TimelineEntry, TurnSpan } from "./views.ts";

/** The life of a change as a picture and a table need it. Everything is in order of time. */
export interface TurnStory {
  /** `ended`: what was done then ("Ana Ortiz voted Code-Review -1 on patch set 2"); null for the span that lasts. */
  spans: (TurnSpan & { seconds: number; ended: string | null })[];
  patchSets: { number: number; at: Instant }[];
  /** Votes as they were given or taken away (0), said with a name. */
  votes: { at: Instant; value: number; text: string }[];
  /** How long each mover had it in all, the longest first. */
  movers: { mover: Mover; seconds: number }[];
}

/** @returns the story that a change's page tells; a span that lasts goes on until `now`. */
export function turnStory(
  view: Pick<ChangeView, "spans" | "patchSets" | "timeline" | "voteHistory">,
  now: Instant,
): TurnStory {
  const spans = view.spans.map((span) => {
    const act = view.timeline.findLast(({ at }) => at === span.to);
    const seconds = Math.max(0, (Date.parse(span.to ?? now) - Date.parse(span.from)) / 1_000);
    return { ...span, seconds, ended: span.to === null ? null : act ? said(act) : "it closed" };
  });
  const own = [...Map.groupBy(spans, ({ mover }) => mover)].map(([mover, of]) => ({
    mover,
    seconds: of.reduce((sum, { seconds }) => sum + seconds, 0),
  }));
  const votes = view.voteHistory
    .filter(({ copied }) => !copied)
    .map(({ at, value, label, by }) => {
      const act = view.timeline.find(
        (entry) => entry.kind === "voted" && entry.at === at && entry.by?.id === by.id && entry.text.includes(label),
      );
      return { at, value, text: act ? said(act) : `${by.name} voted ${label}` };
    });
  return {
    spans,
    patchSets: view.patchSets.map(({ number, created }) => ({ number, at: created })),
    votes,
    movers: own.sort((a, b) => b.seconds - a.seconds),
  };
}

function said({ by, text }: TimelineEntry): string {
  return `${by?.name ?? "the forge"} ${text}`;
}
