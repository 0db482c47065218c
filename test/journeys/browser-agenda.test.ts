/** Can people run a sprint in a browser: by mouse, by keyboard, without scripts, on a phone, with others looking on? */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { sayOfTrack } from "../../src/commands/room/agenda-deeds.ts";
import { serve } from "../../src/web/serve.ts";
import { standing } from "../web/api-ground.ts";
import { browse, missing, skipInPlainSight } from "./chromium.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "a sprint in Chromium", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  /** Tabs on one house in which the sprint is on, each of somebody. */
  async function tabs(...people: [who: string, options?: BrowserContextOptions][]) {
    const { ground } = await standing({ decided: true, signIn: { local: true } });
    const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
    onTestFinished(() => server.close());
    const open: Page[] = [];
    const complaints: string[] = [];
    for (const [who, options = {}] of people) {
      const context = await browser.newContext({ baseURL: server.address, ...options });
      onTestFinished(() => context.close());
      await context.request.post("/sign-in/local", {
        form: { person: who, back: "/" },
        headers: { Origin: server.address },
      });
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => complaints.push(message));
      await page.goto("/sprints/mitaka/agenda");
      open.push(page);
    }
    return { context: ground.house.context(), complaints, pages: open as [Page, ...Page[]] };
  }

  const titles = (page: Page, state: string, track = "federation") =>
    page.locator(`.lane[data-state="${state}"][data-track="${track}"] .session h4`).allInnerTexts();
  const settles = (page: Page, state: string, expected: string[], track?: string) =>
    expect.poll(() => titles(page, state, track), { timeout: 15_000 }).toEqual(expected);

  test("a session is dragged to what is on, and everybody who looks sees it", async () => {
    const { pages, complaints } = await tabs(["dan", { viewport: { width: 1280, height: 2600 } }], ["eve"]);
    const [page, other] = pages;
    const lane = page.locator('.lane[data-state="now"][data-track="federation"]');
    await page.locator('[data-session="s2"]').dragTo(lane, { targetPosition: { x: 60, y: 12 } });
    await settles(page, "now", ["Mapping rules"]);
    await settles(page, "done", ["Gate status", "TOTP <b>for Newton</b>"]);
    if (other) await settles(other, "now", ["Mapping rules"]);
    await page
      .locator('[data-session="s4"]')
      .dragTo(page.locator('.lane[data-state="later"][data-track="federation"]'));
    await settles(page, "later", ["Eventlet"]);
    expect(complaints).toEqual([]);
  });

  test("a session is moved with the keyboard alone, and the focus stays with it", async () => {
    const { pages, complaints } = await tabs(["dan"]);
    const [page] = pages;
    const grip = page.locator('[data-session="s2"] .moving > summary');
    await grip.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#moving").innerText()).toMatch(
      /^Mapping rules: later on federation, at the end\. Enter puts it there/,
    );
    await page.keyboard.press("Escape");
    expect(await page.locator("#moving").innerText()).toBe("It stays where it is.");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await settles(page, "now", ["Mapping rules"]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[data-session]")?.getAttribute("data-session")))
      .toBe("s2");
    expect(complaints).toEqual([]);
  });

  test("without scripts each session has a form", async () => {
    const [page] = (await tabs(["dan", { javaScriptEnabled: false }])).pages;
    const card = page.locator('[data-session="s2"]');
    await card.locator("summary").click();
    await card.locator("select[name=state]").selectOption("now");
    await card.getByRole("button", { name: "Move" }).click();
    await settles(page, "now", ["Mapping rules"]);
    await page.getByLabel("What it is about").fill("Tokens");
    await page.getByRole("button", { name: "Raise it" }).click();
    await settles(page, "later", ["Eventlet", "Tokens"], "");
  });

  test("what is said elsewhere shows on the open page and on the wall", async () => {
    const { pages, context } = await tabs(["dan"], ["ana"]);
    const [page, wall] = pages;
    await wall?.goto("/sprints/mitaka/wall");
    await sayOfTrack(
      context,
      { id: "ana", through: "cli", link: null },
      { track: "federation", verb: "now", text: "Tokens" },
    );
    await settles(page, "now", ["Tokens"]);
    if (wall) await expect.poll(() => wall.locator(".wall-now").innerText(), { timeout: 15_000 }).toMatch(/Tokens/);
  });

  test("on a phone somebody signs up, comes, asks and votes", async () => {
    const [page] = (await tabs(["ben", { viewport: { width: 375, height: 740 }, hasTouch: true }])).pages;
    await page.goto("/sprints/mitaka/roster");
    await page.getByLabel("the same without my name").check();
    await page.getByLabel("Nick in chat").fill("benny");
    await page.getByRole("button", { name: "Sign up" }).click();
    expect(await page.getByRole("row", { name: /benny/ }).innerText()).not.toMatch(/Ben Abara/);
    await page.getByLabel("Where are you?").fill("#federation");
    await page.getByRole("button", { name: "I am here" }).click();
    expect(await page.getByText("You are in federation").count()).toBe(1);
    await page.goto("/sprints/mitaka/questions");
    await page.getByLabel("Your question").fill("Why?");
    await page.getByLabel(/without my name/).check();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    expect(await page.locator(".question", { hasText: "Why?" }).innerText()).toMatch(/0 votes[\s\S]*asked by somebody/);
    for (const path of ["agenda", "sessions/s1", "roster", "questions", "history"]) {
      await page.goto(`/sprints/mitaka/${path}`);
      expect
        .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path)
        .toBeLessThanOrEqual(0);
    }
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on the pages of whoever may do everything, in the %s",
    async (colorScheme) => {
      const [page] = (await tabs(["ana", { colorScheme }])).pages;
      for (const path of [
        "/sprints/new",
        "/sprints/mitaka/agenda",
        "/sprints/mitaka/sessions/s1",
        "/sprints/mitaka/roster",
        "/sprints/mitaka/questions",
        "/changes/opendev~271000",
        "/sprints/mitaka/wall",
      ]) {
        await page.goto(path);
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("main details")) one.setAttribute("open", "");
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            path,
          )
          .toEqual([]);
      }
    },
  );
});
