/** What does a recap say of the sprint as a whole: its days, its numbers, its own work, its people, its hosts? */
import type { OpenNumber } from "../../review/number.ts";
import type { Sprint } from "../../review/program.ts";
import { sprintTime, sprintWindow } from "../../sprint/days.ts";
import { dayParts, type SprintFacts } from "../../sprint/facts.ts";
import { partNumbers } from "../../sprint/numbers.ts";
import { markWords } from "../../sprint/topic.ts";
import type { RecapPiece } from "../views.ts";
import type { PluralKey } from "./english.ts";
import { changeItem, dayIn, find, momentIn, paragraph, type Told, told } from "./pieces.ts";
import { mention, namesIn, said, text, type Words } from "./words.ts";

/** @returns when and where the sprint is, its numbers in sentences and day by day; no numbers before it begins. */
export function byTheNumbers(words: Words, facts: SprintFacts, numbers: readonly OpenNumber[]): Told {
  const { sprint, now } = facts;
  const when = sprintTime(sprint, now);
  const opening = said(words, when, {
    occasion: occasion(words, sprint),
    moment: momentIn(words, now, sprint.zone),
  });
  const focus = sprint.focus ? said(words, "focus", { focus: sprint.focus }) : [];
  const heading = text(words, "numbers");
  if (when === "before") return told("by-the-numbers", heading, [opening, focus]);
  const days = dayParts(facts);
  const daily = days.length > 1 ? days.map((part) => ({ part, numbers: partNumbers(facts, part) })) : [];
  return told(
    "by-the-numbers",
    heading,
    [
      opening,
      paragraph(focus, sprint.rhythm.length > 0 ? said(words, "rhythm", { parts: rhythmWords(words, sprint) }) : []),
      attendance(words, numbers),
      throughput(words, numbers),
      ...known(words, numbers, { "merged-uncertain": "perhaps" }),
    ],
    [
      {
        heading: text(words, "by-day"),
        items: daily.map(({ part, numbers: own }) =>
          said(words, find(own, `revised.${part.id}`)?.value === null ? "one-day-history" : "one-day", {
            day: dayIn(words, part.from, sprint.zone),
            ...values(own, part.id, "merged", "revised", "reviewed", "people"),
          }),
        ),
      },
    ],
    daily.flatMap(({ numbers: own }) => own),
  );
}

/** @returns "09:00 to 12:30 discussion and 13:30 to 18:00 code". */
export function rhythmWords(words: Words, { rhythm }: Pick<Sprint, "rhythm">): string {
  return namesIn(
    words,
    rhythm.map(({ from, to, what }) => text(words, "rhythm-part", { from, to, what })),
  );
}

/** @returns the sprint's own changes; null when it marks none or none of them merged or is open. */
export function topicSection(words: Words, { sprint }: SprintFacts, numbers: readonly OpenNumber[]): Told | null {
  const marks = markWords(sprint);
  const [merged, open] = [find(numbers, "topic-merged"), find(numbers, "topic-open")];
  if (marks === null || !merged || !open || merged.rows.length + open.rows.length === 0) return null;
  return told(
    "topic",
    text(words, "own-work"),
    [mention(words, "own-merged", merged, { marks, open: mention(words, "own-open", open) })],
    [
      { heading: text(words, "group-merged"), items: merged.rows.map((row) => changeItem(words, row)) },
      { heading: text(words, "group-open"), items: open.rows.map((row) => changeItem(words, row)) },
    ],
  );
}

/** @returns the names of the people active; null when there are none. */
export function whoWasActive(words: Words, numbers: readonly OpenNumber[]): Told | null {
  const people = find(numbers, "people");
  if (!people?.value) return null;
  const names = namesIn(
    words,
    people.rows.map((row) => row.text),
  );
  return told("people", text(words, "who-active"), [mention(words, "acted", people, { names })]);
}

/** @returns where the notes are, and thanks to the hosts; null when nothing names either. */
export function notesAndThanks(words: Words, { hosts, notes }: Sprint): Told | null {
  const paragraphs: RecapPiece[][] = [
    notes ? said(words, "notes-at", { url: [{ text: notes, url: notes }] }) : [],
    hosts.length > 0 ? said(words, "thanks", { hosts: namesIn(words, hosts) }) : [],
  ];
  const section = told("notes", text(words, "notes"), paragraphs);
  return section.section.paragraphs.length === 0 ? null : section;
}

/** @returns numbers of one part as what fills a sentence; `part` is the end of their ids. */
function values(numbers: readonly OpenNumber[], part: string, ...ids: string[]): Record<string, RecapPiece[]> {
  return Object.fromEntries(
    ids.map((id) => {
      const number = find(numbers, part ? `${id}.${part}` : id);
      return [id, number ? [{ number: number.id }] : ["?"]];
    }),
  );
}

/** "from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin and remotely". */
function occasion(words: Words, sprint: Sprint): string {
  const { from, to } = sprintWindow(sprint);
  const [first = "", last = ""] = [from, new Date(Date.parse(to) - 1).toISOString()].map((at) =>
    dayIn(words, at, sprint.zone),
  );
  const places = [
    sprint.place ? text(words, "in-place", { place: sprint.place }) : "",
    sprint.remote ? text(words, "remotely") : "",
  ].filter((place) => place);
  const days = first === last ? text(words, "on-day", { day: first }) : text(words, "from-to", { first, last });
  return [days, places.join(text(words, "and"))].join(" ").trimEnd();
}

/** @returns what merged, was revised and reviewed, and by whom, in sentences. */
export function throughput(words: Words, numbers: readonly OpenNumber[]): RecapPiece[] {
  const [merged, repositories, revised, people] = ["merged", "repositories", "revised", "people"].map((id) =>
    find(numbers, id),
  );
  if (!merged || !repositories || !revised || !people) return [];
  const own = mention(words, "merged", merged);
  const all = merged.value ? mention(words, "merged-in", repositories, { merged: own }) : own;
  const rest = mention(words, "revised", revised, { reviewed: [{ number: "reviewed" }] });
  const more = [mention(words, "active", people), ...known(words, numbers, { cores: "cores", companies: "companies" })];
  return revised.value === null ? [...all, ". ", ...paragraph(...more)] : [...all, "; ", ...paragraph(rest, ...more)];
}

function attendance(words: Words, numbers: readonly OpenNumber[]): RecapPiece[] {
  return paragraph(
    ...known(words, numbers, {
      attendees: "came",
      "attendees-in-person": "in-person",
      "attendees-remote": "from-afar",
      "attendees-cores": "cores",
      "attendees-companies": "companies",
    }),
  );
}

function known(words: Words, numbers: readonly OpenNumber[], sentences: Record<string, PluralKey>): RecapPiece[][] {
  return Object.entries(sentences).flatMap(([id, key]) => {
    const number = find(numbers, id);
    return number?.value ? [mention(words, key, number)] : [];
  });
}
