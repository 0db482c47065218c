/** What does a process do that is about to be killed? It lists and reads batch after batch and says how far it is. */
import { setImmediate } from "node:timers/promises";
import { markListed, marks } from "../../src/store/dirty.ts";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { putLook } from "../../src/store/mirror.ts";
import { openStore, type Where } from "../../src/store/open.ts";
import { batches, instantOf } from "./crash-batches.ts";
import { look } from "./made-up.ts";

const store = await openStore(JSON.parse(process.argv[2] ?? "") as Where);
await holdMirror(store);
const reached = (await marks(store.db))[0]?.at ?? "";
for (const [i, batch] of batches().entries()) {
  const now = instantOf(i);
  if (now > reached) {
    const listed = batch.map(({ change: { number, updated, version } }) => ({ number, updated, version }));
    await markListed(store.db, "made-up", listed, { reason: "sweep", now, mark: { name: "sweep", at: now } });
  }
  if (i % 2 === 0) await putLook(store.db, "made-up", look(...batch), { started: now, now });
  process.stdout.write(`${i}\n`);
}
// Nothing here refers to what holds the mirror: it must outlive the collector, which takes some turns of the event loop.
for (let i = 0; i < 20; i++) {
  globalThis.gc?.();
  await setImmediate();
}
process.stdout.write("collected\n");
await new Promise(() => setInterval(() => {}, 1_000));
