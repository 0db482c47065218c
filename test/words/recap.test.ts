/** Does a recap say what happened in a sprint, in sentences whose numbers open? */
import { expect, test } from "vitest";
import type { SprintFacts } from "../../src/sprint/facts.ts";
import type { RecapView } from "../../src/words/recap/model.ts";
import { numbersAlone, recapView } from "../../src/words/recap/view.ts";
import type { RecapPiece } from "../../src/words/views.ts";
import { act, madeUpFacts, madeUpProgram, madeUpSprint, openChange, vote } from "../sprint/made-up.ts";
import { materialOfStory, recapStory } from "./recap-story.ts";

const at = "2016-01-28T18:00:00.000Z";

test("the recap of a made-up sprint", async () => {
  const view = recapView(recapStory(), materialOfStory());
  await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot("recap.json.golden");
});

test("every number mentioned is there, with a rule, and counts its rows", () => {
  const { sections, numbers } = recapView(recapStory(), materialOfStory());
  const pieces = sections.flatMap(({ paragraphs, groups }) => [
    ...paragraphs.flat(),
    ...groups.flatMap(({ items }) => items.flat()),
  ]);
  const mentioned = pieces.flatMap((piece) => (typeof piece !== "string" && "number" in piece ? [piece.number] : []));
  expect(mentioned).toEqual(expect.arrayContaining(["merged", "revised", "reviewed", "repositories", "people"]));
  for (const id of mentioned) {
    expect(numbers[id]).toMatchObject({ id, value: numbers[id]?.rows.length, rule: expect.stringMatching(/\.$/) });
  }
});

test("a sprint in which nothing happened", () => {
  const view = told([]);
  expect(view.sections.map(({ id }) => id)).toEqual(["by-the-numbers"]);
  expect(read(view)).toEqual([
    "The team met from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin.",
    "0 changes merged; 0 were revised and 0 reviewed. 0 people were active.",
  ]);
  expect(Object.keys(view.numbers).slice(0, 5)).toEqual(["merged", "revised", "reviewed", "repositories", "people"]);
});

test("a sprint in which one thing happened", () => {
  const view = told([
    act({ kind: "uploaded", at, by: "ana" }),
    vote(1, { at, by: "ben" }),
    act({ kind: "merged", at, by: "zuul" }),
  ]);
  expect(read(view)).toEqual([
    "The team met from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin.",
    "1 change merged in 1 repository; 1 was revised and 1 reviewed. 2 people were active. Of them 1 is a core. They come from 1 company.",
    "1 change merged in openstack/keystone.",
    "2 people uploaded, voted, commented or merged: Ana Ortiz and Ben Yu.",
  ]);
});

test("a sprint that has not begun", () => {
  const view = told([], { now: "2016-01-20T12:00:00.000Z" });
  expect(read(view)).toEqual([
    "The team will meet from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin. It has not begun, so there is nothing to count yet.",
  ]);
  expect([view.date, view.sprint.when]).toEqual(["2016-01-27", "before"]);
});

test("a sprint that is on says up to when was counted", () => {
  const view = told([act({ kind: "merged", at })], { now: "2016-01-29T00:02:00.000Z" });
  expect(read(view)[0]).toBe(
    "The team meets from Wed 27 Jan 2016 to Fri 29 Jan 2016 in Austin; all of this is counted until 28 Jan 2016 18:02 CST.",
  );
  expect(view.date).toBe("2016-01-28");
});

test("a sprint of one day, nowhere in particular", () => {
  const sprint = madeUpSprint({ last: "2016-01-27", place: null });
  expect(read(told([], { sprint }))[0]).toBe("The team met on Wed 27 Jan 2016.");
});

test("what was revised and closed meanwhile is not open", () => {
  const rows = [1, 2, 3].map((number) => act({ kind: "uploaded", at, by: "ana", number }));
  const view = told(rows, { open: [openChange(1), openChange(3)] });
  expect(read(view)[2]).toBe("2 changes that were revised are open: 2 wait for cores.");
  expect(view.numbers["revised-open.cores"]?.rows.map(({ text }) => text)).toEqual(["Change 1", "Change 3"]);
});

test("attendance, and cores that nobody names, are said to be unknown", () => {
  const { unknown } = told([vote(1, { at, by: "dan" })], { program: madeUpProgram([]) });
  expect(unknown.map((text) => text.split(":")[0])).toEqual([
    "Cores active",
    "Companies of the people active",
    "People who attended",
  ]);
});

function told(rows: SprintFacts["rows"], more: Partial<SprintFacts> = {}): RecapView {
  return recapView(madeUpFacts([...rows], more), { ...numbersAlone, moverOf: () => "cores" });
}

/** All paragraphs as they are read. */
function read({ sections, numbers }: RecapView): string[] {
  const text = (piece: RecapPiece) => {
    if (typeof piece === "string") return piece;
    return "text" in piece ? piece.text : String(numbers[piece.number]?.value);
  };
  return sections.flatMap(({ paragraphs }) => paragraphs.map((pieces) => pieces.map(text).join("")));
}
