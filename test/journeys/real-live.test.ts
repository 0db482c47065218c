/** Is what people do on a real Gerrit seen in open pages, as it happens? */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readWebhook } from "../../src/forges/gerrit/webhook.ts";
import { serve } from "../../src/web/serve.ts";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import { furnish, type Site } from "../real/site.ts";
import { ana, ben, type Stage, stageOf } from "../real/stage.ts";
import { browse, missing as noBrowser } from "./chromium.ts";

const missing = noBrowser ?? (await whyNoGerrit());
if (missing !== null) console.warn(`Skipped: ${missing}.`);

describe.skipIf(missing !== null)(missing ?? "on a real Gerrit", { timeout: 120_000 }, () => {
  let site: Site;
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startGerrit().then((gerrit) => furnish(gerrit)), browse()]);
    stage = stageOf(site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.gerrit.close();
  });

  /** A house that follows the server, and tabs on its pages that already listen. */
  async function open(...paths: string[]): Promise<Page[]> {
    const { house } = await stage.listening();
    const ground = {
      house,
      demo: null,
      address: null,
      provider: null,
      webhookSecrets: {},
      readWebhook,
      log: () => undefined,
    };
    const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
    const context = await browser.newContext({ baseURL: server.address });
    onTestFinished(async () => {
      await context.close();
      await server.close();
    });
    return Promise.all(
      paths.map(async (path) => {
        const page = await context.newPage();
        const heard = page.waitForResponse((reply) => new URL(reply.url()).pathname === "/live");
        await expect.poll(async () => (await page.goto(path))?.status(), { timeout: 30_000 }).toBe(200);
        await heard;
        return page;
      }),
    );
  }

  test("votes and words arrive in the queue and on the change, a push as news, a merge as what has left", async () => {
    const change = await stage.pushOne("Watch me live");
    const [queue, own] = (await open("/queue", `/changes/${change.number}`)) as [Page, Page];
    const row = queue.locator(`#c${change.number}`);
    await row.waitFor();

    await stage.review(ana, change, { labels: { "Code-Review": 2 }, message: "Seen by open pages" });
    await row.locator(".vote.yes").waitFor();
    await own.getByText("Seen by open pages").waitFor();

    await stage.pushOne("Pushed while somebody looks");
    const news = queue.locator(".news button.primary");
    await expect.poll(() => news.innerText(), { timeout: 20_000 }).toBe("1 new");
    await news.click();
    await queue.getByRole("link", { name: "Pushed while somebody looks" }).waitFor();

    await stage.review(ben, change, { labels: { "Code-Review": 2, Workflow: 1 } });
    await stage.review(site.ci, change, { labels: { Verified: 2 } });
    await stage.act(ben, change, "submit");
    await row.getByText("merged", { exact: true }).waitFor();
    await own.getByText("Nobody's: it merged").waitFor();
  });

  test("each of many quick votes is seen with the first reading that its event causes", async () => {
    const change = await stage.pushOne("Vote often");
    const [own] = (await open(`/changes/${change.number}`)) as [Page];
    for (let n = 0; n < 12; n++) {
      await stage.review(n % 2 ? ana : ben, change, { message: `Word number ${n}.` });
      // Far below the minute after which a catch-up would find it.
      await own.getByText(`Word number ${n}.`).waitFor({ timeout: 15_000 });
    }
  });
});
