/** Which command does a line mean? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { meaningOf, verbs } from "../../src/commands/registry.ts";

test.each<[text: string, name: string, rest: string]>([
  ["/queue", "queue", ""],
  ["/QUEUE Team", "queue", "Team"],
  ["/queue: ayoung", "queue", "ayoung"],
  ["/midcycle queue  ayoung  ", "queue", "ayoung"],
  ["/Midcycle", "help", ""],
  ["/midcycle help  why", "help", "why"],
  ["/why not 272287", "why", "272287"],
  ["/why  not", "why", ""],
  ["/why nothing", "why", "nothing"],
])("%s", (text, name, rest) => {
  expect(meaningOf(text)).toMatchObject({ verb: { name }, rest });
});

test.each<[text: string, near: boolean, words: RegExp]>([
  ["/stauts", true, /"\/stauts" is no command: did you mean \/status\? there are .*\/queue, .*"\/midcycle help"/],
  ["/recheck", false, /"\/recheck" is no command: there are /],
  ["/midcycle recheck", true, /"\/recheck" is no command: there are /],
  [`/queue ${"x".repeat(5_000)}`, true, /at most 4000 characters, this one has 5007/],
])("%s is refused", (text, near, words) => {
  expect(meaningOf(text)).toEqual({ verb: null, near, refused: expect.stringMatching(words) });
});

property.prop([fc.string({ unit: "binary", maxLength: 200 })])("any line has a meaning or one sentence", (text) => {
  const meaning = meaningOf(`/${text}`);
  if (meaning.verb) expect(verbs).toContain(meaning.verb);
  else expect(meaning.refused.length).toBeLessThan(2_000);
});
