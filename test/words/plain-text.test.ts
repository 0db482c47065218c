/** Is text from outside one harmless, readable line, and does it fit a mail? */
import { fc, test as property } from "@fast-check/vitest";
import { Lexer } from "marked";
import { expect, test } from "vitest";
import { markdownText, oneLine, webAddress } from "../../src/words/plain-text.ts";
import { columns, mailWidth, wrapped } from "../../src/words/wrap.ts";

const anything = fc.string({ unit: "binary", maxLength: 120 });
const markup = fc.string({ unit: fc.constantFrom(..."*_`[](){}<>#-+=:!|~^$&;\\/.1 a\n".split("")), maxLength: 40 });

test.each([
  ['Add TOTP 🔐 \u2028 "auth"', 'Add TOTP 🔐 "auth"'],
  ["tab\tbell\u0007\r\nnext", "tab bell next"],
  ["a\u202egnp.exe", "agnp.exe"],
  ["👩‍💻 works", "👩‍💻 works"],
  ["half \ud83d", "half \ufffd"],
  ["zero\u200bwidth\ufeff", "zerowidth"],
])("%j is the line %j", (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([
  ["{{ site.secrets }} {% raw %}", "\\{\\{ site.secrets \\}\\} \\{\\% raw %\\}"],
  ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
  ["![x](javascript:alert(1))", "\\!\\[x\\](javascript:alert(1))"],
  ["# Heading", "\\# Heading"],
  ["1. First", "1\\. First"],
  ["fix 1. and #2", "fix 1. and #2"],
  ["keep plain words, (really)", "keep plain words, (really)"],
])("%j in Markdown is %j", (line, text) => {
  expect(markdownText(line)).toBe(text);
});

property.prop([fc.oneof(anything, markup)])("Markdown reads as the line that was written", (text) => {
  const line = oneLine(text).trim();
  fc.pre(line !== "" && !/https?:|www\.|@/i.test(line));
  const [block, ...rest] = Lexer.lex(markdownText(line));
  expect(rest).toEqual([]);
  expect(block?.type).toBe("paragraph");
  const inline = block?.type === "paragraph" ? (block.tokens ?? []) : [];
  expect(inline.filter(({ type }) => type !== "text" && type !== "escape")).toEqual([]);
  expect(inline.map((token) => ("text" in token ? token.text : "")).join("")).toBe(line);
});

test.each([
  ["https://review.example.org/c/openstack/keystone/+/1", "https://review.example.org/c/openstack/keystone/+/1"],
  ["https://e.org/a (b)?x={{y}}|z", "https://e.org/a%20%28b%29?x=%7B%7By%7D%7D%7Cz"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["no address", null],
  [null, null],
])("the address in %j is %j", (text, address) => {
  expect(webAddress(text)).toBe(address);
});

property.prop([fc.oneof(anything, fc.lorem({ maxCount: 40 })), fc.constantFrom("", "* ", "[12] ")])(
  "every line of mail is narrow and no word is lost",
  (text, first) => {
    const line = oneLine(text);
    const lines = wrapped(line, first).split("\n");
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(mailWidth);
    expect(lines.join("").slice(first.length).replaceAll(" ", "")).toBe(line.replaceAll(" ", ""));
  },
);

test("wide letters take two columns and emoji are never cut", () => {
  const lines = wrapped("鍵".repeat(50)).split("\n");
  expect(lines.map((line) => line.length)).toEqual([36, 14]);
  expect(wrapped("👩‍💻".repeat(40)).split("\n")[0]).toBe("👩‍💻".repeat(36));
});

test("an address too long for a line stands whole on its own", () => {
  const address = `https://review.example.org/${"x".repeat(80)}`;
  expect(wrapped(`See ${address} now`, "* ")).toBe(`* See\n  ${address}\n  now`);
});
