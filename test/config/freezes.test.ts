/** Is every mistake about freezes told in one sentence that says what is expected? */
import { expect, test } from "vitest";
import { ConfigMistakes, sentence } from "../../src/config/mistakes.ts";
import { teamWith } from "../sprint/frozen-ground.ts";

const own = (more: string) => `freezes: [{ kind: own, ${more} }]`;
const cycle = (freezes: string) =>
  `cycles: [{ id: mitaka, from: "2015-10-19", to: "2016-04-07", freezes: [${freezes}] }]`;
const moment =
  'a day as "2016-03-03" (its last minute is meant), or with a time as "2016-03-03 17:00" or "2016-03-03T17:00Z"';

test.each<[story: string, calendar: string, sentences: string[]]>([
  [
    "an unknown kind",
    `freezes: [{ kind: deep-freeze, since: "2016-01-01" }]`,
    [
      expect.stringMatching(/^freezes\.0\.kind: expected one of spec-proposal-freeze, .*own, got "deep-freeze"$/),
    ] as never,
  ],
  ["a day that does not exist", own('since: "2016-02-30"'), [`freezes.0.since: expected ${moment}, got "2016-02-30"`]],
  ["a word for a day", own("since: tomorrow"), [`freezes.0.since: expected ${moment}, got "tomorrow"`]],
  [
    "a time that does not exist",
    own('since: "2016-02-03 24:30"'),
    [`freezes.0.since: expected ${moment}, got "2016-02-03 24:30"`],
  ],
  [
    "a zone that does not exist",
    own('since: "2016-02-03", zone: CST'),
    ['freezes.0.zone: expected an IANA time zone as "America/Chicago", "UTC" or "AoE", got "CST"'],
  ],
  [
    "it ends before it begins",
    own('since: "2016-02-03", until: "2016-02-01"'),
    ['freezes.0.until: expected a moment after 2016-02-03, got "2016-02-01"'],
  ],
  [
    "it begins after its cycle",
    cycle('{ kind: feature-freeze, since: "2016-05-01" }'),
    ['cycles.0.freezes.0.since: expected a day of the cycle, which ends 2016-04-07, got "2016-05-01"'],
  ],
  [
    "two of a kind overlap",
    cycle('{ kind: feature-freeze, since: "2016-03-03" }, { id: b, kind: feature-freeze, since: "2016-03-05" }'),
    [
      'cycles.0.freezes.1.since: expected a time that does not overlap the feature freeze from 2016-03-03, got "2016-03-05"',
    ],
  ],
  [
    "two have one name",
    own('since: "2016-01-01", until: "2016-01-02" }, { kind: own, since: "2016-02-01", until: "2016-02-02"'),
    ['freezes.1.id: expected a name of its own: "own" is used twice, nothing is there'],
  ],
  [
    "a repository that is not there",
    own('since: "2016-01-01", repositories: [keystone]'),
    ['freezes.0.repositories.0: expected the full name of one of the repositories, got "keystone"'],
  ],
  [
    "it comes again and never ends",
    own('since: "2016-01-01", every: week'),
    ["freezes.0.until: expected when a freeze that comes again ends each time, nothing is there"],
  ],
  [
    "it has a last day and comes once",
    own('since: "2016-01-01", last: "2016-02-01"'),
    ['freezes.0.last: expected no last day unless every says that it comes again, got "2016-02-01"'],
  ],
  [
    "a misspelt key",
    own('since: "2016-01-01", untill: "2016-02-01"'),
    ['freezes.0.untill: expected the key "until", for there is none of this name, got "2016-02-01"'],
  ],
])("%s", (_, calendar, sentences) => {
  expect(mistakesIn(calendar)).toEqual(sentences);
});

test("of one kind one after the other, for other types, or for named repositories is no overlap", () => {
  const fine = [
    '{ kind: feature-freeze, since: "2016-03-03", until: "2016-03-05" }',
    '{ id: b, kind: feature-freeze, since: "2016-03-05" }',
    '{ id: c, kind: feature-freeze, since: "2016-03-01", types: [library] }',
    '{ id: d, kind: feature-freeze, since: "2016-03-01", repositories: [openstack/keystone] }',
  ];
  expect(mistakesIn(cycle(fine.join(", ")))).toEqual([]);
});

function mistakesIn(calendar: string): string[] {
  try {
    teamWith(calendar);
  } catch (failure) {
    if (failure instanceof ConfigMistakes) return failure.mistakes.map(sentence);
    throw failure;
  }
  return [];
}
