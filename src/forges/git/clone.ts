/** Which branches does a clone hold, and is it whole? */
import { hash } from "node:crypto";
import { output } from "./run.ts";

/** One line of development, and where it ends. */
export interface Tip {
  /** "master", "stable/mitaka". */
  branch: string;
  sha: string;
}

/** A clone as it stands now. */
export interface Clone {
  folder: string;
  /** The main branch first, then by name; branches that have ended, known by their tag, last. */
  tips: Tip[];
  /** True when older history was left out of it. */
  shallow: boolean;
  /** True when Gerrit's notes on reviews were fetched too. */
  notes: boolean;
  /** Where it was cloned from; null when it was not, or when that is a folder. */
  origin: string | null;
  /** Differs whenever any branch, tag or note does. */
  state: string;
}

/** Where Gerrit's plugin reviewnotes writes what it knows of each merged change. */
export const notesRef = "refs/notes/review";

/** @returns a clone, bare or working. @throws Unavailable when it cannot be read */
export async function openClone(folder: string, signal: AbortSignal): Promise<Clone> {
  const run = (...args: string[]) => output({ folder, args, signal });
  const [refs, shallow, head, origin] = await Promise.all([
    run("for-each-ref", "--format=%(objectname)%00%(*objectname)%00%(symref)%00%(refname)"),
    run("rev-parse", "--is-shallow-repository"),
    run("rev-parse", "--symbolic-full-name", "HEAD").catch(() => ""),
    run("config", "--get-regexp", "^remote\\..*\\.url$").catch(() => ""),
  ]);
  const rows = refs.split("\n").flatMap((line) => {
    const [sha, peeled, symref, name] = line.split("\0");
    return sha && name ? [{ sha: peeled || sha, symref: symref ?? "", name }] : [];
  });
  const remote = remoteOf(rows.map(({ name }) => name));
  const prefix = remote === null ? "refs/heads/" : `refs/remotes/${remote}/`;
  const main = rows.find(({ name }) => name === `${prefix}HEAD`)?.symref || (remote === null ? head.trim() : "");
  const notes = rows.some(({ name }) => name === notesRef);
  const used = rows.filter(({ name }) => name.startsWith(prefix) || name.startsWith("refs/tags/") || name === notesRef);
  return {
    folder,
    tips: tipsOf(rows, prefix, main),
    shallow: shallow.trim() === "true",
    notes,
    origin: originOf(origin),
    state: hash("sha1", JSON.stringify([used, main, shallow]), "hex"),
  };
}

/** In a working clone the remote's branches are what merged; the local ones may be behind, or hold what nobody reviewed. */
function remoteOf(names: readonly string[]): string | null {
  const remotes = [...new Set(names.flatMap((name) => /^refs\/remotes\/([^/]+)\//.exec(name)?.[1] ?? []))];
  return ["origin", "gerrit"].find((name) => remotes.includes(name)) ?? remotes[0] ?? null;
}

/** OpenStack deletes a branch at its end and leaves the tag `mitaka-eol` where stable/mitaka ended. */
function tipsOf(rows: readonly { sha: string; symref: string; name: string }[], prefix: string, main: string): Tip[] {
  const branches = rows
    .filter(({ name, symref }) => name.startsWith(prefix) && symref === "")
    .map(({ sha, name }) => ({ branch: name.slice(prefix.length), sha, main: name === main }))
    .sort((a, b) => Number(b.main) - Number(a.main) || rank(a.branch) - rank(b.branch));
  const ended = rows.flatMap(({ sha, name }) => {
    const series = /^refs\/tags\/([a-z0-9.-]+)-eol$/i.exec(name)?.[1];
    const branch = `stable/${series}`;
    return series && !branches.some((one) => one.branch === branch) ? [{ branch, sha }] : [];
  });
  return [...branches.map(({ branch, sha }) => ({ branch, sha })), ...ended];
}

function rank(branch: string): number {
  return ["master", "main"].includes(branch) ? 0 : 1;
}

function originOf(lines: string): string | null {
  const urls = lines.split("\n").flatMap((line) => /^remote\.(.+)\.url (.+)$/.exec(line)?.slice(1, 3) ?? []);
  const at = urls.indexOf("origin");
  return (at >= 0 ? urls[at + 1] : urls[1]) ?? null;
}
