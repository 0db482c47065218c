/** Does an open page show what moves, and does it leave alone what its reader holds? */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { everything } from "../../src/commands/signs.ts";
import type { Change } from "../../src/review/change.ts";
import { has, says, story, uploads, votes } from "../review/story.ts";
import { changes } from "../web/api-ground.ts";
import { missing, skipInPlainSight } from "./chromium.ts";
import { withBrowser } from "./visit.ts";

skipInPlainSight();

const first = changes[0] as Change;

/** A change like the first with another number and what else is said of it. */
function another(number: number, more: Partial<Change> = {}): Change {
  const url = `https://review.opendev.org/c/openstack/keystone/+/${number}`;
  return { ...first, key: `opendev~${number}`, number, url, changeId: `I${number}`, ...more };
}

describe.skipIf(missing !== null)(missing ?? "an open page", { timeout: 120_000 }, () => {
  const visit = withBrowser();
  const subjects = (page: Page) => page.locator("a.subject").allInnerTexts();
  const news = (page: Page) => page.locator(".news button.primary");
  const said = (page: Page) => page.locator(".news [role=status]");
  const row = (page: Page, number: number) => page.locator(`#c${number}`);
  /** Resolves when the page listens. */
  const listening = (page: Page) =>
    page.waitForResponse((reply) => new URL(reply.url()).pathname === "/live", { timeout: 30_000 });

  async function open(path: string, options = {}) {
    const here = await visit(options);
    const heard = listening(here.page);
    await here.page.goto(path);
    await heard;
    return here;
  }

  test("marks a change that moved, says so, and leaves focus, place, selection and details alone", async () => {
    const { page, move, complaints } = await open("/queue", { viewport: { width: 900, height: 300 } });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    const held = await page.evaluateHandle(() => document.activeElement);
    const order = await subjects(page);
    const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
    const before = await top();
    await row(page, 271_003).locator("h3").selectText();
    const selected = await page.evaluate(() => String(getSelection()));
    await page.evaluate((element) => (element as HTMLElement).focus({ preventScroll: true }), held);

    await move([{ ...first, subject: "Another subject of another length altogether", topic: "now-with-a-topic" }]);
    await page.getByText("Another subject of another length").waitFor();

    expect(await row(page, first.number).getAttribute("class")).toContain("moved");
    expect(await said(page).innerText()).toBe("1 change has moved.");
    expect(await held.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(2);
    expect(await page.evaluate(() => String(getSelection()))).toBe(selected);
    expect(await page.locator("li:focus-within details[open]").count()).toBe(1);
    expect((await subjects(page)).length).toBe(order.length);
    expect(complaints).toEqual([]);
  });

  test("announces what is new and keeps what has left, until the reader asks", async () => {
    const { page, move, complaints } = await open("/queue");
    const order = await subjects(page);

    await move([
      another(271_080, { subject: "Just pushed" }),
      another(271_081, { subject: "Pushed as well" }),
      another(271_082, { subject: "And a third" }),
      { ...first, status: "merged", submitted: "2016-01-27T17:00:00.000Z" },
    ]);
    await news(page).waitFor();

    expect(await news(page).innerText()).toBe("3 new · 1 left");
    expect(await said(page).innerText()).toBe("3 new changes, 1 change has left.");
    expect(await subjects(page)).toEqual(order);
    expect(await row(page, first.number).getAttribute("class")).toContain("left");
    expect(await row(page, first.number).innerText()).toContain("merged");
    expect(await page.locator(".tabs b").first().innerText()).toBe("7");

    await news(page).click();
    await page.getByRole("link", { name: "Just pushed" }).waitFor();
    expect(await row(page, first.number).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(
      /Just pushed|Pushed as well|And a third/,
    );
    expect(await news(page).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("shows a change as it is argued about", async () => {
    const { page, move, complaints } = await open(`/changes/${first.key}`);

    const told = story(
      uploads("eve"),
      votes("zuul", "Verified+1"),
      votes("ana", "Code-Review-1", "Not like this."),
      has({ ...idOf(first) }),
    );
    await move([told]);
    await page.getByText("Not like this.").waitFor();

    expect(await said(page).innerText()).toContain("“Whose turn?” has changed");
    expect(await page.locator(".block.moved").count()).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
  });

  test("keeps a form that is being filled in", async () => {
    const { page, move } = await open("/queue");
    await page.locator("#filter-text").fill("half a wo");
    await page.locator("#filter-text").blur();
    await move([{ ...first, subject: "Changed meanwhile" }]);
    await page.getByText("Changed meanwhile").waitFor();
    expect(await page.locator("#filter-text").inputValue()).toBe("half a wo");
  });

  test("is told only what concerns it", async () => {
    const { page, move } = await open("/queue?as=dan");
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await move([another(271_090, { subject: "Nothing to do with Dan" })]);
    const own = changes[1] as Change;
    await move([
      story(
        uploads("dan"),
        votes("zuul", "Verified+1"),
        says("ana", "Why?", 1),
        says("ben", "Yes, why?", 1),
        has({ ...idOf(own), subject: "Asked twice" }),
      ),
    ]);
    await page.getByText("Asked twice").waitFor();
    expect(fetched.filter((path) => path === "/queue")).toHaveLength(1);
  });

  test("asks from time to time where events do not come through", async () => {
    const { page, move } = await visit();
    await page.clock.install();
    await page.route("**/live?*", (route) => route.abort());
    await page.goto("/queue");
    await move([{ ...first, subject: "Found by asking" }]);
    await page.clock.runFor(60_000);
    await page.getByText("Found by asking").waitFor();
  });

  test("keeps what it shows when the server fails, and goes on when it is well", async () => {
    const { page, move, ground } = await open("/queue");
    const { context } = ground.house;
    const { signs } = context();
    const gone = () => {
      throw new Error("gone");
    };
    const order = await subjects(page);
    const failed = page.waitForResponse((reply) => reply.status() >= 500);
    Object.assign(ground.house, { context: gone });
    signs.tell({ topics: [everything], changes: [] });
    await failed;
    expect(await subjects(page)).toEqual(order);

    Object.assign(ground.house, { context });
    await move([{ ...first, subject: "Well at last" }]);
    await page.getByText("Well at last").waitFor({ timeout: 60_000 });
  });

  test("pauses while nobody sees it, and takes in what it missed", async () => {
    const { page, move, ground } = await open("/queue");
    const hide = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    let asked = 0;
    page.on("request", (request) => {
      if (new URL(request.url()).pathname === "/queue") asked++;
    });
    await hide(true);
    await move([{ ...first, subject: "Moved behind its back" }]);
    await expect.poll(() => ground.house.context().signs.count).toBe(1);
    expect(asked).toBe(0);
    await hide(false);
    await page.getByText("Moved behind its back").waitFor();
    expect(asked).toBe(1);
  });

  test("says quietly that the server has newer pages", async () => {
    const { page } = await visit();
    await page.route("**/queue", async (route) => {
      const reply = await route.fetch();
      const body = (await reply.text()).replace(/data-assets="\w+"/, 'data-assets="older"');
      await route.fulfill({ response: reply, body });
    });
    await page.goto("/queue");
    const note = page.getByRole("button", { name: "Midcycle is newer than this page: reload" });
    await note.waitFor();
    await page.unroute("**/queue");
    await note.click();
    await page.waitForLoadState();
    expect(await note.count()).toBe(0);
  });

  test("learns what it missed while the server was restarted", async () => {
    const { page, move, restart, complaints } = await open("/queue");
    await move([{ ...first, subject: "Before the restart" }]);
    await page.getByText("Before the restart").waitFor();
    const again = listening(page);
    await restart();
    await move([{ ...first, subject: "After the restart" }]);
    await again;
    await page.getByText("After the restart").waitFor({ timeout: 60_000 });
    expect(complaints.filter((line) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/.test(line))).toEqual([]);
  });
});

function idOf({ key, number, url, changeId, repository }: Change): Partial<Change> {
  return { key, number, url, changeId, repository };
}
