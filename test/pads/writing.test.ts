/** Do people who write at once end with one text, and does its history give it back? */
import { expect, test } from "vitest";
import { mostLoose } from "../../src/pads/packing.ts";
import { ana, ben, padGround, said } from "./ground.ts";
import { comeTo } from "./wire.ts";

test("two who write in one place see the same, and each keeps their words", async () => {
  const { pads } = await padGround();
  const [one, two] = [comeTo(pads, "a", { author: ana }), comeTo(pads, "a", { author: ben })];
  await Promise.all([one.here, two.here]);
  one.text.insert(0, "from Ana. ");
  two.text.insert(0, "from Ben. ");
  await Promise.all([one.saved(), two.saved()]);
  await expect.poll(() => one.text.toString() === two.text.toString()).toBe(true);
  const { runs, seq } = await pads.textAt("a");
  expect(seq).toBe(2);
  expect(new Set(runs.map(({ author, text }) => `${author}: ${text}`))).toEqual(
    new Set(["ana: from Ana. ", "ben: from Ben. "]),
  );
  expect(pads.present("a").map(({ author }) => author?.id)).toEqual(["ana", "ben"]);
});

test("what was saved is there when the pads are opened again, at every revision", async () => {
  const { pads, another } = await padGround();
  const one = comeTo(pads, "a", { author: ana });
  await one.here;
  for (const word of ["one ", "two ", "three "]) {
    one.text.insert(one.text.length, word);
    await one.saved();
  }
  const other = another();
  expect(await said(other)).toBe("one two three ");
  expect(await said(other, "a", 2)).toBe("one two ");
  expect(await said(other, "a", 0)).toBe("");
  expect((await other.textAt("a", 0)).at).toBeNull();
  expect((await other.revisions("a")).map(({ author }) => author)).toEqual(["ana", "ana", "ana"]);
});

test("a pad of more revisions than lie loose is packed, and every one of them can still be read", async () => {
  const { pads, records } = await padGround();
  const one = comeTo(pads, "a", { author: ana });
  await one.here;
  const many = mostLoose + 20;
  for (let i = 1; i <= many; i++) one.text.insert(one.text.length, "x");
  await one.saved();
  one.leave();
  await expect.poll(async () => (await records.packs("a", 0)).length).toBe(1);
  expect(await records.since("a", 0)).toEqual([]);
  expect(await said(pads)).toBe("x".repeat(many));
  for (const seq of [1, 77, mostLoose, many]) expect(await said(pads, "a", seq)).toHaveLength(seq);
  const again = comeTo(pads, "a", { author: ben });
  await again.here;
  expect(again.text.length).toBe(many);
  again.text.insert(0, "y");
  await again.saved();
  expect(await said(pads, "a", many)).not.toContain("y");
  expect((await pads.history("a")).map(({ seq }) => seq)).toEqual(Array.from({ length: many + 1 }, (_, i) => i + 1));
});

test("what is written for somebody keeps what others wrote, and changes only what differs", async () => {
  const { pads } = await padGround();
  const one = comeTo(pads, "a", { author: ana });
  await one.here;
  one.text.insert(0, "first\nsecond\nthird\n");
  await one.saved();
  expect(await pads.write("a", ben, (text) => text.replace("second", "zweite"))).toBe(2);
  await expect.poll(() => one.text.toString()).toBe("first\nzweite\nthird\n");
  expect((await pads.textAt("a")).runs).toEqual([
    { author: "ana", text: "first\n" },
    { author: "ben", text: "zweite\n" },
    { author: "ana", text: "third\n" },
  ]);
  expect(await pads.write("a", ben, (text) => text)).toBeNull();
  expect(await pads.write("a", ben, () => null)).toBeNull();
});

test("what another process writes comes in, and nothing of it is written twice", async () => {
  const { pads, another, records } = await padGround();
  const one = comeTo(pads, "a", { author: ana });
  await one.here;
  one.text.insert(0, "here. ");
  await one.saved();
  await another().write("a", ben, (text) => `${text}elsewhere. `);
  one.text.insert(0, "Then ");
  await one.saved();
  await expect.poll(() => one.text.toString(), { timeout: 5_000 }).toBe("Then here. elsewhere. ");
  await another().write("a", ben, (text) => `${text}Again.`);
  await expect.poll(() => one.text.toString(), { timeout: 5_000 }).toBe("Then here. elsewhere. Again.");
  expect((await records.heads(["a"])).get("a")).toBe(4);
});

test("a database that does not answer is waited for: said to all, nothing shown as saved, nothing lost", async () => {
  let away = true;
  const { pads, lines } = await padGround(undefined, (records) => ({
    ...records,
    append: (...one) => (away ? Promise.reject(new Error("the disk is full")) : records.append(...one)),
  }));
  const one = comeTo(pads, "a", { author: ana });
  await one.here;
  one.text.insert(0, "kept");
  let saved = false;
  const saving = one.saved().then(() => {
    saved = true;
  });
  await expect.poll(() => one.told.some(({ trouble }) => String(trouble).includes("does not answer"))).toBe(true);
  expect(saved).toBe(false);
  expect(lines.join()).toContain("the disk is full");
  away = false;
  await saving;
  expect(one.told.at(-1)).toBeDefined();
  expect(await said(pads)).toBe("kept");
});
