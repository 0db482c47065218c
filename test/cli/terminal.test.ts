/** Does what is printed fit a terminal and leave it in peace? */
import { afterEach, expect, test } from "vitest";
import { columns, paragraph, printable } from "../../src/cli/table.ts";

const { isTTY, columns: natural } = process.stdout;
afterEach(() => Object.assign(process.stdout, { isTTY, columns: natural }));

const heads = ["change", "repository", "subject", "turn"];
const rows = [
  ["272287", "openstack/python-keystoneclient", "Add a very long subject that says everything and more", "the owner"],
  ["1", "x", "Short", "cores"],
];

test.each([60, 80, 120])("a table fits a terminal of %i columns", (width) => {
  Object.assign(process.stdout, { isTTY: true, columns: width });
  const lines = columns(heads, rows, 2).split("\n");
  expect(lines).toHaveLength(3);
  expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(width);
});

test("in a pipe nothing is cut", () => {
  Object.assign(process.stdout, { isTTY: false });
  const text = columns(heads, rows, 2);
  for (const cell of rows.flat()) expect(text).toContain(cell);
});

test("a paragraph breaks between words and is indented", () => {
  Object.assign(process.stdout, { columns: 20 });
  expect(paragraph("one two three four five six", "  ")).toBe("  one two three four\n  five six");
});

test("what steers a terminal is left out", () => {
  expect(printable("a\u001b[2Jb\u0007c\u009bd\u202ee\nf\tg \u{1F600} \u2028")).toBe("a[2Jbcde\nf\tg \u{1F600} \u2028");
});
