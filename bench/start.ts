/** How long is it from the command to the first page? */
import { spawnSync } from "node:child_process";
import { bigMirror } from "./big-mirror.ts";
import { type Figure, quantile } from "./report.ts";
import { served, timings } from "./served.ts";
import { inFolder } from "./world.ts";

/** Measures ten starts on a mirror of 12,600 changes beside ten bare starts of Node. */
export async function start(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const programFile = await bigMirror(folder, 12_600, 300);
    const bare: number[] = [];
    const whole: number[] = [];
    for (let n = 0; n < 10; n++) {
      bare.push(clocked(() => void spawnSync(process.execPath, ["-e", "0"])));
      const began = performance.now();
      const house = await served(programFile, folder);
      await timings([`${house.address}/`]);
      whole.push(performance.now() - began);
      await house.stop();
    }
    const node = quantile(bare, 0.5);
    return [
      {
        work: "start to first page on a mirror of 12,600",
        value: quantile(whole, 0.5),
        limit: 2 * node + 400,
        unit: "ms",
        detail: `median of 10; node -e 0 takes ${node.toFixed(0)} ms`,
      },
    ];
  });
}

function clocked(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
