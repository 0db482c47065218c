/** Does every freeze begin and end at the instant that its plan means, for the repositories and branches it means? */
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/review/change.ts";
import { freezesBetween, nextTurn } from "../../src/sprint/calendar.ts";
import { branchesOf, inForce } from "../../src/sprint/freeze.ts";
import { mitaka, repository, teamWith } from "./frozen-ground.ts";

const spansOf = (calendar: string, from: Instant, to: Instant) =>
  freezesBetween(teamWith(calendar), from, to).map(({ since, until }) => `${since} ${until}`);
const year: [Instant, Instant] = ["2016-01-01T00:00:00.000Z", "2016-12-31T00:00:00.000Z"];
const own = (more: string) => `freezes: [{ kind: own, ${more} }]`;

describe("a day and a zone", () => {
  test.each<[story: string, calendar: string, since: Instant, until: Instant | null]>([
    [
      "days are UTC to their last minute",
      `since: "2016-03-03", until: "2016-03-16"`,
      "2016-03-03T23:59:00.000Z",
      "2016-03-16T23:59:00.000Z",
    ],
    [
      "anywhere on Earth",
      `since: "2016-03-03", until: "2016-03-16", zone: AoE`,
      "2016-03-04T11:59:00.000Z",
      "2016-03-17T11:59:00.000Z",
    ],
    [
      "the clocks change between the two",
      `since: "2016-03-11 17:00", until: "2016-03-14 09:00", zone: America/Chicago`,
      "2016-03-11T23:00:00.000Z",
      "2016-03-14T14:00:00.000Z",
    ],
    [
      "it ends at a time that is jumped over",
      `since: "2016-03-12", until: "2016-03-13 02:30", zone: America/Chicago`,
      "2016-03-13T05:59:00.000Z",
      "2016-03-13T08:00:00.000Z",
    ],
    ["an instant, whatever the zone", `since: "2016-03-03T17:00Z", zone: Asia/Tokyo`, "2016-03-03T17:00:00.000Z", null],
  ])("%s", (_, calendar, since, until) => {
    expect(spansOf(own(calendar), ...year)).toEqual([`${since} ${until}`]);
  });
});

describe("what comes again", () => {
  test("every weekend by the clock on the wall, whatever the clocks do", () => {
    const weekends = own('since: "2016-03-04 17:00", until: "2016-03-07 09:00", zone: America/Chicago, every: week');

    expect(spansOf(weekends, "2016-03-05T00:00:00.000Z", "2016-03-19T00:00:00.000Z")).toEqual([
      "2016-03-04T23:00:00.000Z 2016-03-07T15:00:00.000Z",
      "2016-03-11T23:00:00.000Z 2016-03-14T14:00:00.000Z",
      "2016-03-18T22:00:00.000Z 2016-03-21T14:00:00.000Z",
    ]);
    expect(spansOf(weekends, "2016-03-08T00:00:00.000Z", "2016-03-11T22:59:59.000Z")).toEqual([]);
  });

  test("every year, over its turn, and on a leap day", () => {
    const holidays = own('since: "2014-12-19", until: "2015-01-04", every: year');
    const leap = own('since: "2016-02-29 00:00", until: "2016-03-01 00:00", every: year');

    expect(spansOf(holidays, "2018-01-01T00:00:00.000Z", "2018-12-01T00:00:00.000Z")).toEqual([
      "2017-12-19T23:59:00.000Z 2018-01-04T23:59:00.000Z",
    ]);
    expect(spansOf(leap, "2017-01-01T00:00:00.000Z", "2017-12-31T00:00:00.000Z")).toEqual([
      "2017-02-28T00:00:00.000Z 2017-03-01T00:00:00.000Z",
    ]);
  });

  test("not before its first turn and not after its last", () => {
    const nights = own('since: "2016-01-10 22:00", until: "2016-01-11 06:00", every: day, last: "2016-01-12"');

    expect(spansOf(nights, ...year)).toEqual([
      "2016-01-10T22:00:00.000Z 2016-01-11T06:00:00.000Z",
      "2016-01-11T22:00:00.000Z 2016-01-12T06:00:00.000Z",
      "2016-01-12T22:00:00.000Z 2016-01-13T06:00:00.000Z",
    ]);
    expect(freezesBetween(teamWith(nights), ...year).map(({ id }) => id)[1]).toBe("own@2016-01-11");
  });
});

describe("which repositories and branches", () => {
  const kinds = (calendar: string, name: string, branch: string, at: Instant) => {
    const program = teamWith(calendar);
    return inForce(program, { repository: repository(program, name), branch }, at).map(({ id }) => id);
  };
  const late = "2016-03-10T00:00:00.000Z";

  test("types freeze at different times", () => {
    const at = "2016-02-26T00:00:00.000Z";
    expect(kinds(mitaka, "keystonemiddleware", "master", at)).toContain("mitaka-library-freeze");
    expect(kinds(mitaka, "keystone", "master", at)).not.toContain("mitaka-library-freeze");
  });

  test("a repository that is named follows its own plan and no other of the kind", () => {
    const calendar = `${mitaka}      - { kind: library-freeze, id: auth, since: "2016-03-08", repositories: [openstack/keystoneauth] }`;
    const at = "2016-02-26T00:00:00.000Z";

    expect(kinds(calendar, "keystoneauth", "master", at)).not.toContain("mitaka-library-freeze");
    expect(kinds(calendar, "keystoneauth", "master", late)).toContain("auth");
    expect(kinds(calendar, "keystonemiddleware", "master", late)).toContain("mitaka-library-freeze");
  });

  test("branches by name, also by how they begin; the cycle's own stable branch", () => {
    const stable = own('since: "2016-03-01", until: "2016-04-01", branches: ["stable/*", "feature/totp"]');
    expect(kinds(stable, "keystone", "stable/liberty", late)).toEqual(["own"]);
    expect(kinds(stable, "keystone", "feature/totp", late)).toEqual(["own"]);
    expect(kinds(stable, "keystone", "master", late)).toEqual([]);

    const renamed = mitaka.replace("id: mitaka\n", 'id: mitaka\n    branch: "stable/2016.1"\n');
    const at = "2016-03-20T00:00:00.000Z";
    expect(kinds(renamed, "keystone", "stable/2016.1", at)).toEqual(["mitaka-hard-string-freeze"]);
    expect(kinds(renamed, "keystone", "stable/mitaka", at)).toEqual([]);
    const program = teamWith(mitaka);
    const [first] = inForce(program, { repository: repository(program, "keystone"), branch: "stable/mitaka" }, at);
    expect(first && branchesOf(first, repository(program, "keystone"))).toEqual(["stable/mitaka"]);
  });

  test("repositories that are left alone", () => {
    const calendar = own('since: "2016-03-01", until: "2016-04-01", except: [openstack/keystone]');
    expect(kinds(calendar, "keystone", "master", late)).toEqual([]);
    expect(kinds(calendar, "keystoneauth", "master", late)).toEqual(["own"]);
  });
});

test("without a release candidate master reopens with the release; without an end nobody knows when", () => {
  const bare = mitaka.replace(/ {4}milestones: .*\n/, "");
  const endOf = (calendar: string) =>
    freezesBetween(teamWith(calendar), ...year).find(({ kind }) => kind === "feature-freeze")?.until;

  expect(endOf(mitaka)).toBe("2016-03-17T23:59:00.000Z");
  expect(endOf(bare)).toBe("2016-04-07T23:59:00.000Z");
  expect(endOf(bare.replace(/ {4}to: .*\n/, ""))).toBeNull();
});

test("the next turn is when something begins or ends", () => {
  const program = teamWith(mitaka);
  expect(nextTurn(program, "2016-03-03T23:58:00.000Z")).toBe("2016-03-03T23:59:00.000Z");
  expect(nextTurn(program, "2016-03-03T23:59:00.000Z")).toBe("2016-03-17T23:59:00.000Z");
  expect(nextTurn(program, "2016-04-07T23:59:00.000Z")).toBeNull();
});
