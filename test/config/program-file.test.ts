/** Is a program file read strictly, and is every mistake told at once? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { ConfigMistakes, sentence } from "../../src/config/mistakes.ts";
import { loadProgram, readProgram } from "../../src/config/program-file.ts";
import { jsonSchema } from "../../src/config/schema.ts";
import { root, text } from "../house/ways.ts";

const good = `
id: team
name: A team
forges: [{ name: here, kind: gerrit, url: "https://review.example.org/r/" }]
repositories: [{ name: team/one, type: service, core-group: team-core }]
`;

const gitFile = `
id: identity
name: Identity
forges:
  - name: history
    kind: git
    url: https://opendev.org
    clones: { openstack/keystone: /srv/git/keystone.git }
    superproject: /srv/git/openstack.git
repositories: [{ name: openstack/keystone, type: service, core-group: keystone-core }]
people: [{ id: ana, name: Ana Ortiz }]
`;

function mistakesIn(text: string): string[] {
  try {
    readProgram(text, "team.yaml");
  } catch (failure) {
    if (failure instanceof ConfigMistakes) return failure.mistakes.map(sentence);
    throw failure;
  }
  return [];
}

describe("a short program file", () => {
  test("has every default filled in", () => {
    const program = readProgram(good, "team.yaml");

    expect(program.forges[0]).toMatchObject({
      url: "https://review.example.org/r",
      usernameEnv: null,
      pollSeconds: 60,
    });
    expect(program.repositories[0]).toMatchObject({ forge: "here", branches: ["master"] });
    expect(program.rules).toMatchObject({ reviewLabel: "Code-Review", coreVotes: 2, waits: { owner: 14 } });
    expect(program.sprints).toEqual([]);
  });

  test("names one account of a forge or several", () => {
    const program = readProgram(
      `${good}people: [{ id: ana, name: Ana, accounts: { here: ana } }, { id: bo, name: Bo, accounts: { here: [bo, "#12"] } }]`,
      "team.yaml",
    );

    expect(program.people.map(({ accounts }) => accounts.here)).toEqual([["ana"], ["bo", "#12"]]);
  });
});

test("a git forge is clones by repository, and its people are called as their commits call them", () => {
  const { forges, people } = readProgram(gitFile, "git.yaml");

  expect(forges).toEqual([
    expect.objectContaining({
      ...{ name: "history", kind: "git", url: "https://opendev.org", usernameEnv: null, stream: null },
      history: { clones: { "openstack/keystone": "/srv/git/keystone.git" }, superproject: "/srv/git/openstack.git" },
    }),
  ]);
  expect(people[0]?.accounts).toEqual({ history: ["Ana Ortiz"] });
  expect(mistakesIn(gitFile.replace("openstack/keystone:", "openstack/keystom:"))).toEqual([
    "forges.0.clones.openstack/keystone: expected the folder of a clone of openstack/keystone, nothing is there",
  ]);
  expect(mistakesIn(gitFile.replace("superproject:", "super-project:"))).toEqual([
    'forges.0.super-project: expected the key "superproject", for there is none of this name, got "/srv/git/openstack.git"',
  ]);
  expect(mistakesIn(gitFile.replace("kind: git", "kind: subversion"))).toEqual([
    'forges.0.kind: expected one of gerrit, git, got "subversion"',
  ]);
});

const bad: [story: string, text: string, sentences: string[]][] = [
  ["no YAML", "id: [", ["line 1: expected YAML"]],
  ["an empty file", "", ["the file: expected keys and values, got null"]],
  ["a list", "- 1", ["the file: expected keys and values, got [1]"]],
  [
    "a number for an address",
    good.replace('"https://review.example.org/r/"', "12"),
    ["forges.0.url: expected some text, got 12"],
  ],
  [
    "credentials in an address",
    good.replace("https://", "https://me:secret@"),
    ["forges.0.url: expected an http(s) address without user and password"],
  ],
  ["a misspelt key", `${good}sprint: []`, ['sprint: expected the key "sprints"']],
  [
    "a misspelt key in a list",
    good.replace("type:", "tipe:"),
    ['tipe: expected the key "type"', "repositories.0.type: expected one of service"],
  ],
  [
    "an unknown type",
    good.replace("service", "daemon"),
    ['repositories.0.type: expected one of service, library, client-library, specs, other, got "daemon"'],
  ],
  [
    "an unknown forge",
    good.replace("type: service", "type: service, forge: there"),
    ['repositories.0.forge: expected one of here, got "there"'],
  ],
  [
    "a day that does not exist",
    `${good}cycles: [{ id: c, from: "2016-02-30" }]`,
    ["cycles.0.from: expected a day that exists"],
  ],
  [
    "a zone that does not exist",
    `${good}sprints: [{ id: s, title: S, first: "2016-01-27", last: "2016-01-29", zone: Mars/Base }]`,
    ["sprints.0.zone: expected an IANA time zone"],
  ],
  [
    "a last day before the first",
    `${good}sprints: [{ id: s, title: S, first: "2016-01-27", last: "2016-01-26", zone: UTC }]`,
    ["sprints.0.last: expected a day not before 2016-01-27"],
  ],
  [
    "a pattern that looks around",
    `${good}bots: { patterns: ["(?=x)y"] }`,
    ["bots.patterns.0: expected a regular expression without look-around"],
  ],
  [
    "a secret in place of its variable's name",
    good.replace("kind: gerrit", "kind: gerrit, username-env: bot, password-env: hunter2"),
    ["forges.0.username-env: expected the NAME of an environment variable", "forges.0.password-env: expected the NAME"],
  ],
  [
    "one id twice",
    `${good}people: [{ id: a, name: A }, { id: a, name: B }]`,
    ["people.1.id: expected a name that is not used twice"],
  ],
  [
    "an office for somebody whom nobody knows",
    `${good}people: [{ id: ana, name: Ana }]\nroles: { ptl: [anna, { person: bo, from: "2016-01-02", to: "2016-01-01" }] }`,
    [
      'roles.ptl.0: expected the id of one of the people ("ana"?), got "anna"',
      'roles.ptl.1.person: expected the id of one of the people, got "bo"',
      "roles.ptl.1.to: expected a day not before 2016-01-02",
    ],
  ],
  [
    "an office that is no list of people",
    `${good}roles: { liaisons: [{ who: ana }] }`,
    ["roles.liaisons.0: expected the id of a person, or person with from and to"],
  ],
  [
    "a way to sign in that is none",
    `${good}sign-in: { required: true }`,
    ["sign-in.issuer: expected the provider's address, or local: true"],
  ],
  [
    "a provider without a client id",
    `${good}sign-in: { issuer: "https://id.example.org" }`,
    ["sign-in.client-id-env: expected a variable, for there is an issuer"],
  ],
  [
    "several mistakes at once",
    good.replace("id: team", "id: The Team").replace("service", "daemon"),
    ["id: expected a short name", "repositories.0.type: expected one of"],
  ],
];

test.each(bad)("%s is told with its place", (_story, text, sentences) => {
  const told = mistakesIn(text).join("\n");

  for (const expected of sentences) expect(told).toContain(expected);
});

property.prop([fc.string()])("no text makes the reading fail in another way", (text) => {
  expect(() => mistakesIn(text)).not.toThrow();
});

test("the identity team's file is right", async () => {
  const program = await loadProgram(`${root}/programs/identity.yaml`);

  expect(program.repositories.map(({ name }) => name.replace("openstack/", ""))).toEqual([
    "keystone",
    "keystoneauth",
    "python-keystoneclient",
    "keystonemiddleware",
    "keystone-specs",
  ]);
  expect(program.sprints[0]).toMatchObject({ first: "2016-01-27", last: "2016-01-29", zone: "America/Chicago" });
});

test("a file that is not there is told in one sentence", async () => {
  await expect(loadProgram("/nowhere/team.yaml")).rejects.toThrow(
    "/nowhere/team.yaml cannot be used: expected a program file (there is no such file)",
  );
});

test("the schema beside the programs is the present one", () => {
  expect(JSON.parse(text("programs/program.schema.json"))).toEqual(jsonSchema());
});

test("editors get a schema with a sentence for every key", () => {
  const schema = jsonSchema() as { properties: Record<string, { description?: string }> };

  expect(Object.keys(schema.properties)).toContain("repositories");
  for (const [key, { description }] of Object.entries(schema.properties)) expect(description, key).toBeTruthy();
});
