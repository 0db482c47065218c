/** How does a second run know what the first one read? */
import { hash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Hand } from "./commit.ts";
import type { Merged, Reading } from "./merged.ts";

/** Written with every reading; another one is never used. */
const format = 3;

/** A change in few characters: people by their place in a list, and -1 for nobody. */
type Row = [
  ...[number: number, branch: string, changeId: string, sha: string, subject: string],
  ...[author: number, authored: number, committer: number, committed: number],
  ...[earliest: number, latest: number | null, by: number, url: string | null, reviewedIn: string | null],
];

interface Kept {
  format: number;
  state: string;
  repository: string;
  commits: number;
  hands: Hand[];
  rows: Row[];
}

/** @returns the reading of a clone that was kept in that state, without the texts of messages; null when there is none. */
export async function keptReading(keep: string, name: string, state: string): Promise<Reading | null> {
  try {
    const kept = JSON.parse(await readFile(placeOf(keep, name), "utf8")) as Kept;
    return kept.format === format && kept.state === state ? readingOf(kept) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a reading, the texts of messages left out, so that it opens fast. Two processes at once do no harm: the file
 * is there whole or not at all. @throws what the disk threw
 */
export async function keepReading(keep: string, name: string, reading: Reading): Promise<void> {
  await mkdir(keep, { recursive: true });
  const place = placeOf(keep, name);
  const beside = `${place}.${process.pid}`;
  await writeFile(beside, JSON.stringify(keptOf(reading)));
  await rename(beside, place);
}

function keptOf({ state, commits, merged }: Reading): Kept {
  const places = new Map<Hand, number>();
  const placeOfHand = (hand: Hand | null) => {
    if (hand === null) return -1;
    const place = places.get(hand) ?? places.size;
    places.set(hand, place);
    return place;
  };
  const rows = merged.map(
    (one): Row => [
      ...([one.number, one.branch, one.changeId, one.sha, one.subject] as const),
      ...([placeOfHand(one.author), one.authored, placeOfHand(one.committer), one.committed] as const),
      ...([one.earliest, one.latest, placeOfHand(one.by), one.url, one.reviewedIn] as const),
    ],
  );
  return { format, state, repository: merged[0]?.repository ?? "", commits, hands: [...places.keys()], rows };
}

function readingOf({ state, repository, commits, hands, rows }: Kept): Reading {
  const nobody: Hand = { name: "", email: "" };
  const handAt = (place: number) => hands[place] ?? nobody;
  const merged = rows.map(
    ([number, branch, changeId, sha, subject, author, authored, committer, committed, ...rest]): Merged => {
      const [earliest, latest, by, url, reviewedIn] = rest;
      return {
        ...{ number, repository, branch, changeId, sha, author: handAt(author), authored },
        ...{ committer: handAt(committer), committed, earliest, latest, by: by < 0 ? null : handAt(by) },
        ...{ url, reviewedIn, message: null, subject },
      };
    },
  );
  return { state, commits, merged };
}

function placeOf(keep: string, name: string): string {
  return join(keep, `${hash("sha1", name, "hex")}.json`);
}
