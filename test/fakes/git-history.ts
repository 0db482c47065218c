/** How is a git repository with a made-up history, dated as a test needs it, made in a moment? */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One commit. Moments are ISO text or whole seconds since 1970; people are "Name <address>". */
export interface Made {
  /** What the others call it. */
  name: string;
  /** Branches that end here, without "refs/heads/"; what begins with "refs/" is taken whole. */
  on?: string[];
  parents?: string[];
  message: string;
  at: string | number;
  authored?: string | number;
  author?: string;
  committer?: string;
  /** Submodules of a superproject: the sha at each path. */
  modules?: Record<string, string>;
  files?: Record<string, string>;
}

/** A repository that was made. */
export interface MadeUp {
  folder: string;
  /** The sha of a commit by its name. */
  sha(name: string): string;
  git(...args: string[]): string;
}

const somebody = "Eve Example <eve@example.org>";

/** Makes a bare repository in a folder that is not there yet; commits come in an order in which parents are first. */
export function makeHistory(folder: string, commits: readonly Made[]): MadeUp {
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", stdio: "pipe" });
  git("init", "--quiet", "--bare", "--initial-branch=master");
  const marks = new Map(commits.map(({ name }, i) => [name, i + 1]));
  const lines = commits.map((one) => commitText(one, marks));
  const marksFile = join(folder, "marks");
  execFileSync("git", ["-C", folder, "fast-import", "--quiet", `--export-marks=${marksFile}`], {
    input: `${lines.join("")}reset refs/made\nfrom ${"0".repeat(40)}\n`,
    stdio: ["pipe", "ignore", "inherit"],
    maxBuffer: 1 << 30,
  });
  const shas = new Map(
    readFileSync(marksFile, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.slice(1).split(" ") as [string, string]),
  );
  const sha = (name: string) => {
    const found = shas.get(String(marks.get(name)));
    if (!found) throw new Error(`no commit was made by the name ${name}`);
    return found;
  };
  return { folder, sha, git };
}

/** @returns the text of a note as Gerrit's plugin writes it, put on a commit. */
export function noteReview({ git, sha }: MadeUp, name: string, text: string): void {
  const who = ["-c", "user.name=Gerrit", "-c", "user.email=gerrit@example.org"];
  git(...who, "notes", "--ref=review", "add", "-m", text, sha(name));
}

function commitText(made: Made, marks: ReadonlyMap<string, number>): string {
  const { name, on = [], parents = [], message, at, authored = at, author = somebody, committer = author } = made;
  const mark = marks.get(name);
  const [first, ...others] = parents.map((parent) => `:${marks.get(parent)}`);
  const files = Object.entries(made.files ?? {}).map(
    ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  const modules = Object.entries(made.modules ?? {}).map(([path, sha]) => `M 160000 ${sha} ${path}\n`);
  return [
    // A commit that names no parent would be a child of the last one.
    first ? "" : "reset refs/made\n",
    `commit refs/made\nmark :${mark}\n`,
    `author ${author} ${seconds(authored)} +0000\ncommitter ${committer} ${seconds(at)} +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}\n`,
    first ? `from ${first}\n` : "",
    ...others.map((other) => `merge ${other}\n`),
    ...files,
    ...modules,
    ...on.map((ref) => `reset ${ref.startsWith("refs/") ? ref : `refs/heads/${ref}`}\nfrom :${mark}\n\n`),
  ].join("");
}

function seconds(at: string | number): number {
  return typeof at === "number" ? at : Math.floor(Date.parse(at) / 1_000);
}
