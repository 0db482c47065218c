/** Does a pad stay usable without a connection, by keyboard, on a phone, for a guest, and for who does not see it? */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { missing, skipInPlainSight } from "./chromium.ts";
import { textOf, withPads } from "./pad-ground.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "a pad in somebody's hands", { timeout: 120_000 }, () => {
  const pads = withPads();
  const saved = (page: Page) => expect.poll(() => page.locator("#pad-saved").innerText(), { timeout: 15_000 });

  /** Opens the sprint's pad and writes at its end. */
  async function write(page: Page, text: string): Promise<void> {
    if (!page.url().includes("/pads/")) await page.goto("/sprints/mitaka/notes");
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(text);
  }

  test("what two write while the server is away is kept in their pages, and merged when it is back", async () => {
    const { come, stop, start } = await pads();
    const [ana, ben] = [await come("ana"), await come("ben")];
    await write(ana, "before. ");
    await saved(ana).toBe("Saved");
    await ben.goto("/pads/mitaka");
    await expect.poll(() => textOf(ben)).toContain("before.");
    await stop();
    await saved(ana).toContain("kept in this page");
    await write(ana, "Ana meanwhile. ");
    await write(ben, "Ben meanwhile. ");
    expect(await ana.locator("#pad-saved").innerText()).toContain("kept in this page");
    await start();
    await saved(ana).toBe("Saved");
    await saved(ben).toBe("Saved");
    for (const page of [ana, ben])
      await expect.poll(() => textOf(page)).toMatch(/before\. (?=.*Ana meanwhile)(?=.*Ben meanwhile)/s);
  });

  test("undo takes back one's own words only; find and replace work by keyboard; Esc and Tab leave the text", async () => {
    const { come } = await pads();
    const [ana, ben] = [await come("ana"), await come("ben")];
    await write(ana, "Ana's words. ");
    await ben.goto("/pads/mitaka");
    await write(ben, "Ben's words. ");
    await expect.poll(() => textOf(ana)).toContain("Ben's words.");
    await ana.locator(".cm-content").focus();
    await ana.keyboard.press("Control+z");
    await expect.poll(() => textOf(ana)).not.toContain("Ana's words.");
    expect(await textOf(ana)).toContain("Ben's words.");
    await ana.keyboard.press("Control+y");
    await expect.poll(() => textOf(ana)).toContain("Ana's words.");

    await ana.keyboard.press("Control+f");
    await ana.locator("input[name=search]").fill("words");
    await ana.locator("input[name=replace]").fill("thoughts");
    await ana.locator("button[name=replaceAll]").click();
    await expect.poll(() => textOf(ben)).toContain("Ana's thoughts. Ben's thoughts.");
    await ana.keyboard.press("Escape");
    await ana.locator(".cm-content").focus();
    await ana.keyboard.press("Escape");
    await ana.keyboard.press("Tab");
    expect(await ana.evaluate(() => document.activeElement?.closest(".cm-content"))).toBeNull();
  });

  test("a guest gives a name and writes under it; who does not see the page hears who comes", async () => {
    const { come } = await pads({ says: { pads: { write: "contributor", guests: true, templates: null } } });
    const [ana, guest] = [await come("ana"), await come()];
    await ana.goto("/sprints/mitaka/notes");
    await ana.locator(".cm-content").waitFor();
    await guest.goto("/pads/mitaka");
    await guest.getByLabel("Your name, to write").fill("Gus");
    await guest.getByRole("button", { name: "Write" }).click();
    await expect.poll(() => ana.locator("#pad-said").innerText()).toContain("Gus (guest) has come.");
    await write(guest, "hello from a guest");
    await saved(guest).toBe("Saved");
    await expect.poll(() => textOf(ana)).toContain("hello from a guest");
    await expect.poll(() => ana.locator(".pad-name", { hasText: "Gus (guest)" }).count()).toBeGreaterThan(0);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing in the editor in the %s, and a phone holds it",
    async (colorScheme) => {
      const { come, complaints } = await pads();
      const ben = await come("ben");
      await write(ben, "#agreed to look at 271001\n");
      const page = await come("ana", { colorScheme, viewport: { width: 375, height: 740 } });
      await write(page, "#action ben read 271002 by friday\n");
      await expect.poll(() => page.locator(".pad-pill").count()).toBe(2);
      await expect.poll(() => page.locator("#pad-minutes").isVisible()).toBe(true);
      await saved(page).toBe("Saved");
      await page.locator(".pad-pill").first().focus();
      await page.locator(".pad-card").waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      for (const path of ["/pads", "/pads/mitaka/history?at=1", "/pads/mitaka/diff?from=0"]) {
        await page.goto(path);
        const found = (await new AxeBuilder({ page }).analyze()).violations;
        expect(found.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      }
      expect(complaints).toEqual([]);
    },
  );

  test("the history plays", async () => {
    const { come, complaints } = await pads();
    const ana = await come("ana");
    await write(ana, "one two three");
    await saved(ana).toBe("Saved");
    await ana.goto("/pads/mitaka/history");
    await ana.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => ana.locator("#pad-then").innerText()).not.toContain("three");
    await expect.poll(() => ana.locator("#pad-then").innerText(), { timeout: 20_000 }).toContain("one two three");
    await ana.getByRole("button", { name: "Play" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
