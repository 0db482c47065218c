/** Does a toggle of the gate write only what it must, however many changes are open? On a real Gerrit. */
import { arm, gateHouse, keystone, pushSome } from "../test/real/gate.ts";
import { startGerrit, whyNoGerrit } from "../test/real/gerrit.ts";
import { furnish } from "../test/real/site.ts";
import type { Figure, Skipped } from "./report.ts";

/** Open changes, and how many of them a freeze of features lets through. */
const [open, passing, chain] = [1_000, 20, 100];

/** Measures a freeze and a thaw over 1,000 open changes. */
export async function gate(): Promise<(Figure | Skipped)[]> {
  const missing = await whyNoGerrit();
  if (missing !== null) return [{ work: "toggle the gate", why: missing }];
  const gerrit = await startGerrit();
  try {
    const site = await furnish(gerrit);
    await arm(site);
    for (let from = 0; from < open; from += chain) {
      const some = Array.from({ length: chain }, (_, n) => ({
        subject: `Part ${from + n}`,
        trailer: from + n < passing ? `Closes-Bug: #${n + 1}` : "Implements: blueprint totp",
      }));
      await pushSome(site, some);
    }
    const here = await gateHouse(site, "2099-03-03 12:00", "2099-03-17 12:00");
    try {
      return await measured(here);
    } finally {
      await here.close();
    }
  } finally {
    await gerrit.close();
  }
}

async function measured(here: Awaited<ReturnType<typeof gateHouse>>): Promise<Figure[]> {
  here.at("2099-03-01T00:00:00.000Z");
  await here.pass();
  const figures: Figure[] = [];
  for (const [what, at, limit] of [
    ["freeze", "2099-03-03T12:00:00.000Z", passing + 5],
    ["thaw", "2099-03-17T12:00:00.000Z", 5],
  ] as const) {
    here.at(at);
    const began = performance.now();
    const { wrote, on, read, troubles } = await here.pass();
    const seconds = (performance.now() - began) / 1_000;
    if (troubles.length > 0 || read !== open || on.includes(keystone) !== (what === "freeze")) {
      throw new Error(`the ${what} went wrong: ${JSON.stringify({ on, read, troubles })}`);
    }
    const detail = `${passing} may pass; ${read} read one by one, ${seconds.toFixed(0)} s in all`;
    figures.push({
      work: `writes of a ${what} over ${open} open changes`,
      value: wrote.length,
      limit,
      unit: "writes",
      detail,
    });
  }
  return figures;
}
