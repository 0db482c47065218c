/** Can people write together in one pad, each in a browser of their own? */
import { describe, expect, test } from "vitest";
import { changes } from "../web/api-ground.ts";
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

  test("a change that is named shows how it stands, and shows it anew when that moves", async () => {
    const { come, move, complaints } = await pads();
    const ana = await come("ana");
    await ana.goto("/sprints/mitaka/notes");
    await ana.locator(".cm-content").click();
    await ana.keyboard.press("Control+End");
    await ana.keyboard.type("We look at 271001 and at bug 99 first.");
    const pill = ana.locator(".pad-pill");
    await expect.poll(() => pill.allInnerTexts()).toEqual(["open · turn: the owner · Verified +1"]);
    expect(await textOf(ana)).toContain("We look at 271001 and at bug 99 first.");
    await pill.focus();
    await expect.poll(() => ana.locator(".pad-card").innerText()).toContain("271001:");
    const [, second] = changes;
    if (!second) throw new Error("the ground has a second change");
    await move([{ ...second, status: "merged", submitted: "2016-01-27T17:00:00.000Z" }]);
    await expect.poll(() => pill.innerText(), { timeout: 2_000 }).toBe("merged");
    expect(complaints).toEqual([]);
  });

  test("minutes are made as one writes, and a command is done once it is confirmed", async () => {
    const { come, complaints } = await pads();
    const ana = await come("ana");
    await ana.goto("/sprints/mitaka/notes");
    await ana.locator(".cm-content").click();
    await ana.keyboard.press("Control+End");
    await ana.keyboard.type(
      "#topic Tokens\n#agreed TOTP merges\n#action ben write the spec by 2016-02-05\n/frozen? 271001",
    );
    const panel = ana.locator("#pad-minutes");
    await expect.poll(() => panel.innerText()).toContain("TOTP merges");
    expect(await panel.locator("h3").innerText()).toBe("Tokens");
    expect(await panel.locator(".action").innerText()).toMatch(/ben write the spec.*Ben Abara · by 2016-02-05/s);
    await ana.getByRole("button", { name: "TOTP merges" }).click();
    expect(await ana.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain("#agreed");

    await ana.locator(".pad-run").click();
    const dialog = ana.locator("dialog[open]");
    await dialog.getByRole("button", { name: "Do it" }).click();
    await expect.poll(() => textOf(ana)).toMatch(/\/frozen\? 271001\n> .+/);
    await expect.poll(() => ana.locator(".pad-run").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
