/** How long do the facts of a recap take over a mirror of a million changes, with changes moving in between? */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "../src/commands/context.ts";
import { recap } from "../src/commands/recap.ts";
import { loadProgram } from "../src/config/program-file.ts";
import { open } from "../src/index.ts";
import { bigMirror } from "./big-mirror.ts";
import { type Figure, quantile } from "./report.ts";
import { inFolder } from "./world.ts";

const [total, openOnes, years] = [1_000_000, 8_000, 15];
/** Recaps that are asked for; before every tenth something moves. */
const asked = 400;
const limitMs = 50;

/** The recap of the last of four sprints, live facts alone. */
export function recapFacts(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const seconds = years * 365 * 86_400;
    const first = Math.floor(Date.now() / 1_000) - seconds - 43_200;
    const file = await bigMirror(folder, total, openOnes, { first, step: seconds / total });
    appendFileSync(file, sprints());
    const program = await loadProgram(file);
    const where = { sqlite: join(folder, "big.sqlite") };
    const house = await open({ program, secrets: {}, where, follow: false, log: () => undefined });
    try {
      const times: number[] = [];
      const began = performance.now();
      const { numbers } = await recap(house.context(), { sprint: "sprint-1", facts: "live" });
      const cold = performance.now() - began;
      for (let n = 0; n < asked; n++) {
        if (n % 10 === 0) await move(house.context(), n);
        const at = performance.now();
        await recap(house.context(), { sprint: "sprint-1", facts: "live" });
        times.push(performance.now() - at);
      }
      const detail = `p99 of ${asked}, something moved before every tenth; median ${quantile(times, 0.5).toFixed(1)} ms, the first ${cold.toFixed(0)} ms; ${numbers.merged?.value} changes merged in the sprint, compared with three before`;
      const work = "facts of a recap at 1,000,000 changes";
      return [{ work, value: quantile(times, 0.99), limit: limitMs, unit: "ms", detail }];
    } finally {
      await house.close();
    }
  });
}

/** The last one before all that is open, the others half a year apart. */
function sprints(): string {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const one = (n: number) => {
    const last = 60 + (n - 1) * 182;
    return `  - { id: sprint-${n}, title: Sprint ${n}, first: "${day(last + 2)}", last: "${day(last)}", zone: America/Chicago }\n`;
  };
  return `sprints:\n${[1, 2, 3, 4].map(one).join("")}`;
}

/** Somebody votes on an open change, as a reading of the forge would write it. */
async function move({ db, board, now }: Context, n: number): Promise<void> {
  const [entry] = [...board.entries()].slice(n % board.size);
  const key = entry?.change.key ?? "";
  const act = {
    change_key: key,
    kind: "voted",
    at: now(),
    by: "made~107",
    patch_set: 2,
    label: "Code-Review",
    value: 1,
  };
  await db
    .insertInto("activity")
    .values({ ...act, id: `${key}/moved/${n}`, detail: null })
    .execute();
  await db
    .updateTable("changes")
    .set({ updated: now(), version: `moved-${n}` })
    .where("key", "=", key)
    .execute();
  await board.refresh([key]);
}
