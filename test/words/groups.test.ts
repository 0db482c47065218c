/** What is said of a forge's core groups, and of where the program file says otherwise? */
import { expect, test } from "vitest";
import { directoryOf } from "../../src/review/directory.ts";
import type { Group } from "../../src/review/group.ts";
import type { Program } from "../../src/review/program.ts";
import { groupViews } from "../../src/words/groups.ts";
import { settingsOf } from "../fakes/settings.ts";
import { accounts, person, team } from "../review/team.ts";

const [before, now] = ["2016-01-20T12:00:00.000Z", "2016-01-27T12:00:00.000Z"];
const program: Program = {
  ...team,
  forges: [settingsOf("http://127.0.0.1:9/")],
  people: [
    ...team.people.filter(({ id }) => id !== "dan"),
    { ...person("dan", "Dan Weiss"), cores: [{ group: "keystone-core", from: null, to: "2015-12-31" }] },
  ],
};

function view(group: Partial<Group>) {
  const members = ["ana", "ben", "dan", "nia"].map((name) => ({ name, first: before, last: now }));
  const read: Group = { forge: "opendev", name: "keystone-core", members, read: now, visible: true, ...group };
  return groupViews(program, directoryOf(program, accounts), [read], now);
}

test("who is in it, of whom the file says nothing, whose time is over there, and whom it has beside them", () => {
  expect(view({})[0]).toEqual({
    forge: "opendev",
    name: "keystone-core",
    read: now,
    visible: true,
    members: 4,
    unnamed: ["nia"],
    closed: ["dan"],
    absent: ["Cleo Park"],
  });
});

test("a group that is hidden, and one that was never asked for, miss nobody", () => {
  expect(view({ visible: false, read: "2016-01-27T13:00:00.000Z" })).toMatchObject([
    { visible: false, absent: [] },
    { name: "keystone-specs-core", read: null, visible: false, members: 0, absent: [] },
  ]);
});
