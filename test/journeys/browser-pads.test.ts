/** Can people write together in one pad, each in a browser of their own? */
import { describe, expect, test } from "vitest";
import { missing, skipInPlainSight } from "./chromium.ts";
import { textOf, withPads } from "./pad-ground.ts";

skipInPlainSight();

describe.skipIf(missing !== null)(missing ?? "a pad in two browsers", { timeout: 120_000 }, () => {
  const pads = withPads();

  test("both see what both type, in their colours, and that it is saved", async () => {
    const { come, complaints } = await pads();
    const [ana, ben] = [await come("ana"), await come("ben")];
    await ana.goto("/sprints/mitaka/notes");
    await ben.goto("/pads/mitaka");
    await ana.locator(".cm-content").click();
    await ana.keyboard.press("Control+End");
    await ana.keyboard.type("#topic tokens\nWe need TOTP.\n");
    await expect.poll(() => textOf(ben)).toContain("#topic tokens\nWe need TOTP.");
    await ben.locator(".cm-content").click();
    await ben.keyboard.press("Control+End");
    await ben.keyboard.type("Agreed, says Ben.");
    await expect.poll(() => textOf(ana)).toContain("Agreed, says Ben.");
    await expect.poll(() => ana.locator("#pad-saved").innerText()).toBe("Saved");
    await expect.poll(() => ben.locator("#pad-saved").innerText()).toBe("Saved");
    await expect.poll(() => ana.locator("#pad-here li").allInnerTexts()).toEqual(["Ana Ortiz", "Ben Abara"]);
    const [own, other] = ["We need TOTP.", "Agreed, says Ben."].map((text) =>
      ben.locator(".pad-by", { hasText: text }),
    );
    await expect.poll(() => own?.getAttribute("class")).toMatch(/pad-author-\d/);
    expect(await other?.getAttribute("class")).not.toBe(await own?.getAttribute("class"));
    expect(complaints).toEqual([]);
  });

  test("a stranger reads it, without JavaScript too", async () => {
    const { come } = await pads();
    const ana = await come("ana");
    await ana.goto("/sprints/mitaka/notes");
    await ana.locator(".cm-content").click();
    await ana.keyboard.press("Control+End");
    await ana.keyboard.type("Hello to all.");
    await expect.poll(() => ana.locator("#pad-saved").innerText()).toBe("Saved");
    const reader = await come(undefined, { javaScriptEnabled: false });
    await reader.goto("/pads/mitaka");
    expect(await reader.locator(".pad-lines").innerText()).toContain("Hello to all.");
    const watcher = await come();
    await watcher.goto("/pads/mitaka");
    await expect.poll(() => textOf(watcher)).toContain("Hello to all.");
    await watcher.locator(".cm-content").click();
    await watcher.keyboard.type("I was here");
    expect(await textOf(watcher)).not.toContain("I was here");
    expect(await watcher.locator("#pad-reads").innerText()).toContain("sign in to write");
  });
});
