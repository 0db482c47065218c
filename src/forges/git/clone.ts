/** Which branches does a clone hold, and is it whole? */
import { hash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
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
  /** Differs whenever any branch, tag or note does. */
  state: string;
}

/** Where Gerrit's plugin reviewnotes writes what it knows of each merged change. */
export const notesRef = "refs/notes/review";

/** @returns a clone, bare or working. @throws Unavailable when it cannot be read */
export async function openClone(folder: string, signal: AbortSignal): Promise<Clone> {
  const format = "%(objectname)%00%(*objectname)%00%(symref)%00%(HEAD)%00%(refname)";
  const [refs, shallow] = await Promise.all([
    output({ folder, args: ["for-each-ref", `--format=${format}`], signal }),
    isShallow(folder, signal),
  ]);
  const rows = refs.split("\n").flatMap((line) => {
    const [sha, peeled, symref = "", head, name] = line.split("\0");
    return sha && name ? [{ sha: peeled || sha, symref, head: head === "*", name }] : [];
  });
  const remote = remoteOf(rows.map(({ name }) => name));
  const prefix = remote === null ? "refs/heads/" : `refs/remotes/${remote}/`;
  const main = rows.find(({ name, head }) => (remote === null ? head : name === `${prefix}HEAD`));
  const used = rows.filter(({ name }) => name.startsWith(prefix) || name.startsWith("refs/tags/") || name === notesRef);
  return {
    folder,
    tips: tipsOf(rows, prefix, main?.symref || main?.name || ""),
    shallow,
    notes: rows.some(({ name }) => name === notesRef),
    state: hash("sha1", JSON.stringify([used, shallow]), "hex"),
  };
}

/** @returns where a clone was cloned from; null when it was not. */
export async function originOf(folder: string, signal: AbortSignal): Promise<string | null> {
  const lines = await output({ folder, args: ["config", "--get-regexp", "^remote\\..*\\.url$"], signal }).catch(
    () => "",
  );
  const urls = lines.split("\n").flatMap((line) => {
    const [, remote, url] = /^remote\.(.+)\.url (.+)$/.exec(line) ?? [];
    return remote && url ? [{ remote, url }] : [];
  });
  return (urls.find(({ remote }) => remote === "origin") ?? urls[0])?.url ?? null;
}

/** Git keeps a file for it, which is read faster than git starts; only in a linked working tree it is elsewhere. */
async function isShallow(folder: string, signal: AbortSignal): Promise<boolean> {
  const within = await stat(join(folder, ".git")).catch(() => null);
  if (within?.isFile()) {
    return (await output({ folder, args: ["rev-parse", "--is-shallow-repository"], signal })).trim() === "true";
  }
  const file = within ? join(folder, ".git", "shallow") : join(folder, "shallow");
  return stat(file).then(
    (found) => found.size > 0,
    () => false,
  );
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
