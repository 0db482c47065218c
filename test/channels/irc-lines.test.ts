/** Are texts cut into lines as IRC servers take them, and said no faster than they bear? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { backoff } from "../../src/channels/chat-world.ts";
import { linesOf, mostLines, roomFor, visible } from "../../src/channels/irc/lines.ts";
import { createPace } from "../../src/channels/irc/pace.ts";
import { createPeople } from "../../src/channels/irc/people.ts";

test.each<[story: string, text: string, bytes: number, lines: string[]]>([
  ["at a blank", "one two three", 8, ["one two", "three"]],
  ["a word that is too long", "abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["no letter is torn", "üüü", 4, ["üü", "ü"]],
  ["no sign of several parts is torn", "👩‍👩‍👧x👩‍👩‍👧", 20, ["👩‍👩‍👧x", "👩‍👩‍👧"]],
  ["its own ends of lines", "a\r\nb\n\n\rc", 40, ["a", "b", "c"]],
  ["what could be a command", "a\0b\u0001c", 40, ["abc"]],
  ["nothing", " \n ", 40, []],
])("a text is cut: %s", (_, text, bytes, lines) => {
  expect(linesOf(text, bytes)).toEqual(lines);
});

property.prop([fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 30, max: 120 })])(
  "no line is longer than it may be, none ends one early, and no letter is lost",
  (text, bytes) => {
    const lines = linesOf(text, bytes);

    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n\0]/);
      expect(line.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(bytes);
    }
    const bare = (what: string) => what.replace(/[\s\p{Cc}]/gu, "");
    if (lines.length < mostLines) expect(bare(lines.join(""))).toBe(bare(text));
  },
);

test("the room for a text leaves place for the longest name that a server may put before it", () => {
  const line = `:midcycle!midcycle123@${"h".repeat(63)} PRIVMSG #keystone :`;
  expect(roomFor("midcycle", "#keystone") + line.length).toBeLessThanOrEqual(510);
});

test.each([
  ["\u000304,01red\u0003 1", "red 1"],
  ["\u0002bold\u0002 \u001fline\u000f", "bold line"],
  ["\u00021,2 three", "1,2 three"],
  ["plain", "plain"],
])("what people see of %j", (line, seen) => {
  expect(visible(line)).toBe(seen);
});

describe("the pace", () => {
  test("five lines go at once, then one each two seconds, and a rest is remembered", () => {
    const pace = createPace();
    expect(Array.from({ length: 7 }, () => pace.next(1_000_000))).toEqual([0, 0, 0, 0, 0, 2_000, 4_000]);
    expect(pace.next(1_014_000)).toBe(0);
  });

  test("tries come later and later, to five minutes, never all at once", () => {
    expect([0, 1, 2, 9, 50].map((tries) => backoff(tries, 0))).toEqual([500, 1_000, 2_000, 150_000, 150_000]);
    expect(backoff(50, 1)).toBe(300_000);
  });
});

describe("who is there, and whose account it is", () => {
  test("an account goes with its nick, and is forgotten when they are gone", () => {
    const people = createPeople();
    people.are("#K", ["Ana", "ben"]);
    people.identified("ana", "akr");
    people.renamed("ANA", "ana[]");
    expect([people.account("ana"), people.account("ANA{}"), people.present("#k", "Ana{}")]).toEqual([
      null,
      "akr",
      true,
    ]);
    people.gone("ana[]");
    expect([people.account("ana[]"), people.present("#k", "ana[]"), people.present("#x", "ana")]).toEqual([
      null,
      false,
      null,
    ]);
  });

  test("whoever takes a nick over by changing theirs brings their own account, or none", () => {
    const people = createPeople();
    people.identified("ana", "akr");
    people.renamed("mallory", "ana");
    expect(people.account("ana")).toBeNull();
  });

  test("of somebody whom we see nowhere nothing is known", () => {
    const people = createPeople();
    people.are("#k", []);
    people.joined("#k", "ana", "akr");
    people.left("#k", "ana");
    expect(people.account("ana")).toBeNull();
    people.joined("#k", "ben", undefined);
    expect(people.account("ben")).toBeNull();
  });
});
