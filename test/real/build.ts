/** How is something made that takes long, once for all runs and processes? */
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder unless it is there: beside its place, and moved when it is complete, so that a kill or a second
 * process does no harm.
 */
export async function build(place: string, make: (folder: string) => Promise<void>): Promise<void> {
  if (await exists(place)) return;
  await mkdir(dirname(place), { recursive: true });
  const folder = await mkdtemp(`${place}-`);
  try {
    await make(folder);
    await rename(folder, place);
  } catch (failure) {
    // Somebody else was first: theirs is as good.
    if (!(await exists(place))) throw failure;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
