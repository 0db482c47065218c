/** Does a decided membership stand beside the program file's, dated, whoever it is about? */
import { describe, expect, test } from "vitest";
import { type RosterChange, rosterChange, withRoster } from "../../src/governance/nomination/membership.ts";
import { directoryOf } from "../../src/review/directory.ts";
import { account, accounts, key, person, team } from "../review/team.ts";
import { answers, does, nominated, on, says, terms } from "./nomination-story.ts";

const joins: RosterChange = { who: "dan", name: "Dan Weiss", group: "keystone-core", day: "2016-02-01", joins: true };
const leaves: RosterChange = { ...joins, who: "ana", day: "2016-03-01", joins: false };
const core = (changes: RosterChange[], who: string, day: string, program = team) =>
  directoryOf(withRoster(program, changes), [...accounts, account("1000777", "Stranger")]).core(
    key(who),
    "keystone-core",
    `${day}T12:00:00.000Z`,
  );

test.each<[string, RosterChange[], string, string, boolean]>([
  ["the day before", [joins], "dan", "2016-01-31", false],
  ["from the day on", [joins], "dan", "2016-02-01", true],
  ["who leaves was one the day before", [leaves], "ana", "2016-02-29", true],
  ["and is none from the day on", [leaves], "ana", "2016-03-01", false],
  ["another group is another thing", [{ ...joins, group: "keystone-specs-core" }], "dan", "2016-02-01", false],
  ["whoever joins and leaves again", [{ ...joins }, { ...leaves, who: "dan" }], "dan", "2016-02-15", true],
  ["is none afterwards, in whatever order it is told", [{ ...leaves, who: "dan" }, joins], "dan", "2016-03-01", false],
  [
    "a stranger becomes a person by their account",
    [{ ...joins, who: "opendev~1000777", name: "Stranger" }],
    "1000777",
    "2016-02-01",
    true,
  ],
  ["who is one already stays one", [{ ...joins, who: "ana" }], "ana", "2015-01-01", true],
])("%s", (_, changes, who, day, expected) => {
  expect(core(changes, who, day)).toBe(expected);
});

test("what the file already says is not said twice", () => {
  const program = { ...team, people: [person("ana", "Ana Ortiz", { cores: ["keystone-core"] })] };
  expect(withRoster(program, [{ ...joins, who: "ana" }])).toEqual(program);
});

describe("what a nomination changes", () => {
  const yes = ["ben", "cleo", "dora", "eli"].map((by) => says(by, 1, 3));
  const done = does("ana", "completed", { day: "2016-02-01", how: "by hand" }, 4);
  test("nothing until the membership is written", () => {
    expect(rosterChange(nominated(terms("kolla"), [answers(true, 1), ...yes]), on(9))).toBeNull();
  });
  test("then that", () => {
    const acts = nominated(terms("kolla"), [answers(true, 1), ...yes, done]);
    expect(rosterChange(acts, on(9))).toEqual({
      who: "dave",
      name: "Dave Chen",
      group: "keystone-core",
      day: "2016-02-01",
      joins: true,
    });
    expect(rosterChange(acts, on(3.5))).toBeNull();
  });
  test("a removal ends it", () => {
    const acts = nominated(terms("kolla", { aim: "remove", acceptance: false }), [...yes, done]);
    expect(rosterChange(acts, on(9))?.joins).toBe(false);
  });
});
