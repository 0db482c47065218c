/** Does the page about the lint name every rule and every report? */
import { expect, test } from "vitest";
import { lintReports } from "../../src/cli/tree/tell.ts";
import { rules } from "../../src/sprint/lint/lint.ts";
import { text } from "./ways.ts";

const page = text("docs/recap-lint.md");

test.each(rules.map(({ name }) => name))("the rule %s", (name) => {
  expect(page).toContain(`| \`${name}\` |`);
});

test.each(lintReports)("the report %s", (name) => {
  expect(page).toContain(`\`${name}\``);
});
