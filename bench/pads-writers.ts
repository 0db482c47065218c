/** The process that writes as so many people do: each in a page of its own, at one pad. */
import { setTimeout as pause } from "node:timers/promises";
import { HocuspocusProvider } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";

/** How many write, how fast, for how long. */
export interface Order {
  address: string;
  pad: string;
  writers: number;
  perSecond: number;
  seconds: number;
}

/** When each character was typed, by `client-clock`. */
export type Typed = Record<string, number>;

process.once("message", async (order: Order) => {
  const typed: Typed = {};
  const pages = Array.from({ length: order.writers }, (_, n) => open(order, `W${n}`));
  await Promise.all(pages.map(({ here }) => here));
  // Each writer has a machine of their own: taking in what all others write is not measured fifty times on this one.
  for (const { provider } of pages)
    provider.configuration.websocketProvider.configuration.providerMap.delete(order.pad);
  process.send?.("here");
  const rest = 1_000 / order.perSecond;
  await Promise.all(
    pages.map(async ({ doc, provider }) => {
      const text = doc.getText("text");
      await pause(Math.random() * rest);
      const began = performance.now();
      for (let i = 0; i < order.perSecond * order.seconds; i++) {
        typed[`${doc.clientID}-${Y.getState(doc.store, doc.clientID)}`] = Date.now();
        text.insert(text.length, i % 40 === 39 ? "\n" : "x");
        provider.setAwarenessField("cursor", { anchor: i, head: i });
        await pause(Math.max(0, began + (i + 1) * rest - performance.now()));
      }
    }),
  );
  await pause(1_000);
  process.send?.(typed, () => process.exit(0));
});

function open({ address, pad }: Order, guest: string) {
  const doc = new Y.Doc();
  const here = Promise.withResolvers<void>();
  const provider = new HocuspocusProvider({
    ...{ url: `${address.replace("http", "ws")}/live/pads`, name: pad, document: doc, WebSocketPolyfill: WebSocket },
    ...{ token: JSON.stringify({ guest }), flushDelay: 15, onSynced: () => here.resolve() },
  } as ConstructorParameters<typeof HocuspocusProvider>[0]);
  return { doc, provider, here: here.promise };
}
