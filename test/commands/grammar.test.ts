/** Which lines are commands, whatever people write around them? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { commandLines, newCommandLines } from "../../src/commands/grammar.ts";

const found = (text: string) => commandLines(text).map(({ line, text }) => `${line}${text}`);

describe("a command is", () => {
  test.each<[story: string, text: string, lines: string[]]>([
    ["a slash and a word at the start of a line", "/vote +1", ["1/vote +1"]],
    ["a word with a question mark", "/frozen?", ["1/frozen?"]],
    ["found wherever its line is", "Looks good.\n\n/vote +1\nthanks", ["3/vote +1"]],
    ["one of several", "/vote +1\n/hold until Friday\n/status", ["1/vote +1", "2/hold until Friday", "3/status"]],
    [
      "found behind any line break",
      "a\r\n/one\r/two\u2028/three\u2029/four\u0085/five",
      ["2/one", "3/two", "4/three", "5/four", "6/five"],
    ],
    ["in any script", "/prüfe jetzt", ["1/prüfe jetzt"]],
    ["written with blanks of any kind", "/ffe\u00a0request\u3000 42\t because", ["1/ffe request  42  because"]],
    ["freed of what steers terminals", "/vote +1 \u001b[31mred\u0000", ["1/vote +1 [31mred"]],
    ["the first line behind a byte order mark", "\uFEFF/status", ["1/status"]],
    ["directly below a quote", "> shall we?\n/vote +1", ["2/vote +1"]],
    ["behind code that has ended", "```\n/no\n```\n/yes\n`a` and `b`\n/also", ["4/yes", "6/also"]],
    ["behind a backtick that nothing closes", "don`t\n/vote +1", ["2/vote +1"]],
    ["behind a backtick of another paragraph", "a ` b\n\n/vote +1\n\nc ` d", ["3/vote +1"]],
  ])("%s", (_, text, lines) => {
    expect(found(text)).toEqual(lines);
  });
});

describe("no command is", () => {
  test.each<[story: string, text: string]>([
    ["in the middle of a line", "please /vote +1"],
    ["indented", " /vote +1\n\t/vote +1\n    /vote +1\n\u00a0/vote +1"],
    ["quoted", "> /vote +1\n>/vote +1\n >> /vote +1"],
    ["fenced", "```\n/vote +1\n```\n~~~ text\n/vote +1\n``` \n~~\n/vote +1\n~~~~"],
    ["in a fence that never ends", "```yaml\n/vote +1\n\n/vote +1"],
    ["in a longer fence", "````\n```\n/vote +1\n```\n````"],
    ["between backticks", "`/vote +1`\nsee `the\n/vote +1\nline` there\n``a ` b\n/vote +1``"],
    ["a path", "/etc/keystone.conf is wrong\n/v3/auth"],
    ["a comment of a program", "// note\n/* note */\n/ vote\n/"],
    ["an option", "/?\n/-v"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test.each<[story: string, before: string, after: string, lines: string[]]>([
  ["a new line", "/vote +1", "/vote +1\n/hold", ["2/hold"]],
  ["a line that only moved", "/vote +1", "Sorry:\n\n/vote +1", []],
  ["a changed line", "/vote +1", "/vote -1 it breaks", ["1/vote -1 it breaks"]],
  ["a line written once more", "/next", "/next\n/next", ["2/next"]],
  ["a line that leaves", "/vote +1\n/hold", "/hold", []],
])("of an edit runs %s", (_, before, after, lines) => {
  expect(newCommandLines(before, after).map(({ line, text }) => `${line}${text}`)).toEqual(lines);
});

property.prop([fc.string({ unit: "binary", maxLength: 400 })])("any text is read without an error", (text) => {
  for (const one of commandLines(text)) expect(one.text).toMatch(/^\/[^\n\r]+$/);
});

const word = fc.stringMatching(/^\/[a-z]{1,8}( [a-z0-9+]{1,6}){0,3}$/);
const prose = fc.constantFrom("", "Looks good.", "> /quoted", "  /indented", "`/code`", "see /path", "- a list");

property.prop([fc.array(fc.oneof(word, prose), { maxLength: 30 })])(
  "exactly the written commands are found",
  (lines) => {
    expect(commandLines(lines.join("\n"))).toEqual(
      lines.flatMap((text, index) => (text.startsWith("/") ? [{ line: index + 1, text }] : [])),
    );
  },
);

property.prop([fc.array(fc.oneof(word, prose), { maxLength: 30 })])(
  "behind a quote sign or in a fence nothing is",
  (lines) => {
    expect(commandLines(lines.map((line) => `> ${line}`).join("\n"))).toEqual([]);
    expect(commandLines(["```", ...lines, "```"].join("\n"))).toEqual([]);
  },
);

property.prop([fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })])(
  "an edit without a change runs nothing",
  (a, b) => {
    expect(newCommandLines(`/one ${a}\n${b}`, `/one ${a}\n${b}`)).toEqual([]);
  },
);

test("ten thousand lines, and a megabyte of backticks, are read", () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => (i % 2 ? `/vote ${i}` : "`".repeat(i % 3)));
  expect(commandLines(lines.join("\n\n"))).toHaveLength(5_000);
  const runs = Array.from({ length: 1_400 }, (_, i) => "`".repeat(i + 1)).join(" ");
  expect(commandLines(`${runs}\n/status`)).toEqual([{ line: 2, text: "/status" }]);
});
