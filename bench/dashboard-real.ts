/** How long does a dashboard take beside its own queries on the real Gerrit that has the same changes? */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadProgram } from "../src/config/program-file.ts";
import { wholeQuery } from "../src/review/dashboards/dashboard.ts";
import { dashboardsOf } from "../src/review/dashboards/triage.ts";
import { startGerrit, whyNoGerrit } from "../test/real/gerrit.ts";
import { makeHistory } from "../test/real/history.ts";
import { callsOf } from "../test/real/rest.ts";
import { furnish, type Site } from "../test/real/site.ts";
import { ana } from "../test/real/stage.ts";
import { programText, variables } from "../test/real/team.ts";
import { measured as backfilled } from "./backfill.ts";
import { pushMany } from "./real.ts";
import { type Figure, quantile, type Skipped } from "./report.ts";
import { type Timing, timings } from "./served.ts";
import { inFolder, nodeOptions, stopped } from "./world.ts";

/** Changes with a story, and those that were only pushed, of which CI has tested one in so many. */
const [lived, pushed, chain, tested] = [300, 12_300, 1_230, 12];
const work = "page of a 12-section dashboard beside its queries on the real Gerrit";
/** The twelfth section beside the eleven of such a team's triage. */
const more = "dashboards: [{ id: triage, sections: [{ title: Large, query: 'delta:>200' }] }]\n";

/** Measures both with the same changes, by turns; something moves before each of our pages, so that none is kept. */
export async function besideGerrit(): Promise<(Figure | Skipped)[]> {
  const missing = await whyNoGerrit();
  if (missing !== null) return [{ work, why: missing }];
  const gerrit = await startGerrit();
  try {
    const site = await furnish(gerrit);
    await makeHistory(site, lived, () => undefined);
    await pushMany(site, pushed, chain);
    await test(site);
    return await inFolder((folder) => measured(site, folder));
  } finally {
    await gerrit.close();
  }
}

async function measured(site: Site, folder: string): Promise<Figure[]> {
  const file = join(folder, "program.yaml");
  await writeFile(file, programText(site, new Date().toISOString().slice(0, 10)));
  await appendFile(file, more);
  for (const name of Object.values(variables)) process.env[name] ??= "unused";
  const { username: user, password } = site.bot;
  const { changes } = await backfilled({ program: file, user, password, file: join(folder, "big.sqlite") });
  const [triage] = dashboardsOf(await loadProgram(file), new Date().toISOString());
  if (triage?.sections.length !== 12) throw new Error(`the dashboard has ${triage?.sections.length} sections`);
  const queries = triage.sections
    .filter(({ query }) => query !== "is:newcomer")
    .map((section) => `q=${encodeURIComponent(wholeQuery(triage, section))}`);

  const child = fork(new URL("statistics-child.ts", import.meta.url), [file, folder], { execArgv: nodeOptions });
  try {
    const [{ address }] = (await once(child, "message")) as [{ address: string }];
    const page = `${address}/dashboards/triage?as=ana`;
    const ask = callsOf(site.gerrit.url, ana);
    // As Gerrit's own page asks: every row that it may have, and what it draws of each. A request takes ten queries at most.
    const paths = [queries.slice(0, 6), queries.slice(6)].map(
      (some) => `/changes/?${some.join("&")}&o=LABELS&o=DETAILED_ACCOUNTS&o=SUBMIT_REQUIREMENTS`,
    );
    const ours: Timing[] = [];
    const theirs: number[] = [];
    for (let round = -10; round < 40; round++) {
      await moved(child);
      const own = await timings([page]);
      const began = performance.now();
      await Promise.all(paths.map((path) => ask("GET", path)));
      const took = performance.now() - began;
      if (round < 0) continue;
      ours.push(...own);
      theirs.push(took);
    }
    const whole = ours.map((time) => time.whole);
    const p99 = quantile(
      ours.map(({ server }) => server),
      0.99,
    );
    const [own, gerrits] = [quantile(whole, 0.5), quantile(theirs, 0.5)];
    const detail = `median of ${ours.length}: ${own.toFixed(1)} ms against ${gerrits.toFixed(0)} ms, ${(gerrits / own).toFixed(0)} × faster; ${changes} changes; our p99 ${p99.toFixed(1)} ms. Gerrit gets ${queries.length} of the 12 queries in two requests at once, each with all the rows it gives (500); one asks what it cannot tell`;
    return [{ work, value: own / gerrits, limit: 1 / 20, unit: "× the queries", detail }];
  } finally {
    await stopped(child);
  }
}

/** CI tests some of what was pushed, eight at a time. */
async function test({ gerrit, ci }: Site): Promise<void> {
  const ask = callsOf(gerrit.url, ci);
  const numbers = Array.from({ length: Math.floor(pushed / tested) }, (_, n) => lived + 1 + n * tested);
  const said = { labels: { Verified: 1 }, notify: "NONE" };
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let number = numbers.pop(); number; number = numbers.pop()) {
        await ask("POST", `/changes/${number}/revisions/current/review`, said);
      }
    }),
  );
}

async function moved(child: ChildProcess): Promise<void> {
  const answer = once(child, "message");
  child.send("move");
  await answer;
}
