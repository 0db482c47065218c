/** Do keys lead where they say, do numbers open in place, and do times read on the reader's own clock? */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { missing, skipInPlainSight } from "./chromium.ts";
import { withBrowser } from "./visit.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "a page in somebody's hands", { timeout: 120_000 }, () => {
  const visit = withBrowser();
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());
  const path = (page: Page) => new URL(page.url()).pathname;

  describe("keys", () => {
    test("move through the queue, open, unfold and lead back", async () => {
      const { page } = await visit();
      await page.goto("/queue");
      const subjects = await page.locator("a.subject").allInnerTexts();
      for (const [key, n] of [
        ["j", 0],
        ["j", 1],
        ["k", 0],
        ["k", 0],
      ] as const) {
        await page.keyboard.press(key);
        expect(await focused(page)).toBe(subjects[n]);
      }
      const row = page.locator("li:focus-within");
      expect(await row.evaluate((element) => getComputedStyle(element).boxShadow)).not.toBe("none");
      await page.keyboard.press("e");
      expect(await row.locator("details[open]").count()).toBe(1);
      await page.keyboard.press("e");
      expect(await row.locator("details[open]").count()).toBe(0);
      await page.keyboard.press("o");
      await page.waitForURL("**/changes/*");
      await page.keyboard.press("u");
      await page.waitForURL("**/queue");
    });

    test("go to the parts of the house, also to oneself", async () => {
      const { page } = await visit();
      await page.goto("/queue?as=ana");
      for (const [key, there] of [
        ["s", "/sprints"],
        ["t", "/statistics"],
        ["q", "/queue"],
        ["h", "/"],
      ] as const) {
        await page.keyboard.press("g");
        await page.keyboard.press(key);
        await page.waitForURL((url) => url.pathname === there);
      }
      await page.goto("/queue?as=ana");
      await page.keyboard.press("g");
      await page.keyboard.press("p");
      await page.waitForURL("**/people/ana");
    });

    test("do nothing while somebody writes, with another key held, or too late", async () => {
      const { page } = await visit();
      await page.clock.install();
      await page.goto("/queue");
      await page.keyboard.press("/");
      expect(await focused(page)).toBe("search");
      await page.keyboard.type("j/?gq");
      expect(await page.locator("#search").inputValue()).toBe("j/?gq");
      await page.locator("#search").blur();
      for (const keys of ["Control+j", "Alt+j", "Meta+j"]) await page.keyboard.press(keys);
      expect(await page.locator("a.subject:focus").count()).toBe(0);
      await page.keyboard.press("g");
      await page.clock.runFor(2_000);
      await page.keyboard.press("s");
      expect(path(page)).toBe("/queue");
    });

    test("are listed by ?, exactly those that work", async () => {
      const { page } = await visit();
      await page.goto("/queue");
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog", { name: "Keys" });
      const listed = await dialog.locator("dt").allInnerTexts();
      expect(listed).toEqual(expect.arrayContaining(["j", "k", "o", "e", "u", "/", "g h", "g q", "g s", "?"]));
      const links = await page.locator(".top nav a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      const places = { "g d": "/dashboards", "g f": "/freezes", "g x": "/exemptions" };
      for (const [keys, href] of Object.entries(places)) expect(listed.includes(keys)).toBe(links.includes(href));
      await page.keyboard.press("Escape");
      expect(await dialog.count()).toBe(0);
    });
  });

  describe("a number", () => {
    test.each([
      ["at the side", { width: 1280, height: 800 }],
      ["from below on a phone", { width: 375, height: 700 }],
    ])("opens in place, %s, and gives the focus back", async (_, viewport) => {
      const { page, complaints } = await visit({ viewport });
      await page.goto("/sprints/mitaka");
      const link = page.locator(".tile", { hasText: "changes reviewed" }).getByRole("link");
      await link.focus();
      await page.keyboard.press("Enter");
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("heading", { name: /rows? behind it$/ }).waitFor();
      expect(path(page)).toBe("/sprints/mitaka");
      expect(await sheet.getByRole("link", { name: "CSV" }).count()).toBe(1);
      expect(await sheet.getByRole("link", { name: "JSON" }).count()).toBe(1);
      expect(await sheet.getByRole("link", { name: "As a page of its own" }).getAttribute("href")).toContain(
        "/numbers/",
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await page.keyboard.press("Escape");
      expect(await sheet.count()).toBe(0);
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(complaints).toEqual([]);
    });

    test("says so when it cannot be opened", async () => {
      const { page, stop } = await visit();
      await page.goto("/sprints/mitaka");
      await stop();
      await page.locator("a.number").first().click();
      await page.getByText("This cannot be opened now").waitFor();
    });

    test("is a page where there is no JavaScript", async () => {
      const { page } = await visit({ javaScriptEnabled: false });
      await page.goto("/sprints/mitaka");
      await page.locator("a.number").first().click();
      expect(path(page)).toContain("/numbers/");
    });
  });

  describe("times", () => {
    const first = (page: Page, selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => [element.textContent, element.getAttribute("title")]);

    test("are the reader's own, the sprint's on hover", async () => {
      const { page } = await visit({ timezoneId: "Europe/Berlin" });
      await page.goto("/changes/opendev~271000");
      expect(await first(page, ".timeline time")).toEqual([
        "4 Jan 2016 09:00 CET",
        expect.stringMatching(/^23 d 10 h ago \(4 Jan 2016 02:00 CST\)$/),
      ]);
      expect(await first(page, ".by time.ago")).toEqual([
        "23 d 10 h ago",
        expect.stringMatching(/^4 Jan 2016 09:00 CET \(4 Jan 2016 02:00 CST\)$/),
      ]);
      expect(await page.locator("footer").innerText()).toContain("Europe/Berlin");
    });

    test("on a sprint's pages are the sprint's, the reader's on hover", async () => {
      const { page } = await visit({ timezoneId: "Europe/Berlin" });
      await page.goto("/sprints/mitaka/recap");
      expect(await first(page, "main time.moment")).toEqual([
        expect.stringMatching(/^27 Jan 2016 12:00 CST$/),
        "just now (27 Jan 2016 19:00 CET)",
      ]);
    });

    test("are UTC or the sprint's where there is no JavaScript", async () => {
      const { page } = await visit({ timezoneId: "Europe/Berlin", javaScriptEnabled: false });
      await page.goto("/changes/opendev~271000");
      expect(await first(page, ".timeline time")).toEqual(["4 Jan 2016 08:00 UTC", "23 d 10 h ago"]);
    });
  });
});
