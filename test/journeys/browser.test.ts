/** Can people walk through the pages in a real browser: by mouse, by keys, without JavaScript? */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { putLook } from "../../src/store/mirror.ts";
import { serve } from "../../src/web/serve.ts";
import { accounts } from "../review/team.ts";
import { changes, standing } from "../web/api-ground.ts";
import { browse, missing, skipInPlainSight } from "./chromium.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "in Chromium", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  /** A tab on pages of their own; what its console complains of, missing pages aside, is in `complaints`. */
  async function visit(options: BrowserContextOptions = {}) {
    const { ground } = await standing();
    const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
    const context = await browser.newContext({ baseURL: server.address, ...options });
    onTestFinished(async () => {
      await context.close();
      await server.close();
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (problem) => complaints.push(problem.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
    });
    return { page, ground, complaints };
  }

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

    await page.getByRole("searchbox", { name: "Find a change" }).fill("271002");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/changes/opendev~271002");
    expect(complaints).toEqual([]);
  });

  test("keys move through the queue", async () => {
    const { page } = await visit();
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

    await page.goto("/queue");
    const subjects = await page.locator("a.subject").allInnerTexts();
    await page.keyboard.press("j");
    expect(await focused()).toBe(subjects[0]);
    await page.keyboard.press("j");
    expect(await focused()).toBe(subjects[1]);
    await page.keyboard.press("k");
    expect(await focused()).toBe(subjects[0]);
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog", { name: "Keys" }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await focused()).toBe("search");
    await page.keyboard.type("j/?");
    expect(await page.locator("#search").inputValue()).toBe("j/?");
  });

  test("a page takes in what moved, under the reader's eyes and without taking the focus", async () => {
    const { page, ground, complaints } = await visit();
    await page.clock.install();
    await page.goto("/queue");
    const before = await page.locator("a.subject").count();
    await page.keyboard.press("j");
    const held = await page.evaluateHandle(() => document.activeElement);
    const fresh = {
      ...(changes[0] as (typeof changes)[0]),
      key: "opendev~271080",
      number: 271_080,
      subject: "Just pushed",
    };
    const { db, board, now } = ground.house.context();
    const at = { started: now(), now: now() };
    await putLook(db, "opendev", { snapshots: [{ change: fresh, accounts }], missing: [], unreadable: [] }, at);
    await board.refresh([fresh.key]);

    await page.clock.runFor(31_000);
    await page.getByRole("link", { name: "Just pushed" }).waitFor();

    expect(await page.locator("a.subject").count()).toBe(before + 1);
    expect(await held.evaluate((element) => element === document.activeElement && element?.isConnected)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("a page stays as it is while its reader fills in a form, and when the server fails", async () => {
    const { page, ground } = await visit();
    await page.clock.install();
    await page.goto("/queue");
    await page.locator("#filter-text").fill("half a wo");
    await page.clock.runFor(31_000);
    expect(await page.locator("#filter-text").inputValue()).toBe("half a wo");

    await page.locator("#filter-text").blur();
    Object.assign(ground.house, {
      context: () => {
        throw new Error("gone");
      },
    });
    const failed = page.waitForResponse((reply) => reply.status() === 500);
    const over = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener("htmx:finally:request", () => resolve(null), { once: true }),
        ),
    );
    await page.clock.runFor(31_000);
    await failed;
    await over;
    expect(await title(page)).toBe("The team's queue");
  });
});
