/** Do fifty people write in one pad without waiting, and how dear is a pad that is long, old or idle? */
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { HocuspocusProvider } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { kept } from "./pads-kept.ts";
import type { Order, Typed } from "./pads-writers.ts";
import { type Figure, quantile } from "./report.ts";
import { inFolder, processorSeconds } from "./world.ts";

const load = { writers: 50, perSecond: 5, seconds: 30 };

/** @returns the figures of a pad under load, and of pads that are kept. */
export async function pads(): Promise<Figure[]> {
  return [...(await inFolder(underLoad)), ...(await inFolder(kept))];
}

async function underLoad(folder: string): Promise<Figure[]> {
  const where = JSON.stringify({ sqlite: join(folder, "pads.db") });
  const server = spawn(process.execPath, [join(import.meta.dirname, "../test/pads/served-child.ts"), where, "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [address] = (await once(createInterface(server.stdout), "line")) as [string];
    const reader = await read(address);
    const writers = fork(join(import.meta.dirname, "pads-writers.ts"));
    writers.send({ address, pad: "a", ...load } satisfies Order);
    await once(writers, "message");
    const turns = monitorEventLoopDelay({ resolution: 10 });
    turns.enable();
    const cpu = () => processorSeconds(server.pid as number);
    const [before, began] = [cpu(), performance.now()];
    const [typed] = (await once(writers, "message")) as [Typed];
    const share = (cpu() - before) / ((performance.now() - began) / 1_000);
    const waits = Object.entries(typed).map(([id, at]) => (reader.seen.get(id) ?? Number.POSITIVE_INFINITY) - at);
    turns.disable();
    reader.leave();
    const lost = waits.filter((wait) => !Number.isFinite(wait)).length;
    const p99 = quantile(waits, 0.99);
    const work = `${load.writers} writers, ${load.perSecond} characters a second each, for ${load.seconds} s`;
    const turn = (turns.percentile(99) / 1e6).toFixed(0);
    const median = quantile(waits, 0.5).toFixed(0);
    return [
      {
        ...{ work: `${work}: until a reader sees it, p99`, value: p99, limit: 100, unit: "ms" },
        detail: `${waits.length} characters, ${lost} lost, median ${median} ms; the reader itself waited ${turn} ms for its turn, p99`,
      },
      { work: `${work}: the server's share of a core`, value: share * 100, limit: 60, unit: "%", detail: "CPU time" },
    ];
  } finally {
    server.kill("SIGKILL");
  }
}

/** A reader who notes when each character came, by `client-clock`. */
async function read(address: string): Promise<{ seen: Map<string, number>; leave(): void }> {
  const doc = new Y.Doc();
  const seen = new Map<string, number>();
  doc.on("afterTransaction", ({ beforeState, afterState }: Y.Transaction) => {
    const now = Date.now();
    for (const [client, clock] of afterState)
      for (let one = beforeState.get(client) ?? 0; one < clock; one++) seen.set(`${client}-${one}`, now);
  });
  const here = Promise.withResolvers<void>();
  const provider = new HocuspocusProvider({
    ...{ url: `${address.replace("http", "ws")}/live/pads`, name: "a", document: doc, WebSocketPolyfill: WebSocket },
    ...{ token: "", onSynced: () => here.resolve() },
  } as ConstructorParameters<typeof HocuspocusProvider>[0]);
  await here.promise;
  return { seen, leave: () => provider.destroy() };
}
