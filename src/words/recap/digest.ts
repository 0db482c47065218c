/** What needs attention now, of a person or of the team? */
import type { Instant } from "../../review/change.ts";
import { counted } from "../../review/statistics-row.ts";
import type { DecisionLine } from "../decisions.ts";
import type { CalendarDate } from "../freezes.ts";
import type { PromiseLine } from "../promises.ts";
import type { PersonLink, QueueItem } from "../views.ts";
import { dateItem, decisionItem, waitingItem, waitingRow } from "./lists.ts";
import type { PostView, RecapMaterial } from "./model.ts";
import { type Told, told } from "./pieces.ts";
import { aheadSection } from "./topics.ts";
import { mention, said, text } from "./words.ts";

/** All that a digest tells. */
export interface DigestMaterial extends Pick<RecapMaterial, "words" | "tag" | "address"> {
  /** Whom it is for; null for the team. */
  as: PersonLink | null;
  program: string;
  now: Instant;
  zone: string;
  /** What waits for them, the most worth doing first; `shown` of them are listed. */
  waiting: readonly QueueItem[];
  shown: number;
  /** Decisions that wait for their word; for the team those that end soon. */
  decisions: readonly DecisionLine[];
  /** Promises that are theirs and due soon, or missed. */
  promises: readonly PromiseLine[];
  /** What the calendar has in the next days. */
  dates: readonly CalendarDate[];
}

/** @returns the digest; without anything that waits it has one section that says so, called "nothing". */
export function digestView(material: DigestMaterial): PostView {
  const { words, as, now, zone, address, program, tag } = material;
  const whom = as?.name ?? text(words, "digest-team");
  const dates = material.dates.map((date) => dateItem(words, date, zone));
  const waiting = [
    waitingSection(material, whom),
    decisionSection(material, whom),
    aheadSection({ words, address, promises: material.promises }),
  ].filter((part) => part !== null);
  const nothing = told("nothing", text(words, "attention"), [said(words, "digest-nothing")]);
  const calendar = dates.length > 0 ? [told("dates", text(words, "dates"), [], [{ heading: null, items: dates }])] : [];
  const parts = [...(waiting.length > 0 ? waiting : [nothing]), ...calendar];
  return {
    ...{ program, tag, tags: ["digest"], language: words.language },
    title: text(words, "digest-title", { whom }),
    date: now.slice(0, 10),
    generated: now,
    zone,
    page: as === null ? "/digest" : `/digest/${encodeURIComponent(as.id)}`,
    frozen: null,
    body: parts.map(({ section }) => ({ section: section.id })),
    sections: parts.map(({ section }) => section),
    numbers: Object.fromEntries(parts.flatMap(({ numbers }) => numbers.map((number) => [number.id, number]))),
    unknown: [],
  };
}

/** Is there anything that somebody should do? */
export function needsAttention(view: PostView): boolean {
  return view.sections.every(({ id }) => id !== "nothing");
}

function waitingSection({ words, as, waiting, shown, zone }: DigestMaterial, whom: string): Told | null {
  if (waiting.length === 0) return null;
  const late = waiting.filter((item) => item.late);
  const rule = as
    ? `Open changes that wait for ${as.name}.`
    : "Open changes of the team's repositories that wait for anybody.";
  const common = { title: "changes that wait", unit: "changes" };
  const all = counted({ ...common, id: "waiting", rule, rows: waiting.map(waitingRow) });
  const overdue = counted({
    ...{ ...common, id: "late", title: "changes that wait too long" },
    rule: `Of them those that wait longer than the team allows. ${rule}`,
    rows: late.map(waitingRow),
  });
  const tooLong = late.length > 0 ? mention(words, "digest-late", overdue) : [];
  return told(
    "waiting",
    text(words, as ? "digest-waiting" : "digest-waiting-team"),
    [mention(words, "digest-waits", all, { whom, late: tooLong })],
    [{ heading: null, items: waiting.slice(0, shown).map((item) => waitingItem(words, item, zone)) }],
    late.length > 0 ? [all, overdue] : [all],
  );
}

function decisionSection({ words, decisions, address, zone }: DigestMaterial, whom: string): Told | null {
  if (decisions.length === 0) return null;
  const number = counted({
    ...{ id: "decisions", title: "decisions that wait", unit: "decisions" },
    rule: `Exemptions, nominations and polls that wait for the word of ${whom}.`,
    rows: decisions.map(({ title, opened, state }) => ({
      ...{ change: null, text: title, url: null, repository: null, at: opened, by: null, note: state },
    })),
  });
  return told(
    "decisions",
    text(words, "digest-words"),
    [mention(words, "digest-word", number, { whom })],
    [{ heading: null, items: decisions.map((line) => decisionItem(words, line, address, zone)) }],
    [number],
  );
}
