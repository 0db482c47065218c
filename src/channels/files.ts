/** How are files written that others read meanwhile, and that a death must not leave half? */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Unsaid } from "./channel.ts";

/** Writes a file whole or not at all, with the folders on the way to it. @throws Unsaid */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(beside, "w");
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (failure) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw unwritable(path, failure);
  }
}

/** @returns the text of a file; null when there is none. @throws Unsaid */
export async function readOr(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unwritable(path, failure);
  }
}

/** @returns what a file system said, with the next step; another try may help, for somebody may have mended it. */
export function unwritable(path: string, failure: unknown): Unsaid {
  const { code = "" } = failure as NodeJS.ErrnoException;
  const why = code || (failure instanceof Error ? failure.message : String(failure));
  const sentence = `${path} cannot be written (${why}): make ${dirname(path)} writable for us, or name another folder.`;
  return new Unsaid(sentence, { again: true, everything: true, cause: failure });
}
