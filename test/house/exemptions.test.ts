/** Does the page about exemptions name every state, preset and form of condition that there is? */
import { expect, test } from "vitest";
import { conditionForms } from "../../src/commands/exemption/conditions.ts";
import { exemptionStates } from "../../src/governance/exemption/acts.ts";
import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import { text } from "./ways.ts";

const page = text("docs/exemptions.md");
const graph = /```mermaid\n(.*?)```/s.exec(page)?.[1] ?? "";

test("its graph has exactly the states of the code", () => {
  const aliases = new Map([...graph.matchAll(/state "(.+)" as (\w+)/g)].map(([, name, alias]) => [alias, name]));
  const named = [...graph.matchAll(/^\s*(\S+) --> (\w+)/gm)].flatMap(([, from, to]) => [from, to]);
  const states = new Set(named.filter((one) => one !== "[*]").map((one) => aliases.get(one) ?? one));

  expect([...states].sort()).toEqual([...exemptionStates].sort());
});

test.each(conditionForms)("the condition %s", (form) => {
  expect(page).toContain(`| \`${form}\` |`);
});

test.each(Object.keys(exemptionPresets))("the preset %s", (preset) => {
  expect(page).toContain(`| \`${preset}\` |`);
});
