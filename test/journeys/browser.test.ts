/** Can people walk through the pages in a real browser: by mouse, and without JavaScript? */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { missing, skipInPlainSight } from "./chromium.ts";
import { withBrowser } from "./visit.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "in Chromium", { timeout: 120_000 }, () => {
  const visit = withBrowser();

  const title = (page: Page) => page.locator("h1").innerText();

  test.each([true, false])(
    "from the front door to the rows behind a number (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const { page, complaints } = await visit({ javaScriptEnabled });

      await page.goto("/");
      await page.getByRole("link", { name: "The whole team's queue" }).click();
      expect(await title(page)).toBe("The team's queue");

      const subject = page.locator("a.subject").first();
      const name = await subject.innerText();
      await subject.click();
      expect(await title(page)).toBe(name);
      expect(await page.getByRole("heading", { name: "Whose turn?" }).isVisible()).toBe(true);
      expect(await page.getByRole("heading", { name: "Votes by patch set" }).isVisible()).toBe(true);

      await page.getByRole("link", { name: "Sprints" }).click();
      await page.getByRole("link", { name: "Mitaka mid-cycle" }).click();
      await page.locator(".tile", { hasText: "changes reviewed" }).getByRole("link").click();
      if (javaScriptEnabled) await page.getByRole("link", { name: "As a page of its own" }).click();
      expect(await title(page)).toMatch(/^\d+ changes reviewed$/);
      expect(await page.getByRole("heading", { name: /rows? behind it$/ }).isVisible()).toBe(true);
      expect(complaints).toEqual([]);
    },
  );

  test.each([true, false])("looking as somebody, and finding a change (JavaScript: %s)", async (javaScriptEnabled) => {
    const { page, complaints } = await visit({ javaScriptEnabled });

    await page.goto("/queue");
    await page.getByLabel("Look as").fill("ana");
    await page.getByRole("button", { name: "Go" }).click();
    expect(await title(page)).toBe("What waits for Ana Ortiz");
    await page.getByRole("button", { name: "Leave" }).click();
    expect(await title(page)).toBe("The team's queue");

    await page.getByRole("searchbox", { name: "Find a change or a person" }).fill("271002");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/changes/opendev~271002");
    expect(complaints).toEqual([]);
  });
});
