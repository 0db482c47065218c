/** What does a recap still lack before it is published? */
import { closest } from "../closest.ts";
import { printed } from "../plain.ts";
import { isBlock, namesIn, rest } from "./draft.ts";
import { numberNamed, type RecapView } from "./model.ts";

/** One thing to look at. */
export interface CheckItem {
  id: string;
  done: boolean;
  /** What is so, in a sentence. */
  text: string;
  /** What to do about it; null when it is done. */
  remedy: string | null;
}

/** Fewer words than these are no introduction. */
const enoughWords = 20;

/** Counts that hide the count: "over 20 patches". The noun tells which number it is. */
const vague =
  /\b(?:over|more than|about|around|nearly|almost|roughly|some|at least|up to)\s+\d[\d,]*\s+([a-z]+(?:\s[a-z]+)?)/gi;

/** Which number a noun is about, the first that is there. */
const nouns: readonly [RegExp, readonly string[]][] = [
  [/^(?:patch|change|review|commit)/i, ["merged"]],
  [/^(?:repositor|repo)/i, ["repositories"]],
  [/^core/i, ["attendees-cores", "cores"]],
  [/^compan/i, ["attendees-companies", "companies"]],
  [/^(?:people|person|attendee|contributor|communit|developer|folk)/i, ["attendees", "people"]],
];

/**
 * @returns what to look at, in the order in which it is worth doing. `view` is the recap as it would be published, `text`
 * the words of people ("" for none), `published` whether it was.
 */
export function checklist(view: RecapView, text: string, published: boolean): CheckItem[] {
  const { blocks, numbers } = namesIn(text);
  const sections = view.sections.map(({ id }) => id);
  const strange = [
    ...blocks.filter((id) => !isBlock(id) && numberNamed(view, id) === null),
    ...numbers.filter((id) => numberNamed(view, id) === null),
  ];
  const said = new Set(view.body.flatMap((block) => ("section" in block ? [block.section] : [])));
  const left = view.sections.filter(({ id }) => !said.has(id) && !blocks.includes(`-${id}`));
  const words = view.body.flatMap((block) => ("prose" in block ? block.prose.split(/\s+/) : [])).length;
  const hasNotes = view.sections.some(({ id }) => id === "notes");
  const waiting = view.sections
    .filter(({ id }) => id === "exemptions")
    .flatMap(({ groups }) => groups.flatMap(({ items }) => items.map((pieces) => pieces.join(""))))
    .filter((item) => item.includes("not yet met")).length;
  const check = (id: string, done: boolean, good: string, bad: string, remedy: string): CheckItem => ({
    ...{ id, done, text: done ? good : bad, remedy: done ? null : remedy },
  });
  return [
    check(
      "words",
      words >= enoughWords,
      "Somebody has written about it.",
      "Nobody has written anything about it yet.",
      "Say what it was like: an introduction, thanks, what comes next.",
    ),
    ...strange.map((id) => {
      const near = closest(id, [...sections, ...Object.keys(view.numbers), rest]);
      const remedy = near ? `Perhaps [[${near}]] is meant.` : "Take it out: the facts beside list every name.";
      return check(`name.${id}`, false, "", `[[${id}]] names no section and no number.`, remedy);
    }),
    ...vagueIn(view, text),
    check(
      "sections",
      left.length === 0,
      "Every section has its place.",
      `Not said: ${left.map(({ heading }) => heading).join(", ")}.`,
      `Put ${left.map(({ id }) => `[[${id}]]`).join(", ")} where they belong, [[rest]] for all of them, or [[-${left[0]?.id}]] to leave one out.`,
    ),
    ...view.unknown.map((sentence, n) => {
      const [what = "", ...how] = sentence.split(/(?<=not known\.) /);
      return check(`unknown.${n + 1}`, false, "", what, how.join(" "));
    }),
    check(
      "notes",
      hasNotes,
      "Notes or hosts are named.",
      "Neither the notes nor the hosts are named.",
      "Name them at the sprint, or in the text.",
    ),
    ...(waiting > 0
      ? [
          check(
            "conditions",
            false,
            "",
            waiting === 1
              ? "A condition of an exemption is not met yet."
              : `${waiting} exemptions wait for a condition.`,
            "Say in the text what happens if it is not.",
          ),
        ]
      : []),
    check(
      "frozen",
      view.frozen !== null,
      "The facts are pinned.",
      "The facts still follow what happens.",
      "Freeze them once the sprint is over, so that the words stay true.",
    ),
    check("published", published, "It is published.", "It is not published.", "Publish it when the rest is done."),
  ];
}

function vagueIn(view: RecapView, text: string): CheckItem[] {
  return [...text.matchAll(vague)].map(([found, noun = ""], n) => {
    const ids = nouns.find(([pattern]) => pattern.test(noun))?.[1] ?? [];
    const number = ids.map((id) => numberNamed(view, id)).find((one) => one?.value != null);
    const remedy = number
      ? `Write [[${number.id}]], which is ${printed(number)}.`
      : "Give the number, and where it is from.";
    return { id: `vague.${n + 1}`, done: false, text: `“${found}” does not say how many.`, remedy };
  });
}
