/** Does every command of a meeting do what meetbot's does? */
import { expect, test } from "vitest";
import { readMinutes } from "../../../src/sprint/minutes/meeting.ts";
import { meetingVerbs, readLine } from "../../../src/sprint/minutes/verbs.ts";
import { heard, kept, lines, minutesOf, pad } from "./said.ts";

const s = "stevemar: ";
const b = "bknudson: ";

test.each<[story: string, said: string[], kept: string[]]>([
  ["a topic", [`${s}#topic Tokens`], ["topic: Tokens"]],
  ["a topic of nobody in particular is left alone", [`${b}#topic Tokens`], []],
  ["agreed", [`${s}#agreed we do it`], ["agreed: we do it"]],
  ["agree is the same", [`${s}#agree we do it`], ["agreed: we do it"]],
  ["agreed by somebody who is no chair", [`${b}#agreed we do it`], []],
  [
    "accepted and rejected, both ways",
    [`${s}#accepted a`, `${s}#accept b`, `${s}#rejected c`, `${s}#reject d`],
    ["accepted: a", "accepted: b", "rejected: c", "rejected: d"],
  ],
  ["anybody has an action", [`${b}#action bknudson does it`], ["action: bknudson does it"]],
  ["anybody has information", [`${b}#info it rains`], ["info: it rains"]],
  ["anybody has an idea", [`${b}#idea an umbrella`], ["idea: an umbrella"]],
  ["help, both ways", [`${b}#help me`, `${b}#halp him`], ["help: me", "help: him"]],
  ["a link", [`${b}#link https://review.opendev.org/1 the spec`], ["link: https://review.opendev.org/1 the spec"]],
  [
    "a bare link",
    [`${b}http://x.org/ here`, `${b}ssh://a`, `${b}mailto:a@b.c`, `${b}see http://x.org`],
    ["link: http://x.org/ here", "link: ssh://a", "link: mailto:a@b.c"],
  ],
  ["any case", [`${s}#TOPIC Tokens`, `${b}#Info yes`], ["topic: Tokens", "info: yes"]],
  ["a blank before it disables it", [`${b} #info no`, `${b}so #info no`], []],
  ["nothing behind it", [`${b}#info`, `${s}#topic   `], ["info: ", "topic: "]],
  ["tabs and blanks around it", [`${b}#info \t yes  `], ["info: yes"]],
  ["what was done is no command", ["bknudson! #info no"], []],
  ["a word of another bot", [`${b}#nova now scheduling`, `${b}#unknown`], []],
  ["undo takes the last one", [`${s}#topic A`, `${b}#info b`, `${s}#undo`], ["topic: A"]],
  [
    "undo takes a topic, so that what follows is of the one before",
    [`${s}#topic A`, `${s}#topic B`, `${s}#undo`, `${b}#info i`],
    ["topic: A", "info: i"],
  ],
  ["undo with nothing to undo", [`${s}#undo`, `${b}#info i`], ["info: i"]],
  ["undo is for chairs", [`${b}#info i`, `${b}#undo`], ["info: i"]],
  ["before the first topic", [`${b}#info i`, `${s}#topic A`, `${b}#info j`], ["info: i", "topic: A", "info: j"]],
  ["after the end", [`${s}#endmeeting`, `${b}#info late`], []],
  [
    "letters of any language, and tags",
    [`${s}#topic üñìcöde`, `${b}#info <b>x</b>`],
    ["topic: üñìcöde", "info: <b>x</b>"],
  ],
])("%s", (_, said, expected) => {
  expect(kept(minutesOf(...said))).toEqual(expected);
});

test.each<[story: string, said: string[], answers: string[]]>([
  [
    "a meeting begins",
    [`${s}#startmeeting Keystone Team!`],
    [
      "Meeting started Tue Jan  7 18:00:00 2014 UTC.  The chair is stevemar.",
      "Useful commands: #action #agreed #help #info #idea #link #topic #startvote #endmeeting.",
      "TOPIC (Meeting topic: Keystone Team!)",
      "The meeting name has been set to 'keystone_team_'",
    ],
  ],
  [
    "the topic with what the meeting is about",
    [`${s}#startmeeting`, `${s}#meetingtopic Mitaka`, `${s}#topic Tokens`, `${s}#meetingtopic none`],
    [
      "Meeting started Tue Jan  7 18:00:00 2014 UTC.  The chair is stevemar.",
      "Useful commands: #action #agreed #help #info #idea #link #topic #startvote #endmeeting.",
      "TOPIC (Meeting topic: Mitaka)",
      "TOPIC Tokens (Meeting topic: Mitaka)",
      "TOPIC Tokens",
    ],
  ],
  [
    "a second meeting",
    [`${s}#startmeeting`, `${s}#lurk`, `${s}#unlurk`, `${b}#startmeeting maintenance`],
    [
      "Meeting started Tue Jan  7 18:00:00 2014 UTC.  The chair is stevemar.",
      "Useful commands: #action #agreed #help #info #idea #link #topic #startvote #endmeeting.",
      "A meeting goes on here already: end it first with #endmeeting.",
    ],
  ],
])("%s", (_, said, answers) => {
  expect(heard(said).said).toEqual(answers);
});

test.each<[story: string, said: string[], answers: string[]]>([
  [
    "chairs",
    [`${s}#chair bknudson, ana`, `${b}#unchair ana`, `${b}#unchair stevemar`],
    ["Current chairs: ana bknudson stevemar", "Current chairs: bknudson stevemar", "Current chairs: bknudson stevemar"],
  ],
  ["no chair names none", [`${b}#chair bknudson`], []],
  ["undo says what is gone", [`${b}#info it`, `${s}#undo`], ["Removing item from minutes: #info it"]],
  [
    "a name for the files",
    [`${s}#meetingname Keystone Mid-cycle`],
    ["The meeting name has been set to 'keystone_mid_cycle'"],
  ],
  [
    "lurking says nothing and keeps all",
    [`${s}#lurk`, `${s}#topic A`, `${s}#chair ana`, `${s}#unlurk`, `${s}#chair ana`],
    ["Current chairs: ana stevemar"],
  ],
  ["the log is for the team", [`${s}#restrictlogs`], ["The log of this meeting is shown to the team only."]],
  ["all commands", [`${b}#commands`], [`Available commands: ${meetingVerbs.map(({ name }) => `#${name}`).join(" ")}`]],
])("%s", (_, said, answers) => {
  expect(heard([`${s}#startmeeting`, ...said]).said.slice(2)).toEqual(answers);
});

test.each<[story: string, said: string[], over: boolean]>([
  ["a chair ends it", [`${s}#endmeeting`], true],
  ["nobody else does", [`${b}#endmeeting`], false],
  ["after an hour anybody does", [`+60 ${b}#endmeeting`], true],
  ["a new chair does", [`${s}#chair bknudson`, `${b}#endmeeting`], true],
  ["a chair who has changed their nick does", ["stevemar > stevemar_away", "stevemar_away: #endmeeting"], true],
  ["the nick in other letters is the same", ["SteveMar: #endmeeting"], true],
  [
    "somebody who takes the nick of a chair with an account does not",
    ["stevemar=steve: hello", "stevemar > gone", "mallory > stevemar", "stevemar: #endmeeting"],
    false,
  ],
])("%s", (_, said, over) => {
  expect(heard([`${s}#startmeeting`, ...said]).listener.open).toBe(!over);
});

test("saving, beginning and ending are told to whoever writes the files, also while lurking", () => {
  const { listener } = heard([]);
  const said = lines("stevemar: #startmeeting", "stevemar: #save", "stevemar: #lurk", "stevemar: #endmeeting");

  const told = said.flatMap((line) => listener.hear(line)).filter(({ kind }) => !["reply", "topic"].includes(kind));

  expect(told).toEqual([
    { kind: "started", quiet: false },
    { kind: "saved", quiet: false },
    { kind: "ended", quiet: true },
  ]);
});

test("every item has its line, who said it and when", () => {
  const { topics } = minutesOf("stevemar: #topic Tokens", "bknudson: well", "bknudson: #info they expire");

  expect(topics).toEqual([
    {
      title: "Tokens",
      mark: { line: "2", at: "2014-01-07T18:00:01.000Z", by: "stevemar" },
      items: [{ kind: "info", line: "4", at: "2014-01-07T18:00:03.000Z", by: "bknudson", text: "they expire" }],
    },
  ]);
});

test("lines are counted for each nick, and who is only named is there with none", () => {
  const { present, chairs } = minutesOf(
    "bknudson: a",
    "bknudson! nods",
    "stevemar: #nick ayoung, gyee",
    "bknudson: b",
    "stevemar: #chair dolph",
  );

  expect(present).toEqual([
    { name: "stevemar", person: "stevemar", lines: 3 },
    { name: "bknudson", person: "bknudson", lines: 3 },
    { name: "ayoung", person: null, lines: 0 },
    { name: "gyee", person: null, lines: 0 },
    { name: "dolph", person: null, lines: 0 },
  ]);
  expect(chairs).toEqual(["stevemar", "dolph"]);
});

test("in a pad nothing needs to be started, and everybody may do everything", () => {
  const text = readMinutes(lines("ana: #topic A", "bknudson: #agreed b", "ana: #endmeeting", "ana: #info c"), pad);

  expect(kept(text)).toEqual(["topic: A", "agreed: b", "info: c"]);
  expect(text.started).toBeNull();
});

test.each(meetingVerbs.flatMap(({ name, synonyms }) => [name, ...synonyms]))(
  "#%s is known at the beginning of a line",
  (word) => {
    expect(readLine(`#${word.toUpperCase()} x`)?.rest).toBe("x");
    expect(readLine(` #${word} x`)).toBeNull();
  },
);
