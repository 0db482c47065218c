/** How is git run on somebody's clone, so that nothing of it is changed and no other repository answers in its place? */
import { spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { Unavailable } from "../forge.ts";

/** A run of git: `lines` goes to its standard input. */
export interface Run {
  folder: string;
  args: readonly string[];
  lines?: readonly string[];
  signal: AbortSignal;
}

/** What every run is told: no colours, no signatures, no quoting, UTF-8, whatever the user's own settings say. */
const settings = [
  ...["--no-pager", "--no-optional-locks"],
  ...["core.quotePath=false", "log.showSignature=false", "i18n.logOutputEncoding=UTF-8"].flatMap((one) => ["-c", one]),
];

/**
 * Gives git's output piece by piece as it comes, as text.
 * @throws Unavailable with one sentence when there is no such folder, no clone in it, or git cannot or will not read it
 */
export async function* pieces({ folder, args, lines = [], signal }: Run): AsyncGenerator<string> {
  const place = await realpath(folder).catch(() => {
    throw new Unavailable(`There is no folder ${folder}: name one that holds a git clone.`);
  });
  const child = spawn("git", [...settings, ...args], { cwd: place, env: surroundings(place), signal });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (failure) => reject(signal.aborted ? failure : notRun(failure, folder)));
    child.once("close", resolve);
  });
  // Whoever leaves the loop early never comes to the await below.
  ended.catch(() => undefined);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    complaint = `${complaint}${text}`.slice(0, 4_000);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  try {
    for await (const piece of child.stdout.setEncoding("utf8")) yield piece as string;
    const code = await ended;
    if (code !== 0) throw refused(folder, complaint || `it ended with ${code ?? "a signal"}`);
  } finally {
    child.kill();
  }
}

/** @returns all that git prints. @throws as `pieces` */
export async function output(run: Run): Promise<string> {
  let text = "";
  for await (const piece of pieces(run)) text += piece;
  return text;
}

/** Variables of the caller's own repository would lead git there, and so would a repository around the folder. */
function surroundings(place: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_CEILING_DIRECTORIES: dirname(place),
    GIT_TERMINAL_PROMPT: "0",
  };
}

function notRun(failure: Error, folder: string): Unavailable {
  const { code } = failure as NodeJS.ErrnoException;
  if (code === "ENOENT")
    return new Unavailable("git cannot be found: install it, or put it into PATH.", { cause: failure });
  return new Unavailable(`git cannot be run in ${folder} (${code ?? failure.message}).`, { cause: failure });
}

function refused(folder: string, complaint: string): Unavailable {
  if (/not a git repository/.test(complaint)) {
    return new Unavailable(`${folder} is no git clone: name a folder that "git clone" made, bare or not.`);
  }
  if (/dubious ownership|unsafe repository/.test(complaint)) {
    return new Unavailable(
      `${folder} belongs to somebody else, so git will not read it: run "git config --global --add safe.directory ${folder}".`,
    );
  }
  const [first = ""] = complaint.split("\n").filter((line) => line.trim() !== "");
  const why = first.replace(/^(fatal|error): /, "").trim();
  return new Unavailable(`git cannot read ${folder} (${why}): run "git fsck" there, or clone it anew.`);
}
