/** What does a recap consist of before it is written in any format, and what is it made from? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import type { Mover } from "../../review/turn.ts";
import type { SprintFacts } from "../../sprint/facts.ts";
import type { DecisionLine } from "../decisions.ts";
import type { ExemptionLine } from "../exemption.ts";
import type { BecameView, PromiseLine } from "../promises.ts";
import type { RecapSection, SprintSummary } from "../views.ts";
import type { Words } from "./words.ts";

/** A part of a post: the Markdown that people wrote, in which `[[id]]` stands for a number; or one section, by its id. */
export type PostBlock = { prose: string } | { section: string };

/** A text of ours to publish: a recap, a team's week, a day. Every number in it opens. */
export interface PostView {
  /** Name of the program. */
  program: string;
  /** What stands in brackets before the subject of a mail: "keystone". */
  tag: string;
  /** Tags of a blog's front matter. */
  tags: string[];
  language: string;
  title: string;
  /** The day it is for, "YYYY-MM-DD". */
  date: string;
  generated: Instant;
  /** Zone in which its moments are told. */
  zone: string;
  /** Our page of it; its numbers open below. */
  page: string;
  /** When the facts were pinned, and who did it; null while they follow what happens. */
  frozen: { at: Instant; by: string } | null;
  /** All of it in order. A section that is in none of the blocks is not said. */
  body: PostBlock[];
  sections: RecapSection[];
  numbers: Record<string, OpenNumber>;
  /** What cannot be known, and what would make it known. */
  unknown: string[];
}

export interface RecapView extends PostView {
  sprint: SprintSummary;
}

/** @returns the number that somebody names in double brackets; null when the post has none of that id. */
export function numberNamed({ numbers }: Pick<PostView, "numbers">, id: string): OpenNumber | null {
  return Object.hasOwn(numbers, id) ? (numbers[id] ?? null) : null;
}

/** One thing that was talked about, and what came of it. */
export interface RecapTopic {
  /** Letters, digits and hyphens. */
  id: string;
  title: string;
  /** Names of who brought it up. */
  raisedBy: string[];
  /** Each outcome with its verb. */
  outcomes: { verb: "agreed" | "rejected" | "postponed" | "voted" | "said"; text: string }[];
  condition: string | null;
  /** A cycle, milestone or release ("Newton"). */
  target: string | null;
  actions: { text: string; owner: string | null; due: Instant | null }[];
  links: { text: string; url: string }[];
  changes: Row[];
}

/** A nomination of the window, with the company of whoever is nominated. */
export interface RecapNomination extends DecisionLine {
  company: string | null;
  nominator: string;
}

/** What a recap tells besides the sprint's numbers. All of it is of the sprint's days. */
export interface RecapMaterial {
  words: Words;
  /** What stands in brackets before the subject of a mail. */
  tag: string;
  /** Base address of our pages, without a slash at its end; null when they have none to link to. */
  address: string | null;
  /** Whose turn an open change is; null when that is not known. */
  moverOf(change: ChangeKey): Mover | null;
  topics: readonly RecapTopic[];
  exemptions: readonly ExemptionLine[];
  nominations: readonly RecapNomination[];
  polls: readonly DecisionLine[];
  /** Titles of sessions that are over and of which nobody has said what came of them. */
  silent: readonly string[];
  /** What was asked in the sprint's queue of questions, dropped ones left out. */
  questions: readonly { text: string; by: string | null; at: Instant; answers: number }[];
  /** Did the sprint before have such a queue? */
  hadQuestions: boolean;
  /** What was promised in this sprint, and what became of what was promised in the one before. */
  promises: readonly PromiseLine[];
  became: BecameView | null;
  /** Sprints before this one, the latest first. */
  earlier: readonly SprintFacts[];
}
