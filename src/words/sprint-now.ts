/** What does the board of a sprint show of the people in the room: what they do now, decided, promised and sort? */
import type { ChangeKey, Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { TriageGroup } from "../sprint/triage.ts";
import type { DecisionLine } from "./decisions.ts";
import type { ExemptionLine } from "./exemption.ts";
import type { NumberTable, QueueItem } from "./views.ts";

/** The sprint's own open changes by what can be done about them in the room. */
export interface TriageView {
  groups: { id: TriageGroup; title: string; meaning: string; items: { because: string; item: QueueItem }[] }[];
}

/** A change that somebody of the room looks at. */
export interface ReservedLine {
  change: ChangeKey;
  number: number | null;
  subject: string | null;
  by: string;
  until: Instant;
}

/** What goes on in a sprint, with a page behind each line. */
export interface SprintNowView {
  /** Sessions that are on or come next, those that are on first. */
  sessions: {
    id: string;
    title: string;
    track: string | null;
    state: "now" | "next";
    since: Instant | null;
    href: string;
  }[];
  reserved: ReservedLine[];
  /** Pads in which somebody wrote lately, the latest first. */
  writing: { title: string; by: string; at: Instant; href: string }[];
  /** Promises made in the sprint, actions of its minutes among them, by what became of them; those without any left out. */
  promises: { total: number; numbers: OpenNumber[] };
  /** What people did something about while it lasted. */
  exemptions: ExemptionLine[];
  decisions: DecisionLine[];
  triage: TriageView | null;
  /** This sprint and those before it, each counted up to the same time after its beginning; null without one before. */
  before: NumberTable | null;
}
