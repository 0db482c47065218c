/** How is a house served whose changes move when somebody says so, and that tells how long it was held up? */

import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { loadProgram } from "../src/config/program-file.ts";
import { readWebhook } from "../src/forges/gerrit/webhook.ts";
import { open } from "../src/index.ts";
import { serve } from "../src/web/serve.ts";

const [programFile = "", folder = ""] = process.argv.slice(2);
const log = () => undefined;
const program = await loadProgram(programFile);
const house = await open({ program, secrets: {}, where: { sqlite: join(folder, "big.sqlite") }, follow: false, log });
const server = await serve({
  house,
  demo: null,
  address: null,
  webhookSecrets: {},
  readWebhook,
  log,
  host: "127.0.0.1",
  port: 0,
});
const held = monitorEventLoopDelay({ resolution: 1 });
let moves = 0;

process.on("message", async (what: "move" | "begin" | "end") => {
  if (what === "move") await move();
  if (what === "begin") {
    held.reset();
    held.enable();
  }
  if (what === "end") held.disable();
  process.send?.({ held: held.max / 1e6 });
});
process.send?.({ address: server.address });

/** Somebody votes on an open change, as a reading of the forge would write it. */
async function move(): Promise<void> {
  const { db, board, now } = house.context();
  const keys = [...board.entries()].map(({ change }) => change.key);
  const key = keys[moves++ % keys.length] ?? "";
  const at = now();
  const act = { change_key: key, kind: "voted", at, by: "made~107", patch_set: 2, label: "Code-Review", value: 1 };
  await db
    .insertInto("activity")
    .values({ ...act, id: `${key}/moved/${moves}`, detail: null })
    .execute();
  await db
    .updateTable("changes")
    .set({ updated: at, version: `moved-${moves}` })
    .where("key", "=", key)
    .execute();
  await board.refresh([key]);
}
