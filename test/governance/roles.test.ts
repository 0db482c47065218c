/** Who is what on a team on a day, and what is somebody told who may not? */
import { describe, expect, test } from "vitest";
import { holders, may, mayNot, type Needed, type RoleGround, rolesOf } from "../../src/governance/roles.ts";
import { directoryOf } from "../../src/review/directory.ts";
import type { Group } from "../../src/review/group.ts";
import type { Holding, Program } from "../../src/review/program.ts";
import { account, accounts, person, team } from "../review/team.ts";

const day = (text: string) => `${text}T12:00:00.000Z`;
const now = day("2016-01-27");
const span = (who: string, from: string | null = null, to: string | null = null): Holding => ({
  person: who,
  from,
  to,
});

const roles: Program["roles"] = {
  ptl: [span("ana", "2015-10-01", "2016-04-07"), span("ben", "2016-04-08")],
  liaisons: [span("cleo", null, "2016-01-31")],
  organizers: [],
  administrators: [span("eve")],
};

const people = [
  ...team.people.filter(({ id }) => id !== "dan"),
  { ...person("dan", "Dan Weiss"), cores: [{ group: "keystone-core", from: null, to: "2015-12-31" }] },
];

/** Nia, whom the file does not name, Dan, whose span it closed, and Eve, about whom it says nothing, are in the forge's group. */
const group: Group = {
  forge: "opendev",
  name: "keystone-core",
  read: day("2016-01-26"),
  visible: true,
  members: [
    { name: "nia", first: day("2016-01-10"), last: day("2016-01-26") },
    { name: "dan", first: day("2016-01-10"), last: day("2016-01-26") },
    { name: "eve", first: day("2016-01-10"), last: day("2016-01-20") },
  ],
};

function ground(more: Partial<Program> = {}, groups: Group[] = [group]): RoleGround {
  const program = { ...team, people, roles, ...more };
  return { program, groups, directory: directoryOf(program, [...accounts, account("far", "Far Away")]) };
}

const table: [story: string, who: string, needed: Needed, at: string, may: boolean][] = [
  ["anybody at all", "opendev~nobody", "anyone", now, true],
  ["somebody unknown contributes nothing", "opendev~nobody", "contributor", now, false],
  ["the file names a contributor", "dan", "contributor", now, true],
  ["the forge has seen a contributor", "opendev~nia", "contributor", now, true],
  ["a bot is no contributor", "opendev~zuul", "contributor", now, false],
  ["the file names a core", "ana", { core: "keystone-core" }, now, true],
  ["a core of one group is none of another", "cleo", { core: "keystone-specs-core" }, now, false],
  ["a core of one group is a core of any", "cleo", { core: null }, now, true],
  ["the forge's group has a core whom the file leaves out", "opendev~nia", { core: "keystone-core" }, now, true],
  ["before the first reading nobody knows", "opendev~nia", { core: "keystone-core" }, day("2016-01-01"), false],
  ["a span that the file closed is over, whatever the group says", "dan", { core: "keystone-core" }, now, false],
  ["and counted while it was open", "dan", { core: "keystone-core" }, day("2015-12-31"), true],
  ["whoever left the group was a core until then", "eve", { core: "keystone-core" }, day("2016-01-20"), true],
  ["and is none any more", "eve", { core: "keystone-core" }, now, false],
  ["no group of the program", "ana", { core: "nova-core" }, now, false],
  ["the PTL of the cycle", "ana", "ptl", now, true],
  ["the last day counts", "ana", "ptl", "2016-04-07T23:59:59.999Z", true],
  ["the next PTL is none yet", "ben", "ptl", now, false],
  ["the next PTL from the first day on", "ben", "ptl", "2016-04-08T00:00:00.000Z", true],
  ["the liaison", "cleo", "liaison", now, true],
  ["a PTL is no liaison beside one who is named", "ana", "liaison", now, false],
  ["a PTL is liaison when nobody is", "ana", "liaison", day("2016-02-01"), true],
  ["a PTL organizes when nobody does", "ana", "organizer", now, true],
  ["the administrator", "eve", "administrator", now, true],
  ["a PTL is no administrator", "ana", "administrator", now, false],
];

test.each(table)("%s", (_story, who, needed, at, expected) => {
  expect(may(ground(), who, [needed], at)).toBe(expected);
});

test("a group that is hidden now says nothing about today", () => {
  const hidden = { ...group, visible: false, read: now };

  expect(rolesOf(ground({}, [hidden]), "opendev~nia", now).cores).toEqual([]);
  expect(rolesOf(ground({}, [hidden]), "opendev~nia", day("2016-01-20")).cores).toEqual(["keystone-core"]);
});

test("a name that is not an id is nobody", () => {
  expect(rolesOf(ground(), "Ana Ortiz", now)).toMatchObject({ contributor: false, cores: [], ptl: false });
});

test("the holders of a role, by name", () => {
  const names = (needed: Needed) => holders(ground(), needed, now).map(({ name }) => name);

  expect(names({ core: "keystone-core" })).toEqual(["Ana Ortiz", "Ben Abara", "Cleo Park", "Nia Newton"]);
  expect(names("ptl")).toEqual(["Ana Ortiz"]);
  expect(names("contributor")).toEqual([]);
});

describe("a refusal", () => {
  test("is not given to whoever may", () => {
    expect(mayNot(ground(), "ana", ["ptl", { core: null }], "grant it", now)).toBeNull();
  });

  test.each<[story: string, needed: Needed[], sentence: string]>([
    [
      "says who may, and whom to ask, each once",
      ["ptl", { core: "keystone-specs-core" }],
      "Only the PTL or a core of keystone-specs-core may grant it: ask Ana Ortiz or Ben Abara.",
    ],
    ["says what to do to become a contributor", ["contributor"], "Only a contributor may grant it: link your account"],
    ["says when there is nobody", [{ core: "nova-core" }], "and the program file names nobody"],
  ])("%s", (_story, needed, sentence) => {
    expect(mayNot(ground(), "opendev~nobody", needed, "grant it", now)).toContain(sentence);
  });

  test("names five people at most", () => {
    const many = Array.from({ length: 8 }, (_, n) => person(`p${n}`, `P ${n}`, { cores: ["keystone-core"] }));
    const sentence = mayNot(ground({ people: many }, []), "nobody", [{ core: null }], "grant it", now);

    expect(sentence).toBe("Only a core may grant it: ask P 0, P 1, P 2, P 3, P 4 or 3 more.");
  });
});
