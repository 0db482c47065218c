/** Does a vote in a meeting count each voter once, and only what they said last? */
import { expect, test } from "vitest";
import { itemsOf } from "../../../src/sprint/minutes/minutes.ts";
import { heard, minutesOf } from "./said.ts";

const s = "stevemar: ";

const begun = (question: string) => heard([`${s}#startmeeting`, `${s}#startvote ${question}`]).said.slice(2);

test.each<[story: string, question: string, asked: string, options: string]>([
  ["two words", "Shall we? Yes, No", "Shall we?", "Yes, No"],
  ["a full stop at the end is no option", "Shall we? Yes, No.", "Shall we?", "Yes, No"],
  ["nothing is Yes and No", "Shall we?", "Shall we?", "Yes, No"],
  ["signs", "Merge? +1, 0, -1", "Merge?", "+1, 0, -1"],
  ["a question mark inside", "Now? Or later? now later", "Now? Or later?", "now, later"],
  ["the same option twice", "Which? a A b", "Which?", "a, b"],
  ["slashes, and letters of any language", "Où? été/hiver", "Où?", "été, hiver"],
])("the question and its options: %s", (_, question, asked, options) => {
  expect(begun(question)).toEqual([
    `Begin voting on: ${asked} Valid vote options are ${options}.`,
    "Vote using '#vote OPTION'. Only your last vote counts.",
  ]);
});

test("without a question mark nothing begins", () => {
  expect(begun("Shall we, Yes, No")).toEqual([
    "Unable to parse vote topic and options: write #startvote QUESTION? OPTION, OPTION",
  ]);
});

test.each<[story: string, votes: string[], tally: Record<string, string[]>]>([
  ["any case, a full stop behind it", ["ana: #vote YES", "bknudson: #vote no."], { Yes: ["ana"], No: ["bknudson"] }],
  ["only the last one", ["ana: #vote Yes", "ana: #vote No"], { Yes: [], No: ["ana"] }],
  ["a nick in other letters", ["ana[]: #vote Yes", "ANA{}: #vote No"], { Yes: [], No: ["ANA{}"] }],
  [
    "a changed nick is no second vote",
    ["ana: #vote Yes", "ana > ana_away", "ana_away: #vote No"],
    { Yes: [], No: ["ana_away"] },
  ],
  [
    "back to the old nick by leaving and coming",
    ["ana: #vote Yes", "ana > ana_away", "ana: #vote No"],
    { Yes: [], No: ["ana"] },
  ],
  [
    "who takes a nick over by a change is another",
    ["ana: #vote Yes", "ana > ana_away", "gyee > ana", "ana: #vote No"],
    { Yes: ["ana"], No: ["ana"] },
  ],
  ["an account is one voter on two nicks", ["ana=akr: #vote Yes", "phone=akr: #vote No"], { Yes: [], No: ["phone"] }],
  ["who identifies after having voted", ["ana: #vote Yes", "ana=akr: #vote No"], { Yes: [], No: ["ana"] }],
  [
    "who identifies on a second nick after having voted there",
    ["ana=akr: #vote Yes", "phone: #vote No", "phone=akr: hello"],
    { Yes: ["ana"], No: [] },
  ],
  [
    "an account on the nick of somebody else",
    ["ana=akr: #vote Yes", "ana=mallory: #vote No"],
    { Yes: ["ana"], No: ["ana"] },
  ],
  ["a nick without its account", ["ana=akr: #vote Yes", "ana: #vote No"], { Yes: ["ana"], No: [] }],
  ["what is no option", ["ana: #vote Maybe", "ana: #vote"], { Yes: [], No: [] }],
])("%s", (_, votes, tally) => {
  const [vote] = itemsOf(minutesOf(`${s}#startvote Shall we?`, ...votes, `${s}#endvote`), "vote");

  expect(Object.fromEntries(vote?.tally.map(({ option, voters }) => [option, voters]) ?? [])).toEqual(tally);
});

test.each<[story: string, said: string[], answers: string[]]>([
  ["only a chair begins", ["ana: #startvote Shall we?"], ["Only a chair may start a vote."]],
  [
    "one at a time",
    [`${s}#startvote A?`, `${s}#startvote B?`],
    ["Already voting on: A? Close that vote first with #endvote."],
  ],
  [
    "no such option",
    [`${s}#startvote A? x, y`, "ana: #vote z"],
    ["ana: z is not a valid option. Valid options are x, y."],
  ],
  ["nothing is voted on", ["ana: #vote x"], ["ana: no vote is open; a chair begins one with #startvote."]],
  ["nothing to end", [`${s}#endvote`], ["No vote is open; a chair begins one with #startvote."]],
  ["only a chair ends", [`${s}#startvote A?`, "ana: #endvote"], []],
  [
    "how it stands",
    [`${s}#startvote A?`, "ana: #vote yes", "gyee: #vote yes", "ana: #showvote"],
    ["Yes (2): ana, gyee"],
  ],
  ["nobody yet", [`${s}#startvote A?`, "ana: #showvote"], ["Nobody has voted yet."]],
  ["the end", [`${s}#startvote A?`, "ana: #vote no", `${s}#endvote`], ['Voted on "A?" Results are', "No (1): ana"]],
  [
    "a nick without its account",
    [`${s}#startvote A?`, "ana=akr: #vote yes", "ana: #vote no"],
    ["ana: this nick belongs to an account; identify with it before you vote."],
  ],
])("%s", (_, said, answers) => {
  const opening = said[0]?.startsWith(`${s}#startvote`) ? 4 : 2;
  expect(heard([`${s}#startmeeting`, ...said]).said.slice(opening)).toEqual(answers);
});

test("the result is kept as meetbot words it, and the next vote may begin", () => {
  const minutes = minutesOf(
    `${s}#startvote Shall we? a b c`,
    "ana: #vote a",
    "gyee: #vote c",
    `${s}#endvote`,
    `${s}#startvote Now?`,
  );

  expect(itemsOf(minutes, "vote").map(({ text }) => text)).toEqual(['Voted on "Shall we?" Results are, a: 1, c: 1']);
  expect(minutes.voting).toEqual({ question: "Now", options: ["Yes", "No"] });
});
