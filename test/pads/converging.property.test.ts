/** Do all who write end with one text, whatever order their edits come in, and does the history give that text back? */
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import * as Y from "yjs";
import { padGround, said } from "./ground.ts";
import { comeTo } from "./wire.ts";

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("insert" as const),
      who: fc.nat(2),
      at: fc.nat(60),
      text: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom("a", "b", "\n", "#", "é", "🎉") }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("delete" as const),
      who: fc.nat(2),
      at: fc.nat(60),
      text: fc.constant(""),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("cut" as const, "back" as const, "pause" as const),
      who: fc.nat(2),
      at: fc.constant(0),
      text: fc.constant(""),
    }),
  },
);

test.prop({ steps: fc.array(step, { minLength: 5, maxLength: 40 }) }, { numRuns: 40, endOnFailure: true })(
  "any interleaving of edits, cuts and returns",
  async ({ steps }) => {
    const { pads, another } = await padGround();
    const names = ["ana", "ben", "cleo"];
    const writers = names.map((id) => comeTo(pads, "a", { author: { id, name: id } }));
    await Promise.all(writers.map(({ here }) => here));
    for (const { kind, who, at, text } of steps) {
      const writer = writers[who];
      if (!writer) continue;
      const socket = writer.provider.configuration.websocketProvider;
      const length = writer.text.length;
      if (kind === "insert") writer.text.insert(Math.min(at, length), text);
      else if (kind === "delete" && length > 0) writer.text.delete(Math.min(at, length - 1), 1);
      else if (kind === "cut") socket.disconnect();
      else if (kind === "back") void socket.connect();
      else await new Promise((resolve) => setImmediate(resolve));
    }
    for (const { provider } of writers) {
      const socket = provider.configuration.websocketProvider;
      const back = () => {
        // A cut is told a moment later, so that one may look connected still.
        if (socket.status === "disconnected") void socket.connect();
        return provider.isSynced && !provider.hasUnsyncedChanges && socket.shouldConnect;
      };
      await expect.poll(back, { timeout: 5_000 }).toBe(true);
    }
    for (const writer of writers) await writer.saved();
    const [first] = writers;
    await expect.poll(() => writers.every(({ text }) => text.toString() === first?.text.toString())).toBe(true);
    const text = first?.text.toString() ?? "";
    expect(await said(another())).toBe(text);

    const replayed = new Y.Doc();
    const told = another();
    for (const { seq, data } of await pads.history("a")) {
      Y.applyUpdate(replayed, data);
      if (seq % 7 === 0) expect(await said(told, "a", seq)).toBe(replayed.getText("text").toString());
    }
    expect(replayed.getText("text").toString()).toBe(text);
    for (const writer of writers) writer.leave();
  },
  60_000,
);
