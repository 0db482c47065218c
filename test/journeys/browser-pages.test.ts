/** Can everybody read every page: with axe's eyes in light and dark, on a phone, on paper? */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { serve } from "../../src/web/serve.ts";
import { decided } from "../commands/exemption-ground.ts";
import { promised } from "../commands/promise-ground.ts";
import { standing } from "../web/api-ground.ts";
import { browse, missing, skipInPlainSight } from "./chromium.ts";
import { pages, refusals } from "./pages.ts";

skipInPlainSight();

const addresses = [...Object.values(pages).flat(), ...refusals];

describe.skipIf(missing !== null)(missing ?? "each page in Chromium", { timeout: 600_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  /** A tab on a house of its own. */
  async function tab(options: BrowserContextOptions = {}): Promise<Page> {
    const { ground } = await standing({ decided: true });
    await decided(ground.house.context());
    await promised(ground.house.context());
    const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
    const context = await browser.newContext({ baseURL: server.address, ...options });
    onTestFinished(async () => {
      await context.close();
      await server.close();
    });
    return context.newPage();
  }

  const wider = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test.each(["light", "dark"] as const)("axe finds nothing in the %s", async (colorScheme) => {
    const page = await tab({ colorScheme });
    for (const address of addresses) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          address,
        )
        .toEqual([]);
    }
  });

  test("each is a page, and no wider than a phone", async () => {
    const page = await tab({ viewport: { width: 375, height: 740 } });
    for (const address of addresses) {
      const reply = await page.goto(address);
      expect.soft(reply?.headers()["content-type"], address).toMatch(/^text\/html/);
      expect.soft(await wider(page), address).toBeLessThanOrEqual(0);
    }
  });

  test("on paper each is no wider than a sheet, and has no navigation", async () => {
    const page = await tab({ viewport: { width: 718, height: 1_000 } });
    await page.emulateMedia({ media: "print" });
    for (const address of addresses) {
      await page.goto(address);
      expect.soft(await wider(page), address).toBeLessThanOrEqual(0);
      expect.soft(await page.locator("header nav").isVisible(), address).toBe(false);
    }
  });
});
