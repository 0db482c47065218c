/** Is every command of the registry written down, unmistakable and tried by its own examples? */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLines } from "../../src/commands/grammar.ts";
import { meaningOf, verbs } from "../../src/commands/registry.ts";
import { verbTable } from "../../src/commands/verb-table.ts";
import { files, imports, root } from "./ways.ts";

test("the README's table is the registry's; UPDATE=1 writes it", () => {
  const path = join(root, "README.md");
  const readme = readFileSync(path, "utf8");
  const written = readme.replace(
    /(<!-- verbs -->\n).*(<!-- \/verbs -->)/s,
    `$1${verbTable().replaceAll("$", "$$$$")}\n$2`,
  );
  if (process.env.UPDATE) writeFileSync(path, written);
  expect(readFileSync(path, "utf8")).toBe(written);
});

test("every file of verbs is in the registry", () => {
  const collected = imports("src/commands/registry.ts").map((path) => path.replace("./", "src/commands/"));
  expect(files("src/commands/verbs", ".ts").filter((path) => !collected.includes(path))).toEqual([]);
});

test("no two commands share a name", () => {
  const names = verbs.flatMap(({ name, synonyms }) => [name, ...synonyms]);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
});

test.each(verbs)("/$name means itself in each of its examples and under each of its names", (verb) => {
  expect(verb.examples.length).toBeGreaterThan(0);
  for (const example of verb.examples) {
    expect(commandLines(example)).toEqual([{ line: 1, text: example }]);
    expect(meaningOf(example)).toMatchObject({ verb: { name: verb.name } });
  }
  for (const name of [verb.name, ...verb.synonyms]) {
    expect(meaningOf(`/${name.toUpperCase()} x`)).toEqual({ verb, rest: "x" });
  }
});

test.each(verbs)("/$name tells in one line each what it does and who may", ({ summary, who }) => {
  for (const text of [summary, who]) expect(text).toMatch(/^[^\n]*[^.\s]$/);
});
