/** How are commits pushed for review, as people push them? */
import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Human } from "./site.ts";

const run = promisify(execFile);

export interface Commit {
  /** Without a Change-Id: it is added as the last trailer. */
  message: string;
  /** Path and whole text of the one file that the commit writes. */
  path: string;
  text: string;
}

/** What one push gave, in the order of the commits. */
export interface Pushed {
  number: number;
  changeId: string;
  revision: string;
  /** The message as pushed, its Change-Id included. */
  message: string;
}

/**
 * Pushes commits for review, each upon the one before, the first upon the branch as it is: one change each.
 * `options` are those of `refs/for` ("topic=totp", "hashtag=sprint", "wip", "private", "r=ana").
 */
export async function pushChain(
  url: string,
  by: Human,
  project: string,
  commits: readonly Commit[],
  { branch = "master", options = [] as string[] } = {},
): Promise<Pushed[]> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-push-"));
  const git = (...words: string[]) => run("git", ["-C", folder, ...words], { maxBuffer: 2 ** 26 });
  const remote = new URL(`/a/${project}`, url);
  Object.assign(remote, { username: by.username, password: by.password });
  try {
    await git("init", "-q", "--bare");
    await git("fetch", "-q", "--depth=1", remote.href, `refs/heads/${branch}:refs/heads/base`);
    const messages = commits.map(({ message }) => signed(message));
    await importCommits(folder, by, commits, messages);
    const suffix = options.length === 0 ? "" : `%${options.join(",")}`;
    const { stderr } = await git("push", remote.href, `refs/heads/chain:refs/for/${branch}${suffix}`);
    const { stdout } = await git("rev-list", "--reverse", "refs/heads/base..refs/heads/chain");
    const numbers = [...stderr.matchAll(/\/\+\/(\d+) /g)].map((match) => Number(match[1])).sort((a, b) => a - b);
    return stdout
      .trim()
      .split("\n")
      .map((revision, index) => ({
        number: numbers[index] as number,
        changeId: /Change-Id: (I\w+)/.exec(messages[index] as string)?.[1] as string,
        revision,
        message: messages[index] as string,
      }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the message with a fresh Change-Id in its last paragraph. */
function signed(message: string): string {
  const id = createHash("sha1").update(randomBytes(20)).digest("hex");
  const body = message.trimEnd();
  const last = body.split("\n\n").at(-1) ?? "";
  const trailers = body.includes("\n\n") && last.split("\n").every((line) => /^[A-Z][\w-]*: /.test(line));
  return `${body}${trailers ? "\n" : "\n\n"}Change-Id: I${id}\n`;
}

async function importCommits(folder: string, by: Human, commits: readonly Commit[], messages: string[]): Promise<void> {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const now = Math.floor(Date.now() / 1000);
  const script = commits.map(
    ({ path, text }, index) =>
      `commit refs/heads/chain\ncommitter ${by.name} <${by.email}> ${now + index} +0000\n${data(messages[index] as string)}${
        index === 0 ? "from refs/heads/base\n" : ""
      }M 100644 inline ${path}\n${data(text)}`,
  );
  const child = spawn("git", ["-C", folder, "fast-import", "--quiet"], { stdio: ["pipe", "ignore", "inherit"] });
  child.stdin.end(script.join("\n"));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}
