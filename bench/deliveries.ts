/** How fast do notices reach a local sink, beside what the sink itself takes at that parallelism? */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openWebhook } from "../src/channels/webhook.ts";
import { addressWaiting } from "../src/jobs/addressing.ts";
import { deliverDue } from "../src/jobs/deliver.ts";
import type { WebhookSettings } from "../src/review/channel-settings.ts";
import { openStore } from "../src/store/open.ts";
import { putNotices } from "../src/store/outbox.ts";
import { news, speech } from "../test/jobs/speech-ground.ts";
import { type Figure, quantile } from "./report.ts";
import { inFolder } from "./world.ts";

const [notices, rounds] = [10_000, 3];
/** At least 80 % of the sink's own rate: at most 1.25 times its time. */
const limit = 1.25;
const never = new AbortController().signal;

const settings: WebhookSettings = {
  ...{ kind: "webhook", name: "sink", tells: null, groupSeconds: 0, perMinute: null },
  ...{ urlEnv: "SINK", shape: "json", secretEnv: null },
};

/** 10,000 notices from the outbox to a webhook on loopback, each claimed, sent, and written down. */
export function deliveries(): Promise<Figure[]> {
  return inFolder(measured);
}

async function measured(folder: string): Promise<Figure[]> {
  const sink = fork(new URL("sink.ts", import.meta.url), { execArgv: [] });
  const [port] = (await once(sink, "message")) as [number];
  const url = `http://127.0.0.1:${port}`;
  try {
    const raw: number[] = [];
    const own: number[] = [];
    const addressing: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const store = await openStore({ sqlite: join(folder, `${round}.sqlite`) });
      const context = speech(store.db, [settings]);
      const channel = openWebhook(settings, {
        ...{ program: context.program, secrets: { sink: { url } }, data: folder, voices: [] },
      });
      const all = Array.from({ length: notices }, (_, i) => news(`n${round}-${i}`));
      await putNotices(store.db, all, null);
      addressing.push(await timed(() => addressWaiting(context, [channel])));
      const bodies = all.map((notice, i) =>
        String(
          channel.draw({
            key: `raw${round}-${String(i).padStart(15, "0")}`,
            notices: [notice],
            to: "",
            reader: null,
            thread: "",
            after: null,
          }),
        ),
      );
      raw.push(await timed(() => post(url, bodies, channel.pace.parallel)));
      own.push(
        await timed(async () => {
          while ((await deliverDue(context, channel, never, console.error)).sent > 0);
        }),
      );
      await store.close();
    }
    const came = Number(await (await fetch(url)).text());
    if (came !== 2 * rounds * notices) throw new Error(`${came} came of ${2 * rounds * notices}`);
    const [sinkMs, ownMs] = [quantile(raw, 0.5), quantile(own, 0.5)];
    return [
      {
        work: `${notices.toLocaleString("en")} notices delivered to a local sink`,
        value: ownMs / sinkMs,
        limit,
        unit: "× the sink's own time",
        detail: `median of ${rounds}: ${perSecond(ownMs)}/s, the sink alone ${perSecond(sinkMs)}/s with 8 in flight; finding out who is told ${quantile(addressing, 0.5).toFixed(0)} ms`,
      },
    ];
  } finally {
    sink.disconnect();
  }
}

/** The same bodies with the same client, as many in flight, and nothing written down. */
async function post(url: string, bodies: readonly string[], parallel: number): Promise<void> {
  const queue = bodies.values();
  const work = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": "x" };
      const answer = await fetch(url, {
        method: "POST",
        headers,
        body: next.value,
        signal: AbortSignal.timeout(60_000),
      });
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function perSecond(milliseconds: number): string {
  return Math.round((notices / milliseconds) * 1_000).toLocaleString("en");
}
