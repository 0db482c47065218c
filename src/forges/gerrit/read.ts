/** How do some changes stand now? */
import { z } from "zod";
import type { Look } from "../../review/snapshot.ts";
import { snapshotOf } from "./change.ts";
import { filesOfOpen, withFiles } from "./files.ts";
import type { Ground } from "./ground.ts";
import { ask } from "./query.ts";
import { changeInfo, errorSubject, hidden, numbered } from "./reply.ts";
import { Faulty, Rejected, reasonOf, TooLarge, understood } from "./trouble.ts";

/**
 * Reads a few changes one by one, many in one query. Every number ends in exactly one part of the look.
 * @throws Unavailable when Gerrit cannot be read, never for one bad change
 */
export async function readChanges(ground: Ground, numbers: readonly number[], signal: AbortSignal): Promise<Look> {
  const asked = [...new Set(numbers)];
  const look: Look = { snapshots: [], missing: [], unreadable: [] };
  if (asked.length <= ground.limits.few) {
    await Promise.all(asked.map((number) => readOne(ground, number, look, signal)));
    return look;
  }
  const done = ground.pace.begin();
  let read = 0;
  try {
    const left = await readTogether(ground, asked, look, signal);
    // The index may not know yet, or no longer: only the change itself tells.
    for (const number of left) await readOne(ground, number, look, signal);
    const moved = await filesOfOpen(ground, look, signal);
    for (const number of moved) await readOne(ground, number, look, signal);
    read = asked.length;
  } finally {
    done(read);
  }
  return look;
}

/** Reads changes in one query, or in halves when the answer is too large or one of them breaks it. @returns the numbers that no row was about. */
async function readTogether(
  ground: Ground,
  numbers: readonly number[],
  look: Look,
  signal: AbortSignal,
): Promise<number[]> {
  const { http, dialect } = ground;
  const query = numbers.map((number) => `change:${number}`).join(" OR ");
  const path = () => `/changes/?${dialect.query(query, { n: numbers.length })}&${dialect.everything()}`;
  let answer: unknown;
  try {
    answer = await ask(http, dialect, path, signal);
  } catch (failure) {
    if (!(failure instanceof TooLarge || failure instanceof Faulty)) throw failure;
    if (numbers.length === 1) return [...numbers];
    const middle = numbers.length >> 1;
    return [
      ...(await readTogether(ground, numbers.slice(0, middle), look, signal)),
      ...(await readTogether(ground, numbers.slice(middle), look, signal)),
    ];
  }
  const left = new Set(numbers);
  for (const row of understood(z.array(z.unknown()), answer, http.where, "a list of changes")) {
    const number = numbered.safeParse(row).data?._number;
    if (number !== undefined && left.delete(number)) note(ground, number, row, look);
  }
  return [...left];
}

async function readOne(ground: Ground, number: number, look: Look, signal: AbortSignal): Promise<void> {
  const { http, dialect } = ground;
  try {
    const row = await ask(http, dialect, () => `/changes/${number}?${dialect.everything()}&${withFiles}`, signal);
    note(ground, number, row, look);
  } catch (failure) {
    if (gone(failure)) look.missing.push(number);
    else if (failure instanceof TooLarge) look.unreadable.push({ number, reason: failure.message, raw: "" });
    else if (failure instanceof Faulty) {
      // Does all of Gerrit fail, or only this change?
      await http.get("/config/server/version", signal);
      look.unreadable.push({ number, reason: failure.message, raw: "" });
    } else throw failure;
  }
}

/** A proxy's own 404 must not empty the mirror: only Gerrit's words count. */
function gone(failure: unknown): boolean {
  return failure instanceof Rejected && failure.status === 404 && /^not found/i.test(failure.text.trim());
}

function note(ground: Ground, number: number, row: unknown, look: Look): void {
  // Asked before anything else: what is set aside is shown with its raw text.
  if (hidden.safeParse(row).success && !ground.showPrivate) {
    look.missing.push(number);
    return;
  }
  const read = changeInfo.safeParse(row);
  const stub = row !== null && typeof row === "object" && "subject" in row && row.subject === errorSubject;
  if (stub || !read.success) {
    const reason = stub ? "Gerrit cannot load this change (***ERROR***)" : reasonOf(read.error as z.ZodError);
    look.unreadable.push({ number, reason, raw: JSON.stringify(row) });
    return;
  }
  const info = read.data;
  const ours = ground.projects.size === 0 || ground.projects.has(info.project);
  if (ours) look.snapshots.push(snapshotOf(info, ground));
  else look.missing.push(number);
}
