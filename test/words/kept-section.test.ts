/** Does Midcycle write only between its own marks? */
import { expect, test } from "vitest";
import { newSection, withSection } from "../../src/words/kept-section.ts";

const own = newSection("agenda", "- old");

test.each([
  [
    "what is between the marks is replaced, all else stays",
    `before\n${own}\nafter`,
    `before\n${newSection("agenda", "- new")}\nafter`,
  ],
  ["what somebody wrote between them goes", `${own.replace("- old", "- old\n- mine")}`, newSection("agenda", "- new")],
  ["a text without the section is people's own", "nothing here", "nothing here"],
])("%s", (_story, text, after) => {
  expect(withSection(text, "agenda", "- new")).toEqual({ text: after });
});

test.each([
  ["the end is gone", own.split("\n").slice(0, -1).join("\n")],
  ["the beginning is gone", own.split("\n").slice(1).join("\n")],
  ["there are two", `${own}\n${own}`],
  ["they stand the wrong way round", own.split("\n").reverse().join("\n")],
])("damaged: %s", (_story, text) => {
  expect(withSection(text, "agenda", "- new")).toEqual({ damaged: expect.stringContaining("are damaged") });
});
