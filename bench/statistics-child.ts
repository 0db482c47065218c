/** How is a house served whose changes move when somebody says so, and that tells how long it was held up? */

import { join } from "node:path";
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
  provider: null,
  webhookSecrets: {},
  readWebhook,
  log,
  host: "127.0.0.1",
  port: 0,
});
let [held, last] = [0, 0];
let watch: NodeJS.Timeout | undefined;
let moves = 0;

process.on("message", async (what: "move" | "begin" | "end") => {
  if (what === "move") await move();
  if (what === "begin") {
    [held, last] = [0, working()];
    watch = setInterval(() => {
      const now = working();
      [held, last] = [Math.max(held, now - last), now];
    }, 1);
  }
  if (what === "end") clearInterval(watch);
  process.send?.({ held });
});
process.send?.({ address: server.address });

/** Milliseconds that this thread has worked: what other processes take from it is not ours to measure. */
function working(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

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
