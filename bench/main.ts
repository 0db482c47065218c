/** How fast is Midcycle, as ratios against a limit or a peer in the same run? `npm run bench [name …]` */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { type Figure, type Skipped, table } from "./report.ts";

const benches: Record<string, () => Promise<(Figure | Skipped)[]>> = {
  backfill: async () => (await import("./backfill.ts")).backfill(),
  real: async () => (await import("./real.ts")).real(),
  git: async () => (await import("./git.ts")).gitHistory(),
  gate: async () => (await import("./gate.ts")).gate(),
  queue: async () => (await import("./queue.ts")).queuePage(),
  frozen: async () => (await import("./frozen.ts")).frozen(),
  standing: async () => (await import("./standing.ts")).standings(),
  decisions: async () => (await import("./decisions.ts")).decisions(),
  dashboard: async () => (await import("./dashboard.ts")).dashboardPage(),
  "dashboard-real": async () => (await import("./dashboard-real.ts")).besideGerrit(),
  statistics: async () => (await import("./statistics.ts")).statisticsPage(),
  recap: async () => (await import("./recap.ts")).recapFacts(),
  live: async () => (await import("./live.ts")).live(),
  pads: async () => (await import("./pads.ts")).pads(),
  deliveries: async () => (await import("./deliveries.ts")).deliveries(),
  start: async () => (await import("./start.ts")).start(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(", ")}: there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const figures: (Figure | Skipped)[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`bench ${name} …`);
  figures.push(...(await bench()));
}

const results = new URL("results/", import.meta.url);
mkdirSync(results, { recursive: true });
const machine = { node: process.versions.node, cpus: cpus().length, model: cpus()[0]?.model ?? "unknown" };
writeFileSync(new URL("latest.json", results), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
console.log(table(figures));
