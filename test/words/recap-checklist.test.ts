/** Does the checklist name what a recap lacks, and how to mend it? */
import { expect, test } from "vitest";
import { checklist } from "../../src/words/recap/checklist.ts";
import { namesIn, withDraft } from "../../src/words/recap/draft.ts";
import { recapView } from "../../src/words/recap/view.ts";
import { materialOfStory, recapStory } from "./recap-story.ts";

const view = recapView(recapStory(), materialOfStory());

function open(text: string): string[] {
  return checklist(withDraft(view, text), text, false)
    .filter(({ done }) => !done)
    .map(({ text: what, remedy }) => `${what} ${remedy}`);
}

test.each([
  ["[[rest]]", "Nobody has written anything about it yet."],
  ["[[mergd]] [[rest]]", "[[mergd]] names no section and no number. Perhaps [[merged]] is meant."],
  ["[[constructor]] [[rest]]", "[[constructor]] names no section and no number."],
  ["We merged over 20 patches.", "“over 20 patches” does not say how many. Write [[merged]], which is 4."],
  [
    "More than 25 people of 6 companies",
    "“More than 25 people of” does not say how many. Write [[people]], which is 4.",
  ],
  ["about 3 dogs", "“about 3 dogs” does not say how many. Give the number, and where it is from."],
  ["[[by-the-numbers]]", "Put [[people-news]], [[topic-mfa]]"],
  ["[[rest]]", "What came of “Federation”: not known. An outcome on the agenda"],
  ["[[rest]]", "A condition of an exemption is not met yet."],
  ["[[rest]]", "The facts still follow what happens. Freeze them"],
])("%j: %s", (text, sentence) => {
  expect(open(text)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
});

test("what is done is said to be", () => {
  const words =
    "We met in Austin for three days, talked in the mornings, wrote code in the afternoons, and thank our hosts for all of it. ";
  const text = `${words}[[merged]]\n\n[[rest]]`;
  const done = checklist(
    { ...withDraft(view, text), unknown: [], frozen: { at: view.generated, by: "Ana" } },
    text,
    true,
  );
  expect(done.filter((check) => !check.done).map(({ id }) => id)).toEqual(["conditions"]);
});

test("names in code are none", () => {
  expect(namesIn("[[a]] and `x`\n\n```\n[[b]]\n```\n [[c]] \n")).toEqual({ blocks: ["c"], numbers: ["a"] });
});

test.each([
  ["a section that has nothing to tell is not said, nor its name", "[[notes]]\n\nWords.\n\n[[topic-s9]]", ["Words."]],
  ["what is left out on purpose is in no rest", "[[-merged]]\n\n[[rest]]", null],
  ["a number alone on its line stays one", "[[reviewed]]", ["[[reviewed]]"]],
])("%s", (_, text, prose) => {
  const told = withDraft({ ...view, sections: view.sections.filter(({ id }) => id !== "notes") }, text);
  const said = told.body.flatMap((block) => ("prose" in block ? [block.prose] : []));
  if (prose) expect(said).toEqual(prose);
  else expect(told.body).not.toContainEqual({ section: "merged" });
});
