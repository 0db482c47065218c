/** Do counts, lists and values read right? */
import { expect, test } from "vitest";
import { moverName, moverSentence } from "../../src/words/mover.ts";
import { called, count, list, printed, signed } from "../../src/words/plain.ts";

test.each([
  [0, "0 changes"],
  [1, "1 change"],
  [2, "2 changes"],
  [12_600, "12,600 changes"],
])("%d", (n, text) => {
  expect(count(n, "change", "changes")).toBe(text);
});

test("lists read as a sentence", () => {
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
});

test.each([
  [19, "changes", "19"],
  [12_600, "changes", "12,600"],
  [4 * 3_600 + 3 * 86_400, "seconds", "3 d 4 h"],
  [42, "percent", "42 %"],
  [33.333, "percent", "33.3 %"],
  [null, "people", "not known"],
])("%s %s reads %s", (value, unit, text) => {
  expect(printed({ value, unit })).toBe(text);
});

test.each([
  [1, "promises", "promises kept", "promise kept"],
  [1, "promises", "promises that wait for a word", "promise that waits for a word"],
  [1, "changes", "changes marked for the sprint that are open", "change marked for the sprint that is open"],
  [1, "people", "people active", "person active"],
  [1, "companies", "companies of the people active", "company of the people active"],
  [1, "changes", "open specs", "open spec"],
  [2, "promises", "promises kept", "promises kept"],
  [0, "promises", "promises kept", "promises kept"],
  [null, "people", "people active", "people active"],
  [1, "percent", "share of the changes reviewed that merged", "share of the changes reviewed that merged"],
])("%s of %s: %s is called %s", (value, unit, title, name) => {
  expect(called({ value, unit, title, most: null })).toBe(name);
});

test("votes carry their sign", () => {
  expect([signed(2), signed(-1), signed(0)]).toEqual(["+2", "-1", "0"]);
});

test("every mover has a name that fits into a sentence, and a sentence", () => {
  expect(moverName("owner")).toBe("the owner");
  expect(moverSentence("gate")).toMatch(/^[A-Z].+\.$/);
});
