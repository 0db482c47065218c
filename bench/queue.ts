/** Does the queue page cost what it shows, whatever the history? */
import { bigMirror } from "./big-mirror.ts";
import { type Figure, quantile } from "./report.ts";
import { served, type Timing, timings } from "./served.ts";
import { inFolder, peakMemory } from "./world.ts";

/** Measures 600 queue pages over a mirror of 12,600 changes and over one of a million; by the server's own account. */
export async function queuePage(): Promise<Figure[]> {
  const small = await measure(12_600, 600);
  const large = await measure(1_000_000, 8_000);
  return [
    page("queue page at 12,600 changes, 600 open", small.times),
    page("queue page at 1,000,000 changes, 8,000 open", large.times),
    {
      work: "memory serving 1,000,000 changes",
      value: large.memory,
      limit: 250,
      unit: "MB",
      detail: "peak resident memory",
    },
  ];
}

function page(work: string, times: readonly Timing[]): Figure {
  const server = times.map((time) => time.server);
  const whole = times.map((time) => time.whole);
  const detail = `p99 of ${times.length}; median ${ms(server, 0.5)}; over loopback ${ms(whole, 0.5)}, p99 ${ms(whole, 0.99)}`;
  return { work, value: quantile(server, 0.99), limit: 15, unit: "ms", detail };
}

function ms(samples: readonly number[], share: number): string {
  return `${quantile(samples, share).toFixed(1)} ms`;
}

async function measure(total: number, open: number): Promise<{ times: Timing[]; memory: number }> {
  return inFolder(async (folder) => {
    const house = await served(await bigMirror(folder, total, open), folder);
    try {
      const asked = Array.from({ length: 600 }, (_, n) =>
        n % 3 === 0
          ? `/queue?page=${1 + (n % 10)}`
          : n % 3 === 1
            ? `/queue?as=p${n % 25}`
            : `/queue?repository=team/repo-${n % 5}`,
      ).map((path) => house.address + path);
      await timings(asked.slice(0, 60));
      return { times: await timings(asked), memory: peakMemory(house.pid) };
    } finally {
      await house.stop();
    }
  });
}
