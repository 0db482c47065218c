/** What does a sprint's recap say? */
import { sprintTime } from "../../sprint/days.ts";
import type { SprintFacts } from "../../sprint/facts.ts";
import { sprintNumbers } from "../../sprint/numbers.ts";
import { sprintSummary, unknownOf } from "../sprint.ts";
import { isoDay } from "../time.ts";
import { mergedSection, stillOpenSection } from "./changes.ts";
import { earlierSection, formatSection } from "./earlier.ts";
import { happened } from "./happened.ts";
import type { RecapMaterial, RecapView } from "./model.ts";
import { byTheNumbers, notesAndThanks, topicSection, whoWasActive } from "./numbers.ts";
import { aheadSection, keptSection } from "./topics.ts";
import { inEnglish, text } from "./words.ts";

/** What a recap is made from when nothing but the sprint's numbers is known. */
export const numbersAlone: RecapMaterial = {
  words: inEnglish,
  tag: "",
  address: null,
  moverOf: () => null,
  ...{ topics: [], silent: [], questions: [], hadQuestions: false, exemptions: [], nominations: [], polls: [] },
  ...{ promises: [], became: null, earlier: [] },
};

const silence = "An outcome on the agenda, or #agreed in its notes, would make it known.";

/**
 * @returns the recap as of `facts.now`. It is dated on the sprint's last day, or on the day it is made while the sprint
 * lasts, or on the first day before it. Parts without anything to tell are left out; `numbers` has every number of the
 * sprint, mentioned or not. Its body is all sections in their order.
 */
export function recapView(facts: SprintFacts, material: RecapMaterial): RecapView {
  const { sprint, program, now } = facts;
  const { words } = material;
  const numbers = sprintNumbers(facts);
  const told = [
    byTheNumbers(words, facts, numbers),
    ...happened(material, facts),
    mergedSection(words, facts, numbers),
    stillOpenSection(words, facts, numbers, material.moverOf),
    topicSection(words, facts, numbers),
    whoWasActive(words, numbers),
    formatSection(material, facts),
    aheadSection(material),
    keptSection(material),
    earlierSection(material),
    notesAndThanks(words, sprint),
  ].filter((part) => part !== null);
  const every = [...numbers, ...told.flatMap((part) => part.numbers)];
  return {
    program: program.name,
    tag: material.tag || program.id,
    tags: ["recap", "sprint", sprint.id],
    language: words.language,
    sprint: sprintSummary(sprint, now),
    title: text(words, "title", { sprint: sprint.title }),
    date: dateOf(facts),
    generated: now,
    zone: sprint.zone,
    page: `/sprints/${encodeURIComponent(sprint.id)}/recap`,
    frozen: null,
    body: told.map(({ section }) => ({ section: section.id })),
    sections: told.map(({ section }) => section),
    numbers: Object.fromEntries(every.map((number) => [number.id, number])),
    unknown: [
      ...unknownOf(numbers),
      ...material.silent.map((title) => `What came of “${title}”: not known. ${silence}`),
    ],
  };
}

function dateOf({ sprint, now }: SprintFacts): string {
  const dates = { before: sprint.first, now: isoDay(now, sprint.zone), after: sprint.last };
  return dates[sprintTime(sprint, now)];
}
