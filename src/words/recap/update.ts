/** What does a team tell of a week, or of one day of a sprint? */
import type { OpenNumber } from "../../review/number.ts";
import type { Sprint } from "../../review/program.ts";
import { counted } from "../../review/statistics-row.ts";
import { type SprintFacts, wholeSprint } from "../../sprint/facts.ts";
import { sprintNumbers } from "../../sprint/numbers.ts";
import type { CalendarDate } from "../freezes.ts";
import type { QueueItem } from "../views.ts";
import { mergedSection, stillOpenSection } from "./changes.ts";
import { happened } from "./happened.ts";
import { dateItem, waitingItem, waitingRow } from "./lists.ts";
import type { PostView, RecapMaterial } from "./model.ts";
import { throughput, whoWasActive } from "./numbers.ts";
import { dayIn, find, momentIn, paragraph, type Told, told } from "./pieces.ts";
import { aheadSection } from "./topics.ts";
import { mention, said, text } from "./words.ts";

/** What an update is about: some days, counted as those of a sprint are. */
export interface Span {
  /** "2016-W04" or "2016-01-28". */
  id: string;
  kind: "week" | "day";
  /** The sprint that the day is one of; null for none. */
  of: Sprint | null;
}

/** What an update tells besides what a recap does. */
export interface UpdateMaterial extends RecapMaterial {
  span: Span;
  /** Open changes of the repositories that hold specs. */
  specs: readonly QueueItem[];
  /** Open changes that wait longest, the longest first. */
  longest: readonly QueueItem[];
  /** What the calendar has, the nearest first. */
  dates: readonly CalendarDate[];
}

/** @returns the update; its facts are the days' own, as of `facts.now`. Nothing is in it that recaps do not count alike. */
export function updateView(facts: SprintFacts, material: UpdateMaterial): PostView {
  const { sprint, program, now } = facts;
  const { words, span } = material;
  const all = sprintNumbers(facts);
  const numbers = all.filter(({ value }) => value !== null);
  const { from, to } = wholeSprint(facts);
  const dayOf = (at: string) => dayIn(words, at, sprint.zone);
  const parts = [
    opening(facts, material, all, to),
    ...happened(material, facts),
    specsSection(material, sprint.zone),
    mergedSection(words, facts, numbers),
    span.kind === "day" ? stillOpenSection(words, facts, numbers, material.moverOf) : null,
    span.kind === "day" ? whoWasActive(words, numbers) : null,
    list(
      "attention",
      material.longest.map((item) => waitingItem(words, item, sprint.zone)),
    ),
    aheadSection(material),
    list(
      "dates",
      material.dates.map((date) => dateItem(words, date, sprint.zone)),
    ),
  ].filter((part) => part !== null);
  const every = [...numbers, ...parts.flatMap((part) => part.numbers)];
  const titles = { week: "week-title", day: span.of ? "sprint-day-title" : "day-title" } as const;
  return {
    program: program.name,
    tag: material.tag || program.id,
    tags: ["update", span.kind],
    language: words.language,
    title: text(words, titles[span.kind], {
      program: program.name,
      day: dayOf(from),
      sprint: span.of?.title ?? "",
    }),
    date: sprint.last,
    generated: now,
    zone: sprint.zone,
    page: `/updates/${span.id}`,
    frozen: null,
    body: parts.map(({ section }) => ({ section: section.id })),
    sections: parts.map(({ section }) => section),
    numbers: Object.fromEntries(every.map((number) => [number.id, number])),
    unknown: [],
  };

  function list(id: "attention" | "dates", items: ReturnType<typeof waitingItem>[]): Told | null {
    return items.length > 0 ? told(id, text(words, id), [], [{ heading: null, items }]) : null;
  }
}

function opening(
  { sprint, now }: SprintFacts,
  { words }: UpdateMaterial,
  numbers: readonly OpenNumber[],
  to: string,
): Told {
  const until = now < to ? said(words, "span-now", { moment: momentIn(words, now, sprint.zone) }) : [];
  const doubtful = find(numbers, "merged-uncertain");
  return told("by-the-numbers", text(words, "numbers"), [
    paragraph(throughput(words, numbers), until),
    doubtful?.value ? mention(words, "perhaps", doubtful) : [],
  ]);
}

/** How Gerrit, and our search, find them. */
const specsQuery = "is:open project:^.*specs";

function specsSection({ words, specs, address }: UpdateMaterial, zone: string): Told | null {
  if (specs.length === 0) return null;
  const number = counted({
    ...{ id: "specs", title: "open specs", unit: "changes" },
    rule: "Open changes of the repositories whose type is specs.",
    rows: specs.map(waitingRow),
  });
  const url = address && `${address}/search?${new URLSearchParams({ q: specsQuery })}`;
  return told(
    "specs",
    text(words, "specs"),
    [
      paragraph(
        mention(words, "specs-open", number),
        url ? said(words, "search", { url: [{ text: specsQuery, url }] }) : [],
      ),
    ],
    [{ heading: null, items: specs.map((item) => waitingItem(words, item, zone)) }],
    [number],
  );
}
