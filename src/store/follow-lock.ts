/** Who may write the mirror? One process at a time; any number may read. */
import { type Store, StoreProblem } from "./open.ts";

/**
 * Holds the mirror for this process until released. A process that dies, however it dies, lets go.
 * @throws StoreProblem when another process holds it.
 */
export async function holdMirror(store: Store): Promise<{ release(): Promise<void> }> {
  const release = await store.hold();
  if (!release) {
    throw new StoreProblem(
      `Another Midcycle already follows into ${store.where}: stop it first, or give this one its own data.`,
    );
  }
  return { release };
}
