/** Are the lines found that tools read in a commit message, and no others? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trailersOf } from "../../src/review/trailers.ts";

const id = `I${"0a".repeat(20)}`;

const messages: [story: string, message: string, trailers: string[]][] = [
  [
    "the last paragraph",
    `Fix it\n\nBecause.\n\nCloses-Bug: #1\nChange-Id: ${id}\n`,
    ["Closes-Bug: #1", `Change-Id: ${id}`],
  ],
  [
    "OpenStack's own keys one paragraph above the Change-Id, as a real Gerrit recorded them",
    `Add TOTP auth plugin\n\nOne-time passwords.\n\nImplements: blueprint totp-auth\nCloses-Bug: #1234567\n\nChange-Id: ${id}\n`,
    ["Implements: blueprint totp-auth", "Closes-Bug: #1234567", `Change-Id: ${id}`],
  ],
  [
    "Depends-On wherever it stands: Zuul waits for it",
    `chain 3\n\nDepends-On: ${id}\n\nIt needs the table.\n\nChange-Id: ${id}\n`,
    [`Depends-On: ${id}`, `Change-Id: ${id}`],
  ],
  ["the same key twice", "A\n\nRelated-Bug: #1\nRelated-Bug: #1", ["Related-Bug: #1", "Related-Bug: #1"]],
  ["any case and any key at the end", "A\n\nclosesBug: x\ncloses-bug: #2", ["closesBug: x", "closes-bug: #2"]],
  [
    "an indented line goes on",
    "A\n\nChange-Id: I1\nNote: one\n  two\n\tthree",
    ["Change-Id: I1", "Note: one two three"],
  ],
  [
    "lines between trailers are passed over",
    "A\n\nChange-Id: I1\n(cherry picked from commit 0a0a)\nSigned-off-by: Ana <ana@example.org>",
    ["Change-Id: I1", "Signed-off-by: Ana <ana@example.org>"],
  ],
  ["Windows' line ends", "A\r\n\r\nCloses-Bug: #1\r\n\r\nChange-Id: I1\r\n", ["Closes-Bug: #1", "Change-Id: I1"]],
  ["prose with a colon above the end is prose", "A\n\nNote: this is slow.\n\nChange-Id: I1", ["Change-Id: I1"]],
  ["an address is no trailer", "A\n\nhttps://example.org\nChange-Id: I1", ["Change-Id: I1"]],
  ["a key without a value says nothing", "A\n\nCloses-Bug:\nChange-Id: I1", ["Change-Id: I1"]],
  [
    "a bug in the middle of a line is prose",
    "A\n\nThis is not Closes-Bug: #1 yet.\n\nChange-Id: I1",
    ["Change-Id: I1"],
  ],
  ["the subject is none", "Closes-Bug: #1", []],
  ["the subject is none, even over two lines", "Closes-Bug: #1\nChange-Id: I1\n", []],
  ["blank lines before the subject", "\n\nCloses-Bug: #1\n\n", []],
  ["nothing", "", []],
];

test.each(messages)("%s", (_, message, trailers) => {
  expect(trailersOf(message).map(({ key, value }) => `${key}: ${value}`)).toEqual(trailers);
});

describe("whatever a message says", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.constantFrom("Closes-Bug", ":", " ", "#1", "\n", "\r\n", "\t", "x", "\u2028", "://", "Depends-On: "), {
        maxLength: 60,
      })
      .map((pieces) => pieces.join("")),
  );

  test("it is read without failing; keys and values are pieces of it", () => {
    fc.assert(
      fc.property(text, (message) => {
        for (const { key, value } of trailersOf(message)) {
          expect(key).toMatch(/^[A-Za-z0-9-]+$/);
          expect(message).toContain(key);
          expect(value).not.toBe("");
          expect(value).toBe(value.trim());
          expect(value).not.toContain("\n");
        }
      }),
    );
  });

  const word = fc.stringMatching(/^[a-z0-9#./-]{1,12}$/);
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,15}$/);
  const value = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const prose = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  const trailers = fc.array(fc.record({ key, value }), { maxLength: 6 });

  test("what is written at its end is read back, in order", () => {
    fc.assert(
      fc.property(prose, fc.array(prose, { maxLength: 3 }), trailers, (subject, body, written) => {
        const end = written.map((one) => `${one.key}: ${one.value}`).join("\n");
        const message = [subject, ...body, end].filter((paragraph) => paragraph !== "").join("\n\n");
        expect(trailersOf(message)).toEqual(written);
      }),
    );
  });

  test("a message of a megabyte is read at once", () => {
    const long = `A\n\n${"Closes-Bug: #1\n \n".repeat(60_000)}\n${" ".repeat(200_000)}x`;
    expect(trailersOf(long)).toHaveLength(60_000);
  });
});
