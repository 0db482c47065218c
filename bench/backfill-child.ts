/** The process whose backfill is measured: follows what its parent orders, answers the times. */
import { loadProgram } from "../src/config/program-file.ts";
import { open } from "../src/index.ts";
import { sweep } from "../src/jobs/passes.ts";
import { readAll } from "../src/jobs/reading.ts";
import type { BackfillOrder, BackfillTimes } from "./backfill.ts";
import { peakMemory } from "./world.ts";

process.once("message", async (order: BackfillOrder) => {
  process.send?.(await run(order));
  process.disconnect();
});

async function run(order: BackfillOrder): Promise<BackfillTimes> {
  const program = await loadProgram(order.program);
  const requests = recordRequests();
  const secrets = Object.fromEntries(
    program.forges.map(({ name }) => [name, { username: order.user, password: order.password }]),
  );
  const house = await open({ program, secrets, where: { sqlite: order.file }, follow: false, log: console.error });
  const [desk] = house.desks;
  if (!desk) throw new Error("the program has no forge");
  const signal = new AbortController().signal;
  await desk.forge.probe(signal);
  requests.length = 0;

  const mirrored = await timed(async () => {
    const reading = { on: true };
    const listed = sweep(desk, signal).finally(() => {
      reading.on = false;
    });
    while (reading.on) {
      await readAll(desk, signal);
      await desk.dirty.wait(20, signal);
    }
    await listed;
    await readAll(desk, signal);
  });
  const memory = peakMemory(process.pid);
  const made = requests.splice(0);

  const again = await timed(async () => {
    await sweep(desk, signal);
    await readAll(desk, signal);
  });
  const bytes = { count: 0 };
  const discarded = await timed(() => discard(made, desk.forge.parallel(), bytes));
  const changes = desk.read;
  await house.close();
  return {
    changes,
    mirrored,
    discarded,
    again,
    memory,
    requests: made.length,
    megabytes: bytes.count / 1e6,
  };
}

/** Keeps what is asked of the network, so that exactly the same can be asked again. */
function recordRequests(): Parameters<typeof fetch>[] {
  const made: Parameters<typeof fetch>[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (...request) => {
    made.push(request);
    return fetch(...request);
  };
  return made;
}

async function discard(
  requests: Parameters<typeof fetch>[],
  parallel: number,
  bytes: { count: number },
): Promise<void> {
  const left = requests.slice();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let request = left.shift(); request; request = left.shift()) {
        const [address, options] = request;
        const reply = await fetch(address, { ...options, signal: null });
        const { byteLength } = await reply.arrayBuffer();
        bytes.count += byteLength;
      }
    }),
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
