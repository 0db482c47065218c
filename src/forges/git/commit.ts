/** What does one `git log` tell of every commit of a clone? */
import { type Clone, notesRef } from "./clone.ts";
import { pieces } from "./run.ts";

/** Somebody as a commit names them, `.mailmap` applied. */
export interface Hand {
  name: string;
  email: string;
}

/** One commit; moments are whole seconds since 1970. */
export interface Commit {
  sha: string;
  parents: string[];
  author: Hand;
  authored: number;
  committer: Hand;
  committed: number;
  /** "I" and forty hexadecimal digits; null when its message has none. */
  changeId: string | null;
  message: string;
  /** What Gerrit noted of its review; empty when nothing. */
  note: string;
}

const fields = ["%H", "%P", "%aN", "%aE", "%at", "%cN", "%cE", "%ct", "%B", "%N"];
const changeIds = /^Change-Id:[ \t]*(I[0-9a-f]{40})[ \t]*$/gim;

/** Gives every commit of all branches once, newest first, as git prints them. @throws Unavailable when git stops */
export async function* commitsOf(clone: Clone, signal: AbortSignal): AsyncGenerator<Commit> {
  if (clone.tips.length === 0) return;
  const notes = clone.notes ? `--notes=${notesRef}` : "--no-notes";
  // NUL is the one byte that no commit holds.
  const args = ["log", "-z", "--no-color", notes, `--format=tformat:${fields.join("%x00")}`, "--stdin"];
  const lines = clone.tips.map(({ sha }) => sha);
  let record: string[] = [];
  let rest = "";
  for await (const piece of pieces({ folder: clone.folder, args, lines, signal })) {
    const parts = `${rest}${piece}`.split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      record.push(part);
      if (record.length < fields.length) continue;
      yield commitOf(record);
      record = [];
    }
  }
}

function commitOf(record: readonly string[]): Commit {
  const at = (n: number) => record[n] ?? "";
  const message = at(8);
  return {
    sha: at(0),
    parents: at(1) === "" ? [] : at(1).split(" "),
    author: { name: at(2), email: at(3) },
    authored: Number(at(4)),
    committer: { name: at(5), email: at(6) },
    committed: Number(at(7)),
    changeId: message.includes("Change-Id:") ? changeIdOf(message) : null,
    message,
    note: at(9),
  };
}

/** Of several the last is the one that counts, as for Gerrit; a message that was squashed together has more. */
function changeIdOf(message: string): string | null {
  const last = [...message.matchAll(changeIds)].at(-1)?.[1];
  return last ? `I${last.slice(1).toLowerCase()}` : null;
}
