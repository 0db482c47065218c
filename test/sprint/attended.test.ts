/** "25 people, of whom 8 cores, from 6 companies": is it counted as its rule says? */
import { describe, expect, test } from "vitest";
import { directoryOf } from "../../src/review/directory.ts";
import type { Person, Program } from "../../src/review/program.ts";
import { attendedNumbers } from "../../src/sprint/attended.ts";
import { wholeSprint } from "../../src/sprint/facts.ts";
import { type Attendee, unsaid } from "../../src/sprint/roster.ts";
import { person, team } from "../review/team.ts";
import { mitaka } from "./room/play.ts";

const employers = ["IBM", "HP", "Rackspace", "Intel", "SUSE", "Red Hat"];
const people: Person[] = Array.from({ length: 25 }, (_, n) => ({
  ...person(`p${n}`, `Person ${n}`, n < 8 ? { cores: ["keystone-core"] } : {}),
  affiliations: [{ company: employers[n % 6] ?? "", from: null, to: null }],
}));
const roster: Attendee[] = people.map(({ id }) => ({
  ...unsaid,
  id,
  since: "2016-01-10T00:00:00.000Z",
  off: false,
  visits: [],
}));

function numbers(changes: (roster: Attendee[]) => Attendee[], says: Partial<Program> = {}, sprint: object = {}) {
  const program = { ...team, people, ...says };
  const facts = {
    sprint: { ...mitaka, ...sprint },
    program,
    directory: directoryOf(program, []),
    rows: [],
    open: [],
    now: "2016-02-13T00:00:00.000Z",
  };
  const whole = { ...facts, roster: changes(roster) };
  return new Map(attendedNumbers(whole, wholeSprint(whole)).map((one) => [one.id, one]));
}
const values = (all: ReturnType<typeof numbers>) =>
  Object.fromEntries([...all].map(([id, { value }]) => [id.replace("attendees", "all").replace("all-", ""), value]));
const with0 = (more: Partial<Attendee>) => (all: Attendee[]) =>
  all.map((one, n) => (n === 0 ? { ...one, ...more } : one));
const usual = { all: 25, "in-person": 25, cores: 8, companies: 6 };

describe("counts", () => {
  test.each<[story: string, changes: (roster: Attendee[]) => Attendee[], expected: object, sprint?: object]>([
    ["everybody on the roster", (all) => all, usual],
    ["nobody who signed off before coming", with0({ off: true }), { ...usual, all: 24, "in-person": 24, cores: 7 }],
    [
      "who signed off after being there",
      with0({ off: true, visits: [{ place: "x", from: "2016-01-27T15:00:00.000Z", to: null }] }),
      usual,
    ],
    ["who joins remotely", with0({ presence: "remote" }), { ...usual, "in-person": 24, remote: 1 }],
    [
      "not who joins remotely where the program says so",
      with0({ presence: "remote" }),
      { ...usual, all: 24, "in-person": 24, remote: 1, cores: 7 },
      { countRemote: false },
    ],
    [
      "whoever is listed as nobody, but neither as a core nor for a company",
      with0({ listing: "nobody" }),
      { ...usual, cores: 7 },
    ],
    ["the company that somebody said", with0({ company: "Startup" }), { ...usual, companies: 7 }],
    [
      "a guest",
      (all) => [
        ...all,
        { ...unsaid, id: "guest~g", guest: "Grace", company: "ACME", since: "x", off: false, visits: [] },
      ],
      { all: 26, "in-person": 26, cores: 8, companies: 7 },
    ],
  ])("%s", (_, changes, expected, sprint = {}) => {
    expect(values(numbers(changes, {}, sprint))).toEqual(expected);
  });
});

test("HP is HPE from the day of the alias on, whoever says which", () => {
  const all = numbers((some) => some.map((one, n) => (n === 1 ? { ...one, company: "HPE" } : one)));
  expect(all.get("attendees-companies")?.rows.map(({ text }) => text)).toEqual([
    "HPE",
    "IBM",
    "Intel",
    "Rackspace",
    "Red Hat",
    "SUSE",
  ]);
  const before = numbers((some) => some, {}, { first: "2015-07-15", last: "2015-07-17" });
  expect(before.get("attendees-companies")?.rows.map(({ text }) => text)).toContain("HP");
});

test("each number says how else it would read, and who is uncertain", () => {
  const all = numbers(
    (some) =>
      some.map((one, n) => ({
        ...one,
        presence: n < 2 ? ("remote" as const) : one.presence,
        visits: n === 3 ? [{ place: "x", from: "y", to: null }] : [],
      })),
    { people: people.map((one, n) => (n === 0 ? { ...one, affiliations: [] } : one)) },
  );
  expect(all.get("attendees")?.readings.map(({ id, value }) => `${id} ${value}`)).toEqual([
    "in-person 23",
    "checked-in 1",
  ]);
  expect(all.get("attendees-companies")?.uncertain.map(({ text }) => text)).toEqual(["Person 0"]);
});

test("who does not want to be named is in no row, who wants only the nick is by that", () => {
  const all = numbers((some) =>
    some.map((one, n) =>
      n === 0 ? { ...one, listing: "nobody" } : n === 1 ? { ...one, listing: "nick", nick: "one" } : one,
    ),
  );
  const rows = [...all.values()]
    .flatMap((one) => [...one.rows, ...one.uncertain])
    .map(({ text, note }) => `${text} ${note}`)
    .join("\n");
  expect(rows).not.toMatch(/Person 0\b|Person 1\b/);
  expect(rows).toMatch(/^somebody in person$/m);
  expect(rows).toMatch(/\bone\b/);
  expect(all.get("attendees-cores")?.rule).toMatch(/Left out: 1 who does not want to be named\.$/);
});

test("there is no number while nobody is on the roster", () => {
  expect([...numbers(() => [])]).toEqual([]);
});
