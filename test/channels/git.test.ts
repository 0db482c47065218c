/** Does a post become a commit of a real git, once, whoever else commits meanwhile? */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { GitSettings } from "../../src/review/channel-settings.ts";
import { everyKind } from "./every-kind.ts";
import { channelOf, folder, never, news, postOf, usual } from "./ground.ts";

const who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"];
const git = (at: string, ...words: string[]) =>
  execFileSync("git", ["-C", at, ...who, ...words], { encoding: "utf8", stdio: "pipe" }).trim();
const recap = everyKind.at(-1) ?? news("none");
const settings = (clone: string, more: Partial<GitSettings> = {}): GitSettings => ({
  ...{ kind: "git", ...usual, clone, branch: "main", folder: "_posts", push: null, address: null },
  ...{ author: "Midcycle <midcycle@example.org>", ...more },
});

/** A clone with one commit. */
function site(...how: string[]): string {
  const at = folder();
  git(at, "init", "-q", "-b", "main", ...how);
  if (how.includes("--bare")) return at;
  writeFileSync(join(at, "README"), "The site.\n");
  git(at, "add", "README");
  git(at, "commit", "-qm", "Begin");
  return at;
}

test("a post is committed once and its later version takes its place; what somebody is at work on stays", async () => {
  const at = site();
  writeFileSync(join(at, "README"), "The site, half changed.\n");
  const channel = await channelOf(settings(at));

  expect(await channel.find?.(postOf([recap]), never)).toBeNull();
  const said = await channel.say(postOf([recap]), never);
  await channel.say(postOf([recap]), never);
  expect(said.reference).toBe("_posts/2016-01-29-keystone-mitaka-midcycle.md");
  expect(await channel.find?.(postOf([recap]), never)).toEqual(said);
  await channel.edit?.(
    said.reference ?? "",
    postOf([{ ...recap, texts: { ...recap.texts, markdown: "mended" } as never }], { key: "k2" }),
    never,
  );

  expect(git(at, "log", "--format=%s|%an|%ae").split("\n")).toEqual([
    `${recap.title}|Midcycle|midcycle@example.org`,
    `${recap.title}|Midcycle|midcycle@example.org`,
    "Begin|Ana|ana@example.org",
  ]);
  expect(git(at, "show", `main:${said.reference}`)).toBe("mended");
  expect(readFileSync(join(at, said.reference ?? ""), "utf8")).toBe("mended\n");
  expect(git(at, "status", "--porcelain")).toBe("M README");
});

test("a post is pushed on top of what others pushed meanwhile", async () => {
  const origin = site("--bare");
  const [ours, theirs] = [site(), folder()];
  git(ours, "remote", "add", "origin", origin);
  git(ours, "push", "-q", "origin", "main");
  const channel = await channelOf(settings(ours, { push: "origin" }));
  await channel.say(postOf([news("One")], { key: "k1" }), never);
  git(theirs, "clone", "-q", origin, ".");
  writeFileSync(join(theirs, "theirs"), "x");
  git(theirs, "add", "theirs");
  git(theirs, "commit", "-qm", "Theirs");
  git(theirs, "push", "-q", "origin", "main");

  await channel.say(postOf([news("Two")], { key: "k2" }), never);

  expect(git(origin, "log", "--format=%s", "main").split("\n")).toEqual(["Two", "Theirs", "One", "Begin"]);
  expect(git(origin, "log", "-1", "--format=%b", "main")).toContain("Midcycle-Post: k2");
  expect(git(ours, "log", "--format=%s", "main")).toBe("Begin");
  expect(await channel.probe(never)).toBe(`here: main of origin from ${ours} can be committed to.`);
});

test("an empty bare repository gets its first commit; many at once are one after the other", async () => {
  const at = site("--bare");
  const channel = await channelOf(settings(at, { folder: "" }));
  expect(await channel.probe(never)).toContain("has no commits yet");
  await Promise.all([1, 2, 3, 4].map((n) => channel.say(postOf([news(`n${n}`)], { key: `k${n}` }), never)));
  expect(git(at, "log", "--format=%s", "main").split("\n").sort()).toEqual(["n1", "n2", "n3", "n4"]);
  expect(git(at, "ls-tree", "--name-only", "main").split("\n")).toHaveLength(4);
});

test("a folder that is no clone, and a remote that is not there, are said in one sentence", async () => {
  const at = folder();
  const none = await channelOf(settings(at));
  const all = { again: true, everything: true };
  await expect(none.say(postOf([news("One")]), never)).rejects.toMatchObject({
    ...all,
    message: expect.stringMatching(/^git rev-parse in .* failed \(.*not a git repository/),
  });
  const clone = site();
  git(clone, "remote", "add", "origin", join(at, "gone.git"));
  const away = await channelOf(settings(clone, { push: "origin" }));
  await expect(away.say(postOf([news("One")]), never)).rejects.toMatchObject({
    ...all,
    message: expect.stringMatching(/^git ls-remote in .* failed/),
  });
  expect(existsSync(join(clone, "_posts"))).toBe(false);
});
