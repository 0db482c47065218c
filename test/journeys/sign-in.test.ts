/** Do people come in through a real provider in a real browser, act, and leave? */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { pagesWithRealProvider } from "../web/provider-ground.ts";
import { browse, missing, skipInPlainSight } from "./chromium.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "in Chromium", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  test.each([true, false])(
    "in by the provider, a token made, and out again (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const { address } = await pagesWithRealProvider();
      const context = await browser.newContext({ baseURL: address, javaScriptEnabled });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (problem) => complaints.push(problem.message));
      page.on("console", (message) => {
        // The provider's own pages are none of ours.
        if (message.type() === "error" && message.location().url.startsWith(address)) complaints.push(message.text());
      });

      await page.goto("/queue?mover=cores");
      await page.getByRole("link", { name: "Sign in" }).click();
      await page.getByRole("link", { name: "Sign in with The Hall" }).click();
      await page.locator('input[name="login"]').fill("ana");
      await page.locator('input[name="password"]').fill("x");
      await page.locator('button[type="submit"]').click();
      await page.locator('button[type="submit"]').click();
      await page.waitForURL(`${address}/queue?mover=cores`);
      expect(await page.locator("h1").innerText()).toBe("What waits for Ana Ortiz");

      await page.getByRole("link", { name: "Ana Ortiz", exact: true }).first().click();
      await page.waitForURL(`${address}/me`);
      await page.getByRole("textbox", { name: "Name" }).fill("nightly report");
      await page.getByRole("button", { name: "Make a token" }).click();
      const secret = await page.locator("#fresh ~ pre").innerText();
      const asked = await fetch(`${address}/api/v1/queue`, { headers: { Authorization: `Bearer ${secret}` } });
      expect(asked.status).toBe(200);

      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 800 });
        for (const path of ["/me", "/sign-in", "/sign-out", "/sign-in/go-on"]) {
          await page.goto(path);
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(beyond, `${path} at ${width}`).toBeLessThanOrEqual(0);
          if (!javaScriptEnabled) continue;
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        }
      }

      await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
      await page.getByRole("button", { name: "Yes, sign me out" }).click();
      await page.waitForURL(`${address}/sign-in?out=1`);
      expect(await page.getByRole("status").innerText()).toBe("You are signed out.");
      await page.goto("/me");
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      expect(await context.cookies(address)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});
