/** Does the README name everything that people can type, open, set and get? */
import { expect, test } from "vitest";
import { commandLine } from "../../src/cli/command-line.ts";
import { codes } from "../../src/cli/exit.ts";
import { jsonSchema } from "../../src/config/schema.ts";
import { pageRoutes } from "../journeys/routes.ts";
import { text } from "./ways.ts";

const readme = text("README.md");

const commands = commandLine().commands;

test.each(commands.map((command) => command.name()))("the command %s", (name) => {
  expect(readme).toMatch(new RegExp(`^\\| \`${name}\\b`, "m"));
});

test.each(commands.flatMap((command) => command.options.map((option) => [command.name(), option.long ?? ""] as const)))(
  "%s has the option %s",
  (name, option) => {
    expect(rowOf(name) + (name === "demo" ? rowOf("start") : "")).toContain(option);
  },
);

test.each(Object.values(codes))("exit code %i", (code) => {
  expect(readme).toMatch(new RegExp(`^\\| ${code} \\| `, "m"));
});

test.each(keysOf(jsonSchema()))("the program file's key %s", (key) => {
  expect(readme).toMatch(new RegExp(`[\`.]${key}(\\[\\])?[\`.]`));
});

const pages = pageRoutes()
  .filter((route) => !/numbers|^\/api/.test(route))
  .map((route) => route.replace(/:(\w+)(\{.*\})?/g, (_, name: string) => name.toUpperCase()));

test.each([...new Set(pages)])("the page %s", (page) => {
  expect(readme).toContain(`\`${page}\``);
});

test("the two commands come first", () => {
  const lines = readme.split("\n");
  expect(lines.slice(2, 6)).toEqual([
    "```sh",
    expect.stringMatching(/^npm ci && npm start {2}/),
    expect.stringMatching(/^npm ci && npm test {2}/),
    "```",
  ]);
});

/** The row of a command's table entry; empty when there is none. */
function rowOf(command: string): string {
  return readme.split("\n").find((line) => new RegExp(`^\\| \`${command}[ \`]`).test(line)) ?? "";
}

/** Names of properties, at any depth. */
function keysOf(schema: unknown): string[] {
  if (schema === null || typeof schema !== "object") return [];
  const own = "properties" in schema && schema.properties ? Object.keys(schema.properties) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(keysOf)])];
}
