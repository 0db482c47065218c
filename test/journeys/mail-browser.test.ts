/** Can the HTML of a mail be read on a narrow phone, in light and dark, with nothing from elsewhere and nothing for axe? */
import { AxeBuilder } from "@axe-core/playwright";
import { simpleParser } from "mailparser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyKind } from "../channels/every-kind.ts";
import { channelOf, postOf, usual } from "../channels/ground.ts";
import { browse, missing, skipInPlainSight } from "./chromium.ts";

skipInPlainSight();

describe.skipIf(missing !== null)("the HTML of every kind of notice", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await browse();
  });
  afterAll(() => browser?.close());

  test.each(["light", "dark"] as const)("fits 320 px in %s", async (colorScheme) => {
    const channel = await channelOf({
      ...{ kind: "mail", ...usual, server: "smtp://mail.example.org", usernameEnv: null, passwordEnv: null },
      ...{ encrypted: true, from: "bot@example.org", replyTo: null, to: ["team@example.org"], people: true },
      ...{ subject: null, listId: null, dkim: null },
    });
    const reader = {
      person: "ana",
      name: "Ana",
      because: "You asked for it.",
      leave: "https://m.example.org/unsubscribe/x",
    };
    const drawn = await channel.draw(postOf(everyKind, { to: "ana@example.org", reader }));
    const { html } = await simpleParser(drawn);
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(html || "");

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await page.locator("article").count()).toBe(everyKind.length);
    expect(asked).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await context.close();
  });
});
