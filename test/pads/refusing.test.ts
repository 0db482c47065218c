/** Is what a pad cannot take refused with one sentence, and is nobody else disturbed? */
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { padIdFrom, padIdRefusal } from "../../src/sprint/pad.ts";
import { ana, ben, padGround, said } from "./ground.ts";
import { comeTo, type Writer } from "./wire.ts";

async function two() {
  const ground = await padGround();
  const [one, other] = [comeTo(ground.pads, "a", { author: ana }), comeTo(ground.pads, "a", { author: ben })];
  await Promise.all([one.here, other.here]);
  return { ...ground, one, other };
}

async function goesOn(other: Writer): Promise<void> {
  other.text.insert(0, "still here");
  await other.saved();
  expect(other.ended).toEqual([]);
}

test("who only reads is told so, and what they send is not taken", async () => {
  const { pads, other } = await two();
  const reader = comeTo(pads, "a", { author: null });
  await reader.here;
  reader.text.insert(0, "intruder");
  await expect
    .poll(() => reader.told.map(({ refused }) => refused))
    .toContainEqual(expect.stringContaining("may read"));
  await goesOn(other);
  expect(await said(pads)).toBe("still here");
  expect(pads.present("a").filter(({ author }) => author === null)).toHaveLength(1);
});

test("a pad that is not there, or that one may not see", async () => {
  const { pads, other } = await two();
  const lost = comeTo(pads, "nowhere", { refused: 'There is no pad "nowhere": /pads lists them all.' });
  await expect.poll(() => lost.ended).toContainEqual(expect.stringContaining('no pad "nowhere"'));
  await goesOn(other);
});

test("a message that Yjs does not understand", async () => {
  const { one, other, pads } = await two();
  sync(one, "update", new Uint8Array([250, 251, 252]));
  await expect.poll(() => one.ended.join()).toContain("no change of a pad");
  await goesOn(other);
  expect(await said(pads)).toBe("still here");
});

test("an update of 10 MB", async () => {
  const { one, other, pads } = await two();
  one.text.insert(0, "x".repeat(10_000_000));
  await expect.poll(() => one.ended.join(), { timeout: 10_000 }).toContain("At most 2 MB");
  await goesOn(other);
  expect(await said(pads)).toBe("still here");
});

test("64 kB are pasted at once", async () => {
  const { one, other } = await two();
  one.text.insert(0, "line\n".repeat(13_108));
  await one.saved();
  await expect.poll(() => other.text.length).toBe(65_540);
});

test("nobody writes in another's name", async () => {
  const { one, other, pads } = await two();
  one.text.insert(0, "from Ana");
  await one.saved();
  await expect.poll(() => other.text.toString()).toBe("from Ana");
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(one.doc));
  forged.clientID = one.doc.clientID;
  forged.getText("text").insert(0, "Ana never said this. ");
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(forged));
  await expect.poll(() => other.ended.join()).toContain("under the number of somebody else");
  expect(await said(pads)).toBe("from Ana");
  const name = one.provider.awareness?.getStates().get(one.doc.clientID);
  expect(name).toBeDefined();
});

test.each<[story: string, kind: "answer" | "update", after: number, taken: boolean]>([
  ["passed on by a process that died before it stored it is taken in the answer to what is missing", "answer", 0, true],
  ["is refused in an update", "update", 0, false],
  [
    "is refused in that answer, also when the pad is opened anew, once all had time to come back",
    "answer",
    60_000,
    false,
  ],
])("what another wrote and is not stored: %s", async (_story, kind, after, taken) => {
  const { one, other: before, pads } = await two();
  one.text.insert(0, "from Ana");
  await one.saved();
  const lost = new Y.Doc();
  Y.applyUpdate(lost, Y.encodeStateAsUpdate(one.doc));
  lost.clientID = one.doc.clientID;
  lost.getText("text").insert(0, "More ");
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now() + after);
  onTestFinished(() => clock.mockRestore());
  for (const writer of [one, before]) writer.leave();
  await expect.poll(() => pads.open()).toEqual([]);
  const other = comeTo(pads, "a", { author: ben });
  await other.here;

  sync(other, kind, Y.encodeStateAsUpdate(lost, Y.encodeStateVector(one.doc)));

  if (!taken) {
    await expect.poll(() => other.ended.join()).toContain("under the number of somebody else");
    expect(await said(pads)).toBe("from Ana");
    return;
  }
  await goesOn(other);
  expect((await pads.textAt("a")).runs).toEqual([
    { author: "ben", text: "still here" },
    { author: "ana", text: "More from Ana" },
  ]);
  // The history says who brought it.
  expect((await pads.revisions("a")).map(({ author }) => author)).toEqual(["ana", "ben", "ben"]);
});

/** Sends a short message of Yjs's protocol: the answer to what is missing, or an update. */
function sync({ provider }: Writer, kind: "answer" | "update", data: Uint8Array): void {
  const head = [1, "a".charCodeAt(0), 0, kind === "answer" ? 1 : 2, data.byteLength];
  provider.configuration.websocketProvider.webSocket?.send(new Uint8Array([...head, ...data]));
}

test("names say who the server knows, whatever a page claims", async () => {
  const { one, other } = await two();
  other.provider.setAwarenessField("user", { id: "ana", name: "Ana" });
  await expect
    .poll(() => [...(one.provider.awareness?.getStates() ?? [])].find(([id]) => id === other.doc.clientID)?.[1].user)
    .toEqual(ben);
});

test.each([
  ["a slash", "a/b"],
  ["nothing", ""],
  ["dots that lead elsewhere", ".."],
  ["a capital", "Newton"],
  ["too much", "x".repeat(81)],
])("a name with %s is none for a pad", (_story, id) => {
  expect(padIdRefusal(id)).toMatch(/^".*" cannot name a pad: use up to 80 lower-case letters/);
});

test("a title gives a name", () => {
  expect(padIdFrom("Newton: idées & plans / 2016")).toBe("newton-idees-plans-2016");
  expect(padIdRefusal(padIdFrom("Newton: ideas"))).toBeNull();
});
