/** What does one `git log` tell of every commit of a clone? */
import { type Clone, notesRef } from "./clone.ts";
import { type ReviewNote, reviewNote } from "./review-note.ts";
import { pieces } from "./run.ts";

/** Somebody as a commit names them, `.mailmap` applied. */
export interface Hand {
  name: string;
  email: string;
}

/** One commit; moments are whole seconds since 1970. */
export interface Commit {
  sha: string;
  parents: readonly string[];
  author: Hand;
  authored: number;
  committer: Hand;
  committed: number;
  /** "I" and forty hexadecimal digits; null when its message has none. */
  changeId: string | null;
  message: string;
  /** What Gerrit noted of its review; null when nothing. */
  noted: ReviewNote | null;
  /** When Gerrit noted that it was merged; null when it did not. */
  submitted: number | null;
}

const fields = ["%H", "%P", "%aN", "%aE", "%at", "%cN", "%cE", "%ct", "%B", "%N"];
const changeIds = /^Change-Id:[ \t]*(I[0-9a-f]{40})[ \t]*$/gim;

/** Gives every commit of all branches once, newest first, as git prints them. @throws Unavailable when git stops */
export async function readCommits(clone: Clone, take: (commit: Commit) => void, signal: AbortSignal): Promise<void> {
  if (clone.tips.length === 0) return;
  const notes = clone.notes ? `--notes=${notesRef}` : "--no-notes";
  // NUL is the one byte that no commit holds.
  const args = ["log", "-z", "--no-color", notes, `--format=tformat:${fields.join("%x00")}`, "--stdin"];
  const lines = clone.tips.map(({ sha }) => sha);
  const handOf = hands();
  let record: string[] = [];
  let rest = "";
  for await (const piece of pieces({ folder: clone.folder, args, lines, signal })) {
    const parts = (rest + piece).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      record.push(part);
      if (record.length < fields.length) continue;
      take(commitOf(record, handOf));
      record = [];
    }
  }
}

function commitOf(record: readonly string[], handOf: (name: string, email: string) => Hand): Commit {
  const [sha = "", parents = "", an = "", ae = "", at, cn = "", ce = "", ct, message = "", note = ""] = record;
  const changeId = changeIdOf(message);
  const noted = reviewNote(note);
  return {
    sha,
    parents: parents === "" ? [] : parents.split(" "),
    author: handOf(an, ae),
    authored: Number(at),
    committer: handOf(cn, ce),
    committed: Number(ct),
    changeId,
    // The whole text of a merge is never shown, and there may be very many.
    message: changeId === null ? message.slice(0, 200) : message,
    noted,
    submitted: noted?.submitted ?? null,
  };
}

/** Few people wrote very many commits. */
function hands(): (name: string, email: string) => Hand {
  const known = new Map<string, Hand>();
  return (name, email) => {
    const key = `${name}\n${email}`;
    const there = known.get(key);
    if (there) return there;
    const hand = { name, email };
    known.set(key, hand);
    return hand;
  };
}

/** Of several the last is the one that counts, as for Gerrit; a message that was squashed together has more. */
function changeIdOf(message: string): string | null {
  if (!message.includes("Change-Id:")) return null;
  const last = [...message.matchAll(changeIds)].at(-1)?.[1];
  return last ? `I${last.slice(1).toLowerCase()}` : null;
}
