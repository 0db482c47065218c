/** What does a recap say of the sprint as a whole: its days, its numbers, its own work, its people, its hosts? */
import type { OpenNumber } from "../review/number.ts";
import type { Sprint } from "../review/program.ts";
import { sprintTime, sprintWindow } from "../sprint/days.ts";
import type { SprintFacts } from "../sprint/facts.ts";
import { markWords } from "../sprint/topic.ts";
import { list } from "./plain.ts";
import { changeItem, find, mention, type Told, told } from "./recap-pieces.ts";
import { day, moment } from "./time.ts";
import type { RecapPiece } from "./views.ts";

/** @returns when and where the sprint is, and its numbers in sentences; no numbers before it begins. */
export function byTheNumbers({ sprint, now }: SprintFacts, numbers: readonly OpenNumber[]): Told {
  const opening = {
    before: `The team will meet ${occasion(sprint)}. It has not begun, so there is nothing to count yet.`,
    now: `The team meets ${occasion(sprint)}; all of this is counted until ${moment(now, sprint.zone)}.`,
    after: `The team met ${occasion(sprint)}.`,
  };
  const when = sprintTime(sprint, now);
  const focus = sprint.focus ? [`Focus: ${sprint.focus}`] : [];
  const sentences = when === "before" ? [] : [[...throughput(numbers), ...attendance(numbers)], doubts(numbers)];
  return told("by-the-numbers", "By the numbers", [
    [opening[when]],
    ...[focus, ...sentences].filter((sentence) => sentence.length > 0),
  ]);
}

/** @returns the sprint's own changes; null when it marks none or none of them merged or is open. */
export function topicSection({ sprint }: SprintFacts, numbers: readonly OpenNumber[]): Told | null {
  const marks = markWords(sprint);
  const [merged, open] = [find(numbers, "topic-merged"), find(numbers, "topic-open")];
  if (marks === null || !merged || !open || merged.rows.length + open.rows.length === 0) return null;
  const sentence = [
    ...mention(merged, "change", "changes"),
    ` with ${marks} merged, and `,
    ...mention(open, "is open.", "are open."),
  ];
  return told(
    "topic",
    "The sprint's own work",
    [sentence],
    [
      { heading: "Merged", items: merged.rows.map(changeItem) },
      { heading: "Open", items: open.rows.map(changeItem) },
    ],
  );
}

/** @returns the names of the people active; null when there are none. */
export function whoWasActive(numbers: readonly OpenNumber[]): Told | null {
  const people = find(numbers, "people");
  if (!people?.value) return null;
  const names = list(people.rows.map(({ text }) => text));
  return told("people", "Who was active", [
    [...mention(people, "person", "people"), ` uploaded, voted, commented or merged: ${names}.`],
  ]);
}

/** @returns where the notes are, and thanks to the hosts; null when the program file names neither. */
export function notesAndThanks({ hosts, notes }: Sprint): Told | null {
  const paragraphs: RecapPiece[][] = [
    ...(notes ? [["The notes of the sprint: ", { text: notes, url: notes }]] : []),
    ...(hosts.length > 0 ? [[`Thanks to ${list(hosts)} for hosting.`]] : []),
  ];
  return paragraphs.length === 0 ? null : told("notes", "Notes and thanks", paragraphs);
}

/** "from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin and remotely". */
function occasion(sprint: Sprint): string {
  const { from, to } = sprintWindow(sprint);
  const [first, last] = [from, new Date(Date.parse(to) - 1).toISOString()].map((at) => day(at, sprint.zone));
  const places = [sprint.place && `in ${sprint.place}`, sprint.remote && "remotely"].filter((place) => place);
  return [first === last ? `on ${first}` : `from ${first} to ${last}`, places.join(" and ")].join(" ").trimEnd();
}

function throughput(numbers: readonly OpenNumber[]): RecapPiece[] {
  const [merged, repositories, revised, reviewed, people] = [
    ...["merged", "repositories", "revised", "reviewed", "people"].map((id) => find(numbers, id)),
  ];
  if (!merged || !repositories || !revised || !reviewed || !people) return [];
  const where = merged.value ? [" in ", ...mention(repositories, "repository", "repositories")] : [];
  return [
    ...mention(merged, "change merged", "changes merged"),
    ...where,
    "; ",
    ...mention(revised, "was revised and ", "were revised and "),
    { number: reviewed.id },
    " reviewed. ",
    ...mention(people, "person was active.", "people were active."),
  ];
}

function attendance(numbers: readonly OpenNumber[]): RecapPiece[] {
  const [cores, companies] = [find(numbers, "cores"), find(numbers, "companies")];
  return [
    ...(cores?.value ? [" Of them ", ...mention(cores, "is a core.", "are cores.")] : []),
    ...(companies?.value ? [" They come from ", ...mention(companies, "company.", "companies.")] : []),
  ];
}

function doubts(numbers: readonly OpenNumber[]): RecapPiece[] {
  const doubtful = find(numbers, "merged-uncertain");
  const sentence = ["more change may have merged then; it is", "more changes may have merged then; they are"] as const;
  return doubtful ? [...mention(doubtful, ...sentence), " named below and not counted."] : [];
}
