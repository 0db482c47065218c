/** What does a forge made of clones say, and what does it say when something is wrong with them? */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../src/forges/forge.ts";
import { openGit } from "../../src/forges/git/open.ts";
import { noLatest } from "../../src/review/change.ts";
import type { Snapshot } from "../../src/review/snapshot.ts";
import { type Made, makeHistory, noteReview } from "../fakes/git-history.ts";
import { settingsOf } from "../fakes/settings.ts";

const room = mkdtempSync(join(tmpdir(), "midcycle-git-"));
afterAll(() => rmSync(room, { recursive: true }));
const never = new AbortController().signal;
const changeId = (n: number) => `I${String(n).padStart(40, "0")}`;
const change = (subject: string, n: number) =>
  `${subject}\n\nBecause.\n\nCloses-Bug: #${n}\nChange-Id: ${changeId(n)}\n`;
let made = 0;
const fresh = (name = "clone") => join(room, `${made++}-${name}`);

function forgeOf(clones: Record<string, string>, superproject: string | null = null, keep: string | null = null) {
  const settings = settingsOf("", { name: "history", kind: "git", history: { clones, superproject } });
  return openGit(settings, [], () => undefined, keep);
}

async function all(forge: ReturnType<typeof forgeOf>, since: string | null = null): Promise<Snapshot[]> {
  const found: Snapshot[] = [];
  for await (const page of forge.list(since, never)) {
    const look = await forge.read(
      page.map(({ number }) => number),
      never,
    );
    expect(look).toMatchObject({ missing: [], unreadable: [] });
    found.push(...look.snapshots);
  }
  return found.sort((a, b) => (a.change.subject < b.change.subject ? -1 : 1));
}

const root: Made = { name: "root", message: "Begin\n", at: "2016-01-01T00:00:00Z" };
const merged: Made[] = [
  root,
  {
    name: "a",
    parents: ["root"],
    message: change("Add TOTP", 1),
    at: "2016-01-26T10:00:00Z",
    author: "Ana <ana@x.org>",
  },
  {
    name: "ma",
    parents: ["root", "a"],
    message: 'Merge "Add TOTP"\n',
    at: "2016-01-27T18:02:11Z",
    author: "Jenkins <jenkins@x.org>",
  },
  { name: "b", parents: ["ma"], message: change("Fix it", 2), at: "2016-01-28T10:00:00Z", on: ["master"] },
];

describe("what it says", () => {
  test("a merged change, as far as git knows it", async () => {
    const { folder, sha } = makeHistory(fresh(), merged);
    const [first, second] = await all(forgeOf({ "openstack/keystone": folder }));

    expect(first?.change).toMatchObject({
      key: `history~${first?.change.number}`,
      repository: "openstack/keystone",
      branch: "master",
      changeId: changeId(1),
      subject: "Add TOTP",
      status: "merged",
      owner: "history~mailto:ana@x.org",
      submitter: "history~mailto:jenkins@x.org",
      submitted: "2016-01-27T18:02:11.000Z",
      submittedUntil: null,
      patchSets: [{ number: 1, revision: sha("a"), kind: null, created: "2016-01-26T10:00:00.000Z" }],
      trailers: [
        { key: "Closes-Bug", value: "#1" },
        { key: "Change-Id", value: changeId(1) },
      ],
      ...{ votes: [], reviewers: [], messages: [], attention: null, requirements: null, files: null, url: "" },
    });
    expect(second?.change).toMatchObject({
      submitted: "2016-01-28T10:00:00.000Z",
      submittedUntil: noLatest,
      submitter: null,
    });
  });

  test("Gerrit's note tells when, by whom and where the review is", async () => {
    const history = makeHistory(fresh(), merged);
    noteReview(
      history,
      "b",
      "Code-Review+2: Cho <cho@x.org>\nSubmitted-by: Zuul <zuul@x.org>\nSubmitted-at: Fri, 29 Jan 2016 09:30:00 +0100\n" +
        "Reviewed-on: https://review.example.org/272287\nProject: openstack/keystone\nBranch: refs/heads/master\n",
    );
    const [, noted] = await all(forgeOf({ "openstack/keystone": history.folder }));

    expect(noted?.change).toMatchObject({
      submitted: "2016-01-29T08:30:00.000Z",
      submittedUntil: null,
      submitter: "history~mailto:zuul@x.org",
      url: "https://review.example.org/272287",
      votes: [],
    });
  });

  test("a superproject tells when a fast-forward merged", async () => {
    const { folder, sha } = makeHistory(fresh(), merged);
    const modules = '[submodule "keystone"]\n\tpath = keystone\n\turl = https://opendev.org/openstack/keystone\n';
    const above = makeHistory(fresh("openstack"), [
      {
        name: "1",
        message: "Begin\n",
        at: "2016-01-27T18:02:12Z",
        modules: { keystone: sha("ma") },
        files: { ".gitmodules": modules },
      },
      {
        name: "2",
        parents: ["1"],
        message: "Updated openstack/openstack\n\nProject: openstack/keystone\n",
        at: "2016-01-28T20:00:00Z",
        modules: { keystone: sha("b") },
        on: ["master"],
      },
    ]);
    const [, second] = await all(forgeOf({ "openstack/keystone": folder }, above.folder));

    expect(second?.change).toMatchObject({ submitted: "2016-01-28T20:00:00.000Z", submittedUntil: null });
  });

  test("a repository split from another does not count its changes again, unless their review was there", async () => {
    const old = makeHistory(fresh(), merged);
    const split = makeHistory(fresh(), [
      ...merged.map((one) => ({ ...one, on: [] })),
      { name: "c", parents: ["b"], message: change("Only here", 3), at: "2016-01-29T10:00:00Z", on: ["master"] },
    ]);
    const both = { "openstack/keystone": old.folder, "openstack/keystoneauth": split.folder };
    const where = async () => (await all(forgeOf(both))).map(({ change }) => `${change.subject} ${change.repository}`);

    expect(await where()).toEqual([
      "Add TOTP openstack/keystone",
      "Fix it openstack/keystone",
      "Only here openstack/keystoneauth",
    ]);
    noteReview(split, "b", "Submitted-at: Fri, 29 Jan 2016 09:30:00 +0000\nProject: openstack/keystoneauth\n");
    expect(await where()).toContain("Fix it openstack/keystoneauth");
  });

  test("a backport is another change, and a branch that ended is known by its tag", async () => {
    const { folder } = makeHistory(fresh(), [
      ...merged,
      {
        name: "e",
        parents: ["ma"],
        message: change("Fix it", 2),
        at: "2016-01-29T10:00:00Z",
        on: ["refs/tags/kilo-eol"],
      },
    ]);
    const fixes = (await all(forgeOf({ k: folder }))).filter(({ change }) => change.subject === "Fix it");

    expect(fixes.map(({ change }) => change.branch).sort()).toEqual(["master", "stable/kilo"]);
    expect(new Set(fixes.map(({ change }) => change.number)).size).toBe(2);
  });

  test("of a working clone the remote's branches count, and its own do not", async () => {
    const { folder } = makeHistory(fresh(), merged);
    const working = fresh("working");
    execFileSync("git", ["clone", "--quiet", folder, working]);
    const who = ["-c", "user.name=Me", "-c", "user.email=me@x.org"];
    execFileSync("git", ["-C", working, ...who, "commit", "--quiet", "--allow-empty", "-m", change("Mine", 9)]);
    const forge = forgeOf({ k: working });

    expect((await all(forge)).map(({ change }) => change.subject)).toEqual(["Add TOTP", "Fix it"]);
    expect(await forge.inspect.head("k", never)).toBe("master");
  });

  test("nothing is listed again until something moves; then all of it, for a fetch brings what is old", async () => {
    const { folder, git, sha } = makeHistory(fresh(), merged);
    const forge = forgeOf({ k: folder });
    expect(await all(forge)).toHaveLength(2);

    expect(await all(forge, "2016-01-01T00:00:00.000Z")).toEqual([]);
    git("update-ref", "refs/heads/master", sha("ma"));
    expect(await all(forge, "2016-02-01T00:00:00.000Z")).toHaveLength(1);
  });

  test("a second process reads what the first kept, and only while it is true", async () => {
    const { folder, git, sha } = makeHistory(fresh(), merged);
    const keep = fresh("keep");
    const [first] = await all(forgeOf({ k: folder }, null, keep));
    const [again] = await all(forgeOf({ k: folder }, null, keep));

    expect(again?.change).toEqual({ ...first?.change, commitMessage: null, trailers: [] });
    git("update-ref", "refs/heads/master", sha("ma"));
    expect(await all(forgeOf({ k: folder }, null, keep))).toHaveLength(1);
  });
});

describe("what is wrong is said in one sentence", () => {
  const failure = (clones: Record<string, string>) =>
    all(forgeOf(clones)).then(
      () => "nothing is wrong",
      (caught: unknown) => (caught instanceof Unavailable ? caught.message : `no outage: ${caught}`),
    );
  const warnings = async (folder: string) => (await forgeOf({ k: folder }).probe(never)).warnings;

  test("no folder, no clone, a clone that is broken", async () => {
    const plain = fresh("plain");
    mkdirSync(plain);
    const broken = makeHistory(fresh("broken"), merged);
    rmSync(join(broken.folder, "objects"), { recursive: true });
    mkdirSync(join(broken.folder, "objects"));

    expect(await failure({ k: join(room, "absent") })).toBe(
      `There is no folder ${join(room, "absent")}: name one that holds a git clone.`,
    );
    expect(await failure({ k: plain })).toBe(
      `${plain} is no git clone: name a folder that "git clone" made, bare or not.`,
    );
    expect(await failure({ k: broken.folder })).toMatch(/^git cannot read .*broken \(.+\): run "git fsck" there/);
  });

  test("a repository around the folder does not answer in its place", async () => {
    const { folder } = makeHistory(fresh("around"), merged);
    const within = join(folder, "within");
    mkdirSync(within);

    expect(await failure({ k: within })).toMatch(/is no git clone/);
  });

  test("a shallow clone, an empty one, one without Change-Ids", async () => {
    const { folder } = makeHistory(fresh(), merged);
    const shallow = fresh("shallow");
    execFileSync("git", ["clone", "--quiet", "--bare", "--depth=1", `file://${folder}`, shallow]);
    const empty = makeHistory(fresh("empty"), []).folder;
    const plain = makeHistory(fresh("plain"), [{ ...root, on: ["master"] }]).folder;

    expect(await warnings(shallow)).toEqual([
      `${shallow} is a shallow clone, so counts of k are partial: run "git fetch --unshallow" there.`,
    ]);
    expect(await warnings(empty)).toEqual([`${empty} holds no commits: fetch into it, or name another clone.`]);
    expect(await warnings(plain)).toEqual([
      "No commit of k has a Change-Id, so none can be counted as a change: name clones of what Gerrit reviews.",
    ]);
    expect(await warnings(folder)).toEqual([]);
  });

  test("strange texts go through whole: no Change-Id in a quotation, several at the end, other encodings", async () => {
    const { folder } = makeHistory(fresh(), [
      root,
      { name: "q", parents: ["root"], message: `Quote\n\n> Change-Id: ${changeId(4)}\n`, at: 1_453_000_000 },
      {
        name: "s",
        parents: ["q"],
        message: `Squash 🥑\n\nChange-Id: ${changeId(5)}\nChange-Id: ${changeId(6)}\n`,
        at: 1_453_000_100,
        author: "Åsa Ölund <asa@x.org>",
        on: ["master"],
      },
    ]);
    const found = await all(forgeOf({ k: folder }));

    expect(found.map(({ change }) => [change.subject, change.changeId])).toEqual([["Squash 🥑", changeId(6)]]);
    expect(found[0]?.accounts[0]).toMatchObject({ name: "Åsa Ölund", username: "Åsa Ölund", email: "asa@x.org" });
  });

  test("a folder to keep readings in that cannot be written is said, and nothing fails", async () => {
    const { folder } = makeHistory(fresh(), merged);
    const file = fresh("file");
    writeFileSync(file, "");
    chmodSync(file, 0o400);
    const said: string[] = [];
    const settings = settingsOf("", { name: "h", kind: "git", history: { clones: { k: folder }, superproject: null } });
    const forge = openGit(settings, [], (line) => said.push(line), join(file, "within"));

    expect(await all(forge)).toHaveLength(2);
    expect(said).toEqual([expect.stringMatching(/cannot be kept in .*: the next run reads all of it again\.$/)]);
  });
});
