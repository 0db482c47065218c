/** How does a second run know what the first one read? */
import { hash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Merged, Reading } from "./merged.ts";

/** Written with every reading; another one is never used. */
const format = 2;

/** @returns the reading of a clone that was kept in that state; null when there is none. */
export async function keptReading(keep: string, name: string, state: string): Promise<Reading | null> {
  try {
    const kept = JSON.parse(await readFile(placeOf(keep, name), "utf8")) as Reading & { format: number };
    return kept.format === format && kept.state === state ? kept : null;
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
  const merged: Merged[] = reading.merged.map((one) => ({ ...one, message: null }));
  const place = placeOf(keep, name);
  const beside = `${place}.${process.pid}`;
  await writeFile(beside, JSON.stringify({ ...reading, merged, format }));
  await rename(beside, place);
}

function placeOf(keep: string, name: string): string {
  return join(keep, `${hash("sha1", name, "hex")}.json`);
}
