/** How long does the page of the statistics take, over 90 days and over all of a long history, and whom does it hold up? */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { bigMirror } from "./big-mirror.ts";
import { type Figure, quantile } from "./report.ts";
import { type Timing, timings } from "./served.ts";
import { inFolder, nodeOptions, stopped } from "./world.ts";

/** Pages that are asked for; before every tenth something moves. */
const asked = 400;
/** Milliseconds that nobody else may be kept waiting. */
const longest = 50;

/** Measures both windows, with changes moving in between. */
export async function statisticsPage(): Promise<Figure[]> {
  return [
    ...(await measured("90 days at 12,600 changes", "days=90", 12_600, 600, 5, 50)),
    ...(await measured("all history at 1,000,000 changes", "days=all", 1_000_000, 8_000, 15, 300)),
  ];
}

/** The changes are spread over `years` up to now. */
async function measured(what: string, query: string, total: number, open: number, years: number, limit: number) {
  return inFolder(async (folder) => {
    const seconds = years * 365 * 86_400;
    // The last change was uploaded half a day ago: all that happened to it lies in the past.
    const first = Math.floor(Date.now() / 1_000) - seconds - 43_200;
    const program = await bigMirror(folder, total, open, { first, step: seconds / total });
    const child = fork(new URL("statistics-child.ts", import.meta.url), [program, folder], { execArgv: nodeOptions });
    try {
      const { address } = await heard(child);
      const page = `${address}/statistics?${query}`;
      const [began, cold] = [performance.now(), await first200(child, page)];
      const times: Timing[] = [];
      await told(child, "begin");
      for (let n = 0; n < asked; n++) {
        if (n % 10 === 0) await told(child, "move");
        times.push(...(await timings([page])));
      }
      const { held } = await told(child, "end");
      const server = times.map((time) => time.server);
      const detail = `p99 of ${asked}, something moved before every tenth; median ${quantile(server, 0.5).toFixed(1)} ms; counted for the first time in ${((cold.at - began) / 1_000).toFixed(1)} s`;
      return [
        { work: `statistics page, ${what}`, value: quantile(server, 0.99), limit, unit: "ms", detail },
        {
          work: `event loop held by it, ${what}`,
          value: Math.max(held, cold.held),
          limit: longest,
          unit: "ms",
          detail: `longest between two turns, in working time of the thread; ${cold.held.toFixed(1)} ms while counting for the first time, ${held.toFixed(1)} ms afterwards`,
        },
      ];
    } finally {
      await stopped(child);
    }
  });
}

/** Asks until the history is counted. The first picture loads the library that draws: that is not counted against the page. */
async function first200(child: ChildProcess, page: string): Promise<{ at: number; held: number }> {
  await fetch(page.replace(/days=\w+/, "days=1"));
  await told(child, "begin");
  while ((await (await fetch(page)).text()).includes("Counting the history")) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { held } = await told(child, "end");
  return { at: performance.now(), held };
}

async function told(child: ChildProcess, what: string): Promise<{ held: number }> {
  const answer = heard(child);
  child.send(what);
  return answer as Promise<{ held: number }>;
}

async function heard(child: ChildProcess): Promise<{ address: string; held: number }> {
  const [message] = await once(child, "message");
  return message as { address: string; held: number };
}
