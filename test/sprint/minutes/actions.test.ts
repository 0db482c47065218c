/** Does an action know whose it is, and by when? */
import { expect, test } from "vitest";
import { linkIn } from "../../../src/sprint/minutes/link.ts";
import { itemsOf } from "../../../src/sprint/minutes/minutes.ts";
import { minutesOf } from "./said.ts";

const actionOf = (text: string, ...before: string[]) =>
  itemsOf(minutesOf(...before, `gyee: #action ${text}`), "action")[0];

test.each<[story: string, text: string, owners: string[]]>([
  ["a nick that is there", "stevemar to write the spec", ["stevemar=stevemar"]],
  ["a nick that nobody knows but who is there", "gyee to write the spec", ["gyee=null"]],
  ["two of them, in the order of the line", "gyee and stevemar to write it", ["gyee=null", "stevemar=stevemar"]],
  ["within the line, any case", "the spec (SteveMar)", ["stevemar=stevemar"]],
  ["no part of a word", "ask stevemarine, and egyee", []],
  ["a nick of the roster who is not there", "bknudson to look", ["Brant Knudson=bknudson"]],
  ["another name of somebody", "akrivoka to look", ["Ana Krivokapic=ana"]],
  ["a full name", "ask Brant Knudson for it", ["Brant Knudson=bknudson"]],
  ["a first name where the line begins", "Brant to look", ["Brant Knudson=bknudson"]],
  ["an ordinary word is nobody", "this will be done", []],
  ["unless it is meant", "@will to do this", ["Will Haas=will"]],
  ["nobody", "somebody writes it", []],
  ["each once", "stevemar, yes stevemar, smartinelli", ["stevemar=stevemar"]],
])("%s", (_, text, owners) => {
  expect(actionOf(text)?.owners.map(({ name, person }) => `${name}=${person}`)).toEqual(owners);
});

test("who speaks or is named later is found as well", () => {
  const [action] = itemsOf(
    minutesOf("gyee: #action MrGreen and h01ger[x] act", "h01ger[x]: hi", "gyee: #nick MrGreen"),
    "action",
  );

  expect(action?.owners.map(({ name }) => name)).toEqual(["MrGreen", "h01ger[x]"]);
});

/** Said on Tuesday, 7 January 2014. */
test.each<[text: string, due: string | null, words: string | null]>([
  ["write it by friday", "2014-01-10T23:59:00.000Z", "by friday"],
  ["write it by Friday, please", "2014-01-10T23:59:00.000Z", "by Friday"],
  [
    "due: 2014-02-01 17:00 America/Chicago, no later",
    "2014-02-01T23:00:00.000Z",
    "due: 2014-02-01 17:00 America/Chicago",
  ],
  ["until 2014-02-01 AoE", "2014-02-02T11:59:00.000Z", "until 2014-02-01 AoE"],
  ["write it by Feb 5", "2014-02-05T23:59:00.000Z", "by Feb 5"],
  ["before 5th February 2015.", "2015-02-05T23:59:00.000Z", "before 5th February 2015"],
  ["by Jan 3 (next year)", "2015-01-03T23:59:00.000Z", "by Jan 3"],
  ["within one week", "2014-01-14T23:59:00.000Z", "within one week"],
  ["in 3 days or so", "2014-01-10T23:59:00.000Z", "in 3 days"],
  ["write it tomorrow", "2014-01-08T23:59:00.000Z", "tomorrow"],
  ["write it by the end of today", "2014-01-07T23:59:00.000Z", "by the end of today"],
  ["look at it by hand, in the room", null, null],
  ["by 5/2/2014", null, null],
  ["by Feb 30", null, null],
  ["done by stevemar by friday", "2014-01-10T23:59:00.000Z", "by friday"],
])("%s", (text, at, words) => {
  expect(actionOf(text)?.due).toEqual(at === null ? null : { at, text: words });
});

test.each<[text: string, parts: [string, string, string]]>([
  ["https://x.org/a rest", ["", "https://x.org/a", " rest"]],
  ["see (https://x.org/a).", ["see (", "https://x.org/a", ")."]],
  ["a http://x.org, http://y.org", ["a ", "http://x.org,", " http://y.org"]],
  ["www.x.org home", ["", "www.x.org", " home"]],
  ["", ["", "", ""]],
])('the address in "%s"', (text, parts) => {
  expect(Object.values(linkIn(text))).toEqual(parts);
});
