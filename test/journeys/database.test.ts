/** Does Midcycle live through a database that goes away, and miss nothing? */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readProgram } from "../../src/config/program-file.ts";
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";
import { type House, open } from "../../src/index.ts";
import { app } from "../../src/web/app.ts";
import { type Acts, actsOn } from "../contracts/acts.ts";
import type { World } from "../contracts/world.ts";
import { openWorld } from "../demo/world.ts";
import { openWire, type Wire } from "../fakes/wire.ts";
import { postgresServer } from "../store/postgres-server.ts";

const server = await postgresServer();
const reason = "reason" in server ? server.reason : null;
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describe.skipIf(reason !== null && !process.env.CI)(
  reason ?? "a PostgreSQL that goes away",
  { timeout: 60_000 },
  () => {
    const said: string[] = [];
    let wire: Wire;
    let world: World;
    let acts: Acts;
    let house: House;
    let pages: ReturnType<typeof app>;

    beforeAll(async () => {
      if ("reason" in server) throw new Error(server.reason);
      closers.push(server.stop);
      const url = new URL(server.url);
      wire = await openWire(url.hostname, Number(url.port));
      closers.push(wire.close);
      url.host = `127.0.0.1:${wire.port}`;
      world = await openWorld();
      closers.push(world.close);
      acts = actsOn(world);
      house = await open({
        program: { ...readProgram(programText(world), "program.yaml"), forges: [world.settings] },
        secrets: { demo: world.secrets },
        where: { postgres: url.href },
        follow: true,
        log: (line) => said.push(line),
      });
      closers.push(house.close);
      const log = () => undefined;
      pages = app({ house, demo: null, address: null, provider: null, webhookSecrets: {}, readWebhook, log });
      await until(async () => (await house.context().health())[0]?.state === "following");
      await until(async () => (await house.context().health())[0]?.stream?.connected);
    });

    test("pages say so meanwhile, and what happened meanwhile shows once it is back", async () => {
      wire.refuse(true);
      wire.cut();
      const number = await acts.create(world.projects[0], "Written while nobody could remember it");
      await until(() => said.some((line) => line.startsWith("The database does not answer")));

      const page = await pages.request(`/changes/demo~${number}`);
      expect(page.status).toBe(503);
      expect(await page.text()).toContain("The database does not answer");
      const answer = await pages.request("/api/v1/health");
      expect(await answer.json()).toMatchObject({ status: 503, title: "Service Unavailable" });

      wire.refuse(false);
      await until(() => house.context().board.get(`demo~${number}`));
      expect((await pages.request(`/changes/demo~${number}`)).status).toBe(200);
      await acts.addHashtag(number, "seen-live");
      await until(() => house.context().board.get(`demo~${number}`)?.change.hashtags.includes("seen-live"));
      expect(said.join("\n")).not.toContain("mistake in Midcycle");
    });
  },
);

function programText({ projects }: World): string {
  const repositories = projects.map((name) => `  - { name: ${name}, forge: demo, type: service, core-group: core }`);
  return `id: team\nname: A team\nforges: [{ name: demo, kind: gerrit, url: "http://127.0.0.1:9" }]\nrepositories:\n${repositories.join("\n")}\n`;
}

function until(condition: () => unknown): Promise<unknown> {
  return vi.waitUntil(condition, { timeout: 30_000, interval: 50 });
}
