/** How is one file committed to a branch of a clone, so that a death on the way leaves nothing half? */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Unsaid } from "./channel.ts";

/** Runs git in one clone. @throws Unsaid */
export type Git = (
  args: readonly string[],
  more: { signal: AbortSignal; input?: string; env?: Record<string, string> },
) => Promise<string>;

/** The branch, and the remote that has it; null when the clone alone does. */
export interface Where {
  branch: string;
  remote: string | null;
}

/** @returns a git that asks nothing and takes no hook's word. */
export function createGit(clone: string): Git {
  return (args, { signal, input, env }) =>
    new Promise((resolve, reject) => {
      const around = { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true", LC_ALL: "C", ...env };
      const child = execFile(
        "git",
        ["-C", clone, "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", ...args],
        { signal, env: around, maxBuffer: 8_000_000, timeout: 55_000 },
        (failure, out, err) => {
          if (!failure) return resolve(out.trim());
          const said =
            err
              .trim()
              .split("\n")
              .findLast((line) => /fatal|error|rejected|denied/i.test(line)) ?? err.trim();
          const why = said.slice(0, 200) || failure.message.slice(0, 200);
          const sentence = `git ${args[0]} in ${clone} failed (${why}): see that it is a clone we may write to.`;
          reject(new Unsaid(sentence, { again: true, everything: true, perhaps: args[0] === "push", cause: failure }));
        },
      );
      // What reads nothing closes its end: that is no failure, and without this it would end the process.
      child.stdin?.on("error", () => undefined).end(input ?? "");
    });
}

/** @returns the commit that the branch is at, at the remote when there is one; null for a branch without commits. */
export async function tipOf(git: Git, { branch, remote }: Where, signal: AbortSignal): Promise<string | null> {
  if (remote !== null) {
    const there = await git(["ls-remote", remote, `refs/heads/${branch}`], { signal });
    if (there === "") return null;
    await git(["fetch", "--quiet", "--no-tags", remote, `refs/heads/${branch}`], { signal });
    return there.split("\t")[0] ?? null;
  }
  await git(["rev-parse", "--git-dir"], { signal });
  const tip = await git(["for-each-ref", "--format=%(objectname)", `refs/heads/${branch}`], { signal });
  return tip || null;
}

/** @returns whether a commit on the branch has this line in its message. */
export async function committed(git: Git, where: Where, line: string, signal: AbortSignal): Promise<boolean> {
  const tip = await tipOf(git, where, signal);
  if (tip === null) return false;
  return (await git(["log", "-1", "--format=%H", "--fixed-strings", `--grep=${line}`, tip], { signal })) !== "";
}

/**
 * Commits a file on top of the branch. Nothing happens when it stands there as it is wanted. The branch moves in one
 * step, or not when somebody else was faster: then another try begins from there.
 */
export async function commitFile(
  git: Git,
  where: Where,
  { path, text, message, author }: { path: string; text: string; message: string; author: string },
  signal: AbortSignal,
): Promise<void> {
  const { branch, remote } = where;
  const tip = await tipOf(git, where, signal);
  const index = join(tmpdir(), `midcycle-index-${randomBytes(6).toString("hex")}`);
  const [, name = author, mail = author] = /^(.*?)\s*<(.+)>$/.exec(author) ?? [];
  const person = {
    ...{ GIT_AUTHOR_NAME: name || mail, GIT_AUTHOR_EMAIL: mail },
    ...{ GIT_COMMITTER_NAME: name || mail, GIT_COMMITTER_EMAIL: mail },
  };
  try {
    const env = { GIT_INDEX_FILE: index, ...person };
    if (tip !== null) await git(["read-tree", tip], { signal, env });
    const blob = await git(["hash-object", "-w", "--stdin"], { signal, input: text });
    await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`], { signal, env });
    const tree = await git(["write-tree"], { signal, env });
    if (tip !== null && tree === (await git(["rev-parse", `${tip}^{tree}`], { signal }))) return;
    const parent = tip === null ? [] : ["-p", tip];
    const commit = await git(["commit-tree", tree, ...parent, "-F", "-"], { signal, input: message, env });
    if (remote !== null) {
      const lease = `--force-with-lease=refs/heads/${branch}:${tip ?? ""}`;
      await git(["push", "--quiet", lease, remote, `${commit}:refs/heads/${branch}`], { signal });
    } else await moveBranch(git, { branch, from: tip, to: commit, path }, signal);
  } finally {
    await rm(index, { force: true });
  }
}

/** Where the branch is checked out, the file appears there too; what somebody is at work on stays. */
async function moveBranch(
  git: Git,
  { branch, from, to, path }: { branch: string; from: string | null; to: string; path: string },
  signal: AbortSignal,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  await git(["update-ref", "-m", "midcycle: post", ref, to, from ?? "0".repeat(40)], { signal });
  const bare = (await git(["rev-parse", "--is-bare-repository"], { signal })) === "true";
  const head = await git(["symbolic-ref", "--quiet", "HEAD"], { signal }).catch(() => "");
  if (!bare && head === ref) await git(["checkout", "--quiet", to, "--", path], { signal });
}
