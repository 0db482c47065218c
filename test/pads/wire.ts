/** How do tests write in pads without a network, and with one? */
import { HocuspocusProvider } from "@hocuspocus/provider";
import { onTestFinished } from "vitest";
import { WebSocket as Ws } from "ws";
import * as Y from "yjs";
import type { Admission, Hearing, Pads } from "../../src/pads/pad.ts";

/** Somebody who has a pad open. */
export interface Writer {
  doc: Y.Doc;
  text: Y.Text;
  provider: HocuspocusProvider;
  /** Everything else that the server told. */
  told: Record<string, unknown>[];
  /** Why the server let go of them, in the order in which it did. */
  ended: string[];
  /** Resolves once the text is here. */
  here: Promise<void>;
  /** Resolves once the server says that everything that was written before is stored. */
  saved(): Promise<void>;
  leave(): void;
}

/** @returns somebody who comes to a pad over a network; their name stands in for a guest's. */
export function comeOverNetwork(address: string, pad: string, guest: string): Writer {
  return writerOf(pad, JSON.stringify({ guest }), `${address.replace("http", "ws")}/live/pads`, Ws);
}

/** @returns somebody who comes to a pad in the same process, as `admission` says; `null` reads. */
export function comeTo(pads: Pads, pad: string, admission: Admission): Writer {
  class Wire extends EventTarget {
    readyState = 0;
    binaryType = "arraybuffer";
    readonly #hearing: Hearing;
    constructor() {
      super();
      const caller = {
        send: (message: Uint8Array) => this.#later("message", { data: message.slice().buffer }),
        close: (code: number, reason: string) => this.#end(code, reason),
        readyState: 1,
      };
      this.#hearing = pads.connect(caller, new Request("http://localhost"), async () => admission);
      queueMicrotask(() => {
        this.readyState = 1;
        this.dispatchEvent(new Event("open"));
      });
    }
    send(message: Uint8Array): void {
      const copy = message.slice();
      setImmediate(() => this.#hearing.said(copy));
    }
    close(): void {
      this.#end(1_000, "");
    }
    #later(name: string, more: object): void {
      setImmediate(() => this.dispatchEvent(Object.assign(new Event(name), more)));
    }
    #end(code: number, reason: string): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.#hearing.gone(code, reason);
      this.#later("close", { code, reason });
    }
  }
  return writerOf(pad, "", "ws://localhost", Wire);
}

function writerOf(pad: string, token: string, url: string, WebSocketPolyfill: unknown): Writer {
  const doc = new Y.Doc();
  const told: Writer["told"] = [];
  const ended: string[] = [];
  const here = Promise.withResolvers<void>();
  const waiting = new Map<number, () => void>();
  let marks = 0;
  const provider = new HocuspocusProvider({
    ...{
      url,
      name: pad,
      document: doc,
      token,
      WebSocketPolyfill,
      delay: 50,
      minDelay: 20,
      maxDelay: 500,
      jitter: false,
    },
    onSynced: () => here.resolve(),
    onAuthenticationFailed: ({ reason }) => ended.push(reason),
    onClose: ({ event }) => void ended.push(event.reason),
    onStateless: ({ payload }) => {
      const said = JSON.parse(payload) as Record<string, unknown>;
      if (typeof said.saved === "number") waiting.get(said.saved)?.();
      else told.push(said);
    },
  } as ConstructorParameters<typeof HocuspocusProvider>[0]);
  onTestFinished(() => provider.destroy());
  return {
    doc,
    text: doc.getText("text"),
    provider,
    told,
    ended,
    here: here.promise,
    saved: () =>
      new Promise((resolve) => {
        const mark = ++marks;
        waiting.set(mark, resolve);
        provider.flushPendingUpdates();
        provider.sendStateless(JSON.stringify({ mark }));
      }),
    leave: () => provider.destroy(),
  };
}
