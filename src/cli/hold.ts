/** May this process write the mirror? */
import type { Where } from "../store/open.ts";

/** Makes this process the only one that writes a mirror, until released. @throws StoreProblem when another one does. */
export async function holdAt(where: Where): Promise<{ release(): Promise<void> }> {
  const [{ holdMirror }, { openStore }] = await Promise.all([
    import("../store/follow-lock.ts"),
    import("../store/open.ts"),
  ]);
  const store = await openStore(where);
  return holdMirror(store).finally(() => store.close());
}
