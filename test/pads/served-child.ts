/** What does a process do that is about to be killed while people write in its pads? It serves them and says where. */
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";
import { open } from "../../src/index.ts";
import type { Where } from "../../src/store/open.ts";
import { createPad } from "../../src/store/pads.ts";
import { serve } from "../../src/web/serve.ts";
import { program } from "../web/api-ground.ts";

const where = JSON.parse(process.argv[2] ?? "") as Where;
const port = Number(process.argv[3] ?? 0);
const log = (line: string) => void process.stderr.write(`${line}\n`);
const own = { ...program, forges: [], pads: { ...program.pads, guests: true } };
const house = await open({ program: own, secrets: {}, where, follow: false, log });
const created = new Date().toISOString();
await createPad(house.context().db, {
  ...{ id: "a", title: "A", sprint: null, session: null },
  ...{ created, by: "midcycle", secret: "s" },
});
const ground = { house, demo: null, address: null, provider: null, webhookSecrets: {}, readWebhook, log };
const { address } = await serve({ ...ground, host: "127.0.0.1", port });
process.stdout.write(`${address}\n`);
