/** Whose account is whose, who was core and with which company on a day, and who is meant by a name? */
import { describe, expect, test } from "vitest";
import { directoryOf } from "../../src/review/directory.ts";
import type { Person, Program } from "../../src/review/program.ts";
import { account, accounts, key, person, team } from "./team.ts";

const noon = (day: string) => `${day}T12:00:00.000Z`;

function directory(people: Person[], more: Partial<Program> = {}, known = accounts) {
  return directoryOf({ ...team, ...more, people }, known);
}

const bare = { emails: [], nicks: [], affiliations: [], cores: [] };

describe("an account belongs to a person", () => {
  const people: Person[] = [
    { ...bare, id: "ana", name: "Ana", accounts: { opendev: ["AnaO", "#17"] }, emails: ["Ana@Example.org"] },
    { ...bare, id: "ben", name: "Ben", accounts: { elsewhere: ["ben"] }, emails: [] },
  ];
  const known = [
    account("anao", "A. Ortiz", { email: null }),
    account("old", "A. Ortiz", { email: "ANA@example.ORG" }),
    account("ben", "Ben Abara"),
    account("thief", "T", { key: "opendev~18", email: "ana@example.org", username: "AnaO" }),
    { ...account("x", "X", { email: null }), key: "opendev~17", username: null, name: null },
  ];
  const book = directory(people, {}, known);

  test("by user name, then by e-mail, any case, on the forge it is written for", () => {
    expect(book.who(key("anao")).id).toBe("ana");
    expect(book.who(key("old")).id).toBe("ana");
    expect(book.who("opendev~17").id).toBe("ana");
    expect(book.who(key("ben")).id).toBe(key("ben"));
    expect(book.accounts("ana").sort()).toEqual(["opendev~17", "opendev~18", "opendev~anao", "opendev~old"]);
  });

  test("the user name wins over the e-mail of somebody else", () => {
    const two: Person[] = [
      { ...bare, id: "ana", name: "Ana", accounts: {}, emails: ["shared@example.org"] },
      { ...bare, id: "ben", name: "Ben", accounts: { opendev: ["benny"] } },
    ];
    const shared = account("benny", "Benny", { email: "shared@example.org" });
    expect(directory(two, {}, [shared]).who(shared.key).id).toBe("ben");
  });

  test("an account by number is theirs before the mirror has seen it", () => {
    const early = directory(people, {}, []);
    expect(early.who("opendev~17")).toMatchObject({ id: "ana", name: "Ana" });
    expect(early.account("opendev~17")).toBeNull();
    expect(early.accounts("ana")).toEqual(["opendev~17"]);
  });

  test("a stranger is called by name, user name, e-mail or key, and never guessed to be another", () => {
    const strangers = [
      account("a", " Ana "),
      account("b", "", { username: "b" }),
      account("c", "", { username: null, email: "c@example.org" }),
      account("d", "", { username: null, email: null }),
    ];
    const book = directory([], {}, strangers);
    expect(strangers.map(({ key }) => book.who(key).name)).toEqual(["Ana", "b", "c@example.org", key("d")]);
    expect(book.who("opendev~404")).toEqual({
      id: "opendev~404",
      name: "opendev~404",
      bot: false,
      ci: false,
      person: null,
    });
    expect(book.accounts("opendev~404")).toEqual([]);
    expect(book.accounts(key("a"))).toEqual([key("a")]);
    expect(book.account(key("a"))?.name).toBe(" Ana ");
  });
});

test("bots are service users, listed accounts and those whose name fits a pattern; CI is what the rules name", () => {
  const book = directory(
    team.people,
    { bots: { accounts: ["#9", "Proposal-Bot", "list@example.org"], patterns: ["(?: CI| Bot)$", "^robot-"] } },
    [
      ...accounts,
      account("nine", "Nine", { key: "opendev~9" }),
      account("listed", "Listed", { email: "LIST@example.org" }),
      account("robot-1", "R"),
      account("served", "Served", { service: true }),
      account("acme-ci", "acme ci"),
      account("botanist", "Botanist"),
    ],
  );
  const bots = book.everybody().filter(({ bot }) => bot);
  expect(bots.map(({ name }) => name)).toEqual([
    "Acme CI",
    "Freeze Bot",
    "Listed",
    "Nine",
    "OpenStack Proposal Bot",
    "R",
    "Served",
    "Zuul",
    "acme ci",
  ]);
  expect(bots.filter(({ ci }) => ci).map(({ name }) => name)).toEqual(["Zuul"]);
  expect(directory(team.people, { bots: { accounts: [], patterns: [] } }).who(key("acme")).bot).toBe(false);
});

test("cores are who was in the group on that day, both ends included, in order of name", () => {
  const member = (id: string, name: string, from: string | null, to: string | null) => ({
    ...person(id, name),
    cores: [{ group: "keystone-core", from, to }],
  });
  const book = directory([
    member("zoe", "Zoe", null, null),
    member("ana", "Ana", "2015-03-01", "2016-01-31"),
    {
      ...member("ben", "Ben", null, "2014-12-31"),
      cores: [
        { group: "keystone-core", from: null, to: "2014-12-31" },
        { group: "keystone-core", from: "2016-02-01", to: null },
      ],
    },
  ]);
  const on = (day: string) => book.cores("keystone-core", noon(day)).map(({ id }) => id);

  expect(on("2014-12-31")).toEqual(["ben", "zoe"]);
  expect(on("2015-01-01")).toEqual(["zoe"]);
  expect(on("2015-03-01")).toEqual(["ana", "zoe"]);
  expect(on("2016-01-31")).toEqual(["ana", "zoe"]);
  expect(on("2016-02-01")).toEqual(["ben", "zoe"]);
  expect(book.cores("other-core", noon("2016-01-27"))).toEqual([]);
  expect(book.core(key("ana"), "keystone-core", "2016-01-31T23:59:59.999Z")).toBe(true);
  expect(book.core(key("ana"), "keystone-core", "2016-02-01T00:00:00.000Z")).toBe(false);
  expect(book.core(key("nia"), "keystone-core", noon("2016-01-27"))).toBe(false);
});

describe("companies", () => {
  const span = (company: string, from: string | null, to: string | null) => ({ company, from, to });
  const ana = {
    ...person("ana", "Ana"),
    affiliations: [span("Rackspace", null, "2015-06-30"), span("HP", "2015-07-01", "2016-12-31")],
  };
  const companyAliases = [
    { name: "hp", company: "HPE", from: "2015-11-01" },
    { name: "HPE", company: "Micro Focus", from: "2017-09-01" },
    { name: "Rackspace", company: "Rackspace US", from: null },
  ];
  const on = (day: string, more: Partial<Person> = {}, aliases = companyAliases) =>
    directory([{ ...ana, ...more }], { companyAliases: aliases }).company("ana", noon(day));

  test("of the day, under the name of that day", () => {
    expect(on("2015-06-30")).toBe("Rackspace US");
    expect(on("2015-07-01")).toBe("HP");
    expect(on("2015-11-01")).toBe("HPE");
    expect(on("2017-01-01")).toBeNull();
  });

  test("of the affiliation that began last; renamed twice; a circle of names ends", () => {
    const affiliations = [span("HP", "2015-01-01", null), span("Own", "2014-01-01", null), span("Old", null, null)];
    expect(on("2017-08-31", { affiliations })).toBe("HPE");
    expect(on("2017-09-01", { affiliations })).toBe("Micro Focus");
    const circle = [
      { name: "HP", company: "HPE", from: null },
      { name: "HPE", company: "HP", from: null },
    ];
    expect(["HP", "HPE"]).toContain(on("2016-01-01", {}, circle));
  });

  test("of nobody known: null", () => {
    expect(directory([ana]).company(key("nia"), noon("2016-01-01"))).toBeNull();
    expect(directory([ana]).company("nobody", noon("2016-01-01"))).toBeNull();
  });
});

describe("finding somebody", () => {
  const people = [
    { ...person("ana", "Ana Ortiz"), nicks: ["anao"], emails: ["ana@home.example.org"] },
    { ...person("ben", "Ben Abara"), nicks: ["bb"] },
    { ...person("bb2", "Ben Abara") },
  ];
  const book = directory(people, {}, [...accounts, account("ana", "A. O."), account("dan2", "Dan Weiss")]);
  const found = (text: string) => book.find(text)?.id ?? null;

  test("by id, name, user name, nick, e-mail, number and key, any case and with spaces around", () => {
    const texts = ["ana", " ANA ", "Ana Ortiz", "anao", "ana@HOME.example.org", "ana@example.org", "A. O.", key("ana")];
    for (const text of texts) expect([text, found(text)]).toEqual([text, "ana"]);
    expect(found("#nia")).toBe(key("nia"));
    expect(found("nia newton")).toBe(key("nia"));
  });

  test("a name that several have finds nobody, their ids do", () => {
    expect([found("Ben Abara"), found("ben"), found("bb2")]).toEqual([null, "ben", "bb2"]);
    expect([found("dan weiss"), found("dan2")]).toEqual([null, key("dan2")]);
  });

  test("an id wins over somebody else's nick", () => {
    const book = directory([{ ...person("ana", "Ana") }, { ...person("ben", "Ben"), nicks: ["ana"] }]);
    expect(book.find("ana")?.id).toBe("ana");
  });

  test("nothing finds nobody", () => {
    for (const text of ["", "  ", "nobody", "__proto__"]) expect(found(text)).toBeNull();
  });
});

test("everybody: people in the program's order, then strangers by name, each once", () => {
  const names = directoryOf(team, accounts)
    .everybody()
    .map(({ name }) => name);
  expect(names).toEqual([
    ...team.people.map(({ name }) => name),
    "Acme CI",
    "Freeze Bot",
    "Nia Newton",
    "OpenStack Proposal Bot",
    "Welcome, new contributor!",
    "Zuul",
  ]);
});
