/** Does the page about promises name every state and every form that there is? */
import { expect, test } from "vitest";
import { soughtForms } from "../../src/commands/sought.ts";
import { promiseStates } from "../../src/sprint/promise/acts.ts";
import { dueForms } from "../../src/sprint/promise/due-text.ts";
import { text } from "./ways.ts";

const page = text("docs/promises.md");

test.each(promiseStates)("the state %s", (state) => {
  expect(page).toContain(`| \`${state}\` |`);
});

test.each(soughtForms)("what to look for: %s", (form) => {
  expect(page).toContain(`| \`${form}\` |`);
});

test.each(dueForms)("until when: %s", (form) => {
  expect(page).toContain(`\`${form}\``);
});
