/** Does `recap --git` answer from clones alone, and say in one sentence what is wrong? */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RecapView } from "../../src/words/recap/model.ts";
import { makeHistory } from "../fakes/git-history.ts";
import { root } from "../house/ways.ts";
import { place } from "./ground.ts";

const { folder, run } = place();
const midcycle = (...args: string[]) => run(args);
const id = (n: number) => `Change-Id: I${String(n).padStart(40, "0")}`;
const keystone = makeHistory(join(folder, "keystone.git"), [
  { name: "root", message: "Begin\n", at: "2016-01-01T00:00:00Z" },
  {
    name: "a",
    parents: ["root"],
    message: `Add TOTP\n\n${id(1)}\n`,
    at: "2016-01-26T10:00:00Z",
    author: "Steve Martinelli <s@x.org>",
  },
  {
    name: "ma",
    parents: ["root", "a"],
    message: 'Merge "Add TOTP"\n',
    at: "2016-01-27T18:02:11Z",
    author: "Jenkins <jenkins@x.org>",
  },
  { name: "b", parents: ["ma"], message: `Fix it\n\n${id(2)}\n`, at: "2016-01-28T10:00:00Z", on: ["master"] },
]);
const days = ["--from", "2016-01-27", "--to", "2016-01-29"];
const chicago = [...days, "--zone", "America/Chicago"];

test("Markdown for people: the count with the most it can be, and what git cannot say", async () => {
  const { code, out, err } = await midcycle("recap", "--git", keystone.folder, ...chicago);

  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("**1, at most 2**");
  expect(out).toContain("Add TOTP, by Steve Martinelli, on master");
  expect(out).toContain("Fix it, by Eve Example, on master, merged after 28 Jan 2016 10:00 UTC");
  expect(out).toContain("Changes reviewed: not known. Git history shows no votes and no comments");
});

test("JSON for programs, with a team's people, and its sprint named by the days or by its id", async () => {
  const team = join(root, "programs/identity.yaml");
  const asked = ["--git", keystone.folder, "--program", team, "--json"];
  const byDays = JSON.parse((await midcycle("recap", ...asked, ...days)).out) as RecapView;
  const { out, err } = await midcycle("recap", "keystone-mitaka-midcycle", ...asked);
  const byId = JSON.parse(out) as RecapView;

  expect(byDays.sprint).toMatchObject({ id: "keystone-mitaka-midcycle", zone: "America/Chicago" });
  expect(byDays.numbers).toEqual(byId.numbers);
  expect(byId.numbers.merged).toMatchObject({
    value: 1,
    most: 2,
    rows: [{ by: "Steve Martinelli", repository: "openstack/keystone" }],
  });
  expect(err).toContain("Not counted, for no clone of it was named: openstack/keystoneauth.");
});

test("an address of the clone gives its name, and its commits their links", async () => {
  const clone = join(folder, "mirror.git");
  execFileSync("git", ["clone", "--quiet", "--mirror", keystone.folder, clone]);
  execFileSync("git", ["-C", clone, "config", "remote.origin.url", "https://opendev.org/openstack/keystone.git"]);
  const view = JSON.parse((await midcycle("recap", "--git", clone, ...chicago, "--json")).out) as RecapView;

  expect(view.program).toBe("openstack/keystone");
  expect(view.numbers.merged?.rows[0]?.url).toBe(`https://opendev.org/openstack/keystone/commit/${keystone.sha("a")}`);
});

describe("what is wrong is said in one sentence", () => {
  const shallow = join(folder, "shallow.git");
  execFileSync("git", ["clone", "--quiet", "--bare", "--depth=1", `file://${keystone.folder}`, shallow]);
  const plain = makeHistory(join(folder, "plain.git"), [{ name: "root", message: "Begin\n", at: 1, on: ["master"] }]);
  const broken = makeHistory(join(folder, "broken.git"), [{ name: "root", message: "Begin\n", at: 1, on: ["master"] }]);
  rmSync(join(broken.folder, "HEAD"));

  test.each<[story: string, args: string[], code: number, sentence: RegExp]>([
    [
      "no days",
      ["--git", keystone.folder],
      2,
      /^Which days\? Give --from and --to, as --from 2016-01-27 --to 2016-01-29\.\n$/,
    ],
    [
      "no day",
      ["--git", keystone.folder, "--from", "2016-02-30"],
      2,
      /^"2016-02-30" is not a day: give one as 2016-01-27\.\n$/,
    ],
    [
      "the wrong way round",
      ["--git", keystone.folder, "--from", "2016-01-29", "--to", "2016-01-27"],
      2,
      /^--from 2016-01-29 is after --to 2016-01-27: give the earlier day first\.\n$/,
    ],
    [
      "an unknown zone",
      ["--git", keystone.folder, ...days, "--zone", "America/Chicgo"],
      2,
      /^"America\/Chicgo" is not a time zone: did you mean America\/Chicago\?\n$/,
    ],
    [
      "no folder",
      ["--git", "/nowhere", ...days],
      69,
      /^There is no folder \/nowhere: name one that holds a git clone\.\n$/,
    ],
    [
      "no clone",
      ["--git", broken.folder, ...days],
      69,
      /is no git clone: name a folder that "git clone" made, bare or not\.\n$/,
    ],
    [
      "no Change-Ids",
      ["--git", plain.folder, ...days],
      2,
      /^No commit of plain has a Change-Id, so none can be counted/,
    ],
    [
      "one clone twice",
      ["--git", keystone.folder, keystone.folder, ...days],
      2,
      /are both clones of keystone: name one of them\.\n$/,
    ],
    ["days without clones", days, 2, /--from and --to can only be given with --git/],
  ])("%s", async (_story, args, code, sentence) => {
    const ended = await midcycle("recap", ...args);

    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toMatch(sentence);
  });

  test("a shallow clone counts in part, and the recap says so", async () => {
    const { out } = await midcycle("recap", "--git", shallow, ...chicago);

    expect(out).toMatch(/is a shallow clone, so counts of .+ are partial: run .git fetch --unshallow. there/);
  });
});
