/** How does a sprint compare with those before it, and what was different about how the team met? */
import type { Sprint } from "../../review/program.ts";
import { sprintWindow } from "../../sprint/days.ts";
import type { SprintFacts } from "../../sprint/facts.ts";
import { comparedNumbers } from "../../sprint/numbers.ts";
import type { RecapPiece } from "../views.ts";
import type { RecapMaterial } from "./model.ts";
import { rhythmWords } from "./numbers.ts";
import { find, ours, type Told, told } from "./pieces.ts";
import { mention, said, text, type Words } from "./words.ts";

/** @returns the numbers of earlier sprints by the same rules, the latest first; null when there are none. */
export function earlierSection({ words, earlier, address }: RecapMaterial): Told | null {
  const sprints = earlier.map((facts) => ({
    sprint: facts.sprint,
    numbers: comparedNumbers(facts).map((number) => ({ ...number, id: `${number.id}.${facts.sprint.id}` })),
  }));
  if (sprints.length === 0) return null;
  const items = sprints.flatMap(({ sprint, numbers }) => {
    const [merged, repositories] = ["merged", "repositories"].map((id) => find(numbers, `${id}.${sprint.id}`));
    if (!merged || !repositories) return [];
    return [
      said(words, "earlier-sprint", {
        sprint: [ours(address, sprint.title, `/sprints/${encodeURIComponent(sprint.id)}/recap`)],
        merged: mention(words, "merged", merged),
        repositories: mention(words, "in-repositories", repositories),
        revised: [{ number: `revised.${sprint.id}` }],
        reviewed: [{ number: `reviewed.${sprint.id}` }],
        people: [{ number: `people.${sprint.id}` }],
      }),
    ];
  });
  const every = sprints.flatMap(({ numbers }) => numbers);
  return told("earlier", text(words, "earlier"), [], [{ heading: null, items }], every);
}

/** @returns what is different from the sprint before in place, length, and how people take part; null when nothing is. */
export function formatSection(material: RecapMaterial, { sprint }: SprintFacts): Told | null {
  const { words, questions, hadQuestions, earlier } = material;
  const [before] = earlier;
  if (!before) return null;
  const [now, then] = [sprint, before.sprint];
  const [days, thenDays] = [now, then].map((one) => sprintWindow(one).days.length);
  const differs = now.focus !== then.focus && then.focus ? then.focus : null;
  const items = [
    now.place && then.place && now.place !== then.place
      ? said(words, "format-place", { place: now.place, before: then.place })
      : [],
    days !== thenDays
      ? said(words, days === 1 ? "format-days.one" : "format-days.other", { n: `${days}`, before: `${thenDays}` })
      : [],
    now.remote && !then.remote ? said(words, "format-remote", { before: then.title }) : [],
    !now.remote && then.remote ? said(words, "format-no-remote", { before: then.title }) : [],
    ...rhythmItems(words, now, then),
    questions.length > 0 && !hadQuestions ? said(words, "format-questions", { before: then.title }) : [],
    differs ? said(words, "format-focus", { focus: differs }) : [],
  ].filter((item) => item.length > 0);
  return items.length > 0 ? told("format", text(words, "format"), [], [{ heading: null, items }]) : null;
}

function rhythmItems(words: Words, now: Sprint, then: Sprint): RecapPiece[][] {
  const [own, other] = [rhythmWords(words, now), rhythmWords(words, then)];
  if (own === "" || own === other) return [];
  const before = then.title;
  return [said(words, other === "" ? "format-new-rhythm" : "format-rhythm", { now: own, before, earlier: other })];
}
