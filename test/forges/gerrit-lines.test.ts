/** Do lines come whole out of bytes in pieces? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { createLines } from "../../src/forges/gerrit/lines.ts";

property.prop([fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(20), { minLength: 1 })])(
  "lines are the same however the bytes are cut",
  (texts, cuts) => {
    const lines = texts.map((text) => text.replaceAll("\n", " "));
    const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(""));
    const reader = createLines(1_000_000);
    const read: (string | null)[] = [];
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const size = (cuts[i % cuts.length] ?? 0) + 1;
      read.push(...reader.push(bytes.subarray(at, at + size)));
      at += size;
    }

    expect(read).toEqual(lines.map((text) => Buffer.from(text).toString("utf8")));
    expect(reader.cut()).toBe(false);
  },
);

test("a line that is too long is told and not held, and the next one is whole", () => {
  const reader = createLines(4);

  expect(reader.push(Buffer.from("12345\n1234\nab"))).toEqual([null, "1234"]);
  expect(reader.cut()).toBe(true);
});
