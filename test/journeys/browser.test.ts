/** Can people walk through the pages in a real browser: by mouse, by keys, on a phone, in the dark, without JavaScript? */
import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { putLook } from "../../src/store/mirror.ts";
import { serve } from "../../src/web/serve.ts";
import { accounts } from "../review/team.ts";
import { changes, standing } from "../web/api-ground.ts";

const executablePath = "/usr/bin/chromium";
const missing = existsSync(executablePath) ? null : `there is no ${executablePath}: apt-get install chromium`;
if (missing !== null && process.env.CI) throw new Error(missing);
if (missing !== null) console.warn(`Skipped: ${missing}.`);

const paths = [
  "/",
  "/queue",
  "/queue?as=ana",
  "/queue?text=nothing-fits-this",
  "/changes/opendev~271002",
  "/people",
  "/people/ana",
  "/statistics",
  "/sprints",
  "/sprints/mitaka",
  "/sprints/mitaka/recap",
  "/sprints/mitaka/numbers/reviewed",
  "/health",
  "/about",
  "/nowhere",
];

describe.skipIf(missing !== null)(missing ?? "in Chromium", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    const quiet = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ];
    browser = await chromium.launch({
      executablePath,
      args: [...quiet, "--disable-component-update", "--disable-sync"],
    });
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

  test("nothing is wider than a phone", async () => {
    const { page } = await visit({ viewport: { width: 375, height: 740 } });
    for (const path of [...paths, "/api/v1"]) {
      await page.goto(path);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, path).toBeLessThanOrEqual(0);
    }
  });

  test.each(["light", "dark"] as const)("axe finds nothing in the %s", async (colorScheme) => {
    const { page } = await visit({ colorScheme });
    for (const path of paths) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
    }
  });
});
