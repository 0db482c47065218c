/** Is a sprint in a program file read whole, and are its mistakes told where they are? */
import { expect, test } from "vitest";
import { ConfigMistakes } from "../../src/config/mistakes.ts";
import { readProgram } from "../../src/config/program-file.ts";

const head = `id: t
name: T
forges: [{ name: f, kind: gerrit, url: "https://review.example.org" }]
repositories: [{ name: t/t, type: service, core-group: t-core }]
`;
const plain = 'id: s, title: S, first: "2030-01-07", last: "2030-01-09", zone: Europe/Berlin';
const sprint = (more: string) => `${head}sprints: [{ ${plain}${more} }]\n`;

test("what is left out is as usual", () => {
  expect(readProgram(sprint(""), "t.yaml").sprints[0]).toMatchObject({
    ...{ rhythm: [], rooms: [], priorities: [], expected: [], countRemote: true },
    etherpad: "https://etherpad.opendev.org/p",
  });
});

test("its days, rooms and people are read", () => {
  const more =
    ', rooms: [Capri], count-remote: false, expected: [Grace], rhythm: [{ from: "09:00", to: "12:00", what: talk }]';
  expect(readProgram(sprint(more), "t.yaml").sprints[0]).toMatchObject({
    ...{ rooms: ["Capri"], countRemote: false, expected: ["Grace"] },
    rhythm: [{ from: "09:00", to: "12:00", what: "talk" }],
  });
});

test.each<[story: string, text: string, words: RegExp]>([
  [
    "ends before it begins",
    sprint("").replace("2030-01-09", "2030-01-01"),
    /sprints\.0\.last: expected a day not before 2030-01-07/,
  ],
  ["is in no zone", sprint("").replace("Europe/Berlin", "Mars/Base"), /sprints\.0\.zone: expected an IANA time zone/],
  [
    "has parts that overlap",
    sprint(', rhythm: [{ from: "09:00", to: "12:00", what: a }, { from: "11:00", to: "13:00", what: b }]'),
    /sprints\.0\.rhythm\.1\.from: expected a time not before 12:00/,
  ],
  [
    "has a part without length",
    sprint(', rhythm: [{ from: "09:00", to: "09:00", what: a }]'),
    /sprints\.0\.rhythm\.0\.to: expected a time after 09:00/,
  ],
  [
    "has two people with one nick",
    `${head}people: [{ id: a, name: A, nicks: [same] }, { id: b, name: B, nicks: [Same] }]\n`,
    /people\.1\.nicks\.0: expected a nick that a does not have/,
  ],
])("a file whose sprint %s is refused there", (_, text, words) => {
  const read = () => readProgram(text, "t.yaml");
  expect(read).toThrow(ConfigMistakes);
  expect(read).toThrow(words);
});
