/** How soon is an event seen in an open page, and what do 500 open pages cost? */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { browse, missing } from "../test/journeys/chromium.ts";
import type { Heard } from "./listeners.ts";
import { type Figure, quantile, type Skipped } from "./report.ts";
import { type Served, served } from "./served.ts";
import { inFolder, peakMemory, processorSeconds, type SimulatedGerrit, simulatedGerrit } from "./world.ts";

/** Changes at the forge; of them several hundred are open. */
const size = 12_600;
/** A core of the made-up team, who may set topics. */
const core = "mira";

/** Measures on a simulated Gerrit whose events arrive over SSH, as people run it. */
export async function live(): Promise<(Figure | Skipped)[]> {
  const gerrit = await simulatedGerrit(size);
  try {
    return await inFolder(async (folder) => {
      const program = join(folder, "program.yaml");
      const text = await (await fetch(gerrit.program)).text();
      await writeFile(program, text);
      const names = [...text.matchAll(/(username|password)-env: *"?(\w+)"?/g)];
      const variables = Object.fromEntries(
        names.map(([, kind, name]) => [name, kind === "username" ? gerrit.user : gerrit.password]),
      );
      const figures: (Figure | Skipped)[] = [];
      // A process each: the second one's memory is not that of the first reading.
      for (const measure of [seen, listened]) {
        const house = await served(program, folder, variables);
        try {
          await ready(house);
          figures.push(...(await measure(house, gerrit)));
        } finally {
          await house.stop();
        }
      }
      return figures;
    });
  } finally {
    await gerrit.stop();
  }
}

async function ready(house: Served): Promise<void> {
  for (;;) {
    const { forges } = await asked<{ forges: { state: string; stream: { connected: boolean } | null }[] }>(
      `${house.address}/api/v1/health`,
    );
    if (forges.every(({ state, stream }) => state === "following" && stream?.connected)) return;
    await pause(500);
  }
}

/** Milliseconds from asking the forge for a deed until an open page shows it, without the forge's answer to the reading. */
async function seen(house: Served, gerrit: SimulatedGerrit): Promise<(Figure | Skipped)[]> {
  const work = "event at the forge → seen in an open page";
  if (missing !== null) return [{ work, why: missing }];
  const browser = await browse();
  try {
    const page = await browser.newPage();
    const listening = page.waitForResponse((reply) => reply.url().includes("/live?"));
    await page.goto(`${house.address}/queue?as=`);
    await listening;
    const numbers = await page.locator("[data-key]").evaluateAll((rows) => rows.map((row) => row.id.slice(1)));
    const answers: number[] = [];
    const bare: number[] = [];
    const times: number[] = [];
    for (let n = 0; n < 220; n++) {
      const number = numbers[n % numbers.length] as string;
      answers.push(await answerTime(gerrit, number));
      bare.push(await bareFetch(page));
      const shown = watch(page, `bench-${n}`);
      await pause(100 + Math.random() * 300);
      const asked = Date.now();
      await setTopic(gerrit, number, `bench-${n}`);
      times.push((await shown) - asked);
    }
    const [own, answer] = [times.slice(20), quantile(answers, 0.5)];
    const detail = `p99 of ${own.length} in Chromium, the forge's answer of ${answer.toFixed(1)} ms taken off; median ${(quantile(own, 0.5) - answer).toFixed(0)} ms; a bare fetch from the same page took ${quantile(bare, 0.5).toFixed(0)} ms, p99 ${quantile(bare, 0.99).toFixed(0)} ms`;
    return [{ work, value: quantile(own, 0.99) - answer, limit: 150, unit: "ms", detail }];
  } finally {
    await browser.close();
  }
}

/** @returns the moment at which a text is in the page, by the page's own clock. */
function watch(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (sought) =>
      new Promise<number>((resolve) => {
        const there = () => [...document.querySelectorAll(".topic")].some(({ textContent }) => textContent === sought);
        const observer = new MutationObserver(() => {
          if (!there()) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
}

/** How long a page waits for the smallest file, which tells how busy the machine is. */
function bareFetch(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const began = performance.now();
    await (await fetch("/healthz", { cache: "no-store" })).text();
    return performance.now() - began;
  });
}

/** What pages show, the most usual most often. */
const share = ["/queue?as=", "/queue?as=", "/queue?as=PERSON", "/changes/KEY", "/"];

/** Processor and memory of one process with 500 open pages, while 20 changes move each second. */
async function listened(house: Served, gerrit: SimulatedGerrit): Promise<Figure[]> {
  const { people } = await asked<{ people: { id: string }[] }>(`${house.address}/api/v1/people`);
  const { items } = await asked<{ items: { key: string; number: number }[] }>(`${house.address}/api/v1/queue?size=100`);
  const paths = Array.from({ length: 500 }, (_, n) =>
    (share[n % share.length] ?? "/")
      .replace("PERSON", encodeURIComponent(people[n % people.length]?.id ?? ""))
      .replace("KEY", encodeURIComponent(items[n % items.length]?.key ?? "")),
  );
  const alone = await load(house, gerrit, items);
  const child = fork(new URL("listeners.ts", import.meta.url));
  child.send({ address: house.address, paths });
  await once(child, "message");
  await pause(3_000);
  const before = await count(child);
  const busy = await load(house, gerrit, items);
  const after = await count(child);
  child.kill();
  const told = `${after.looks - before.looks} looks told, ${after.fetched - before.fetched} pages fetched, ${after.unchanged - before.unchanged} of them unchanged`;
  return [
    {
      work: "500 listeners, 20 events/s: processor",
      value: 100 * busy,
      limit: 30,
      unit: "% of a core",
      detail: `${told}; without listeners ${(100 * alone).toFixed(0)} %`,
    },
    {
      work: "500 listeners, 20 events/s: memory",
      value: peakMemory(house.pid),
      limit: 300,
      unit: "MB",
      detail: "peak resident memory",
    },
  ];
}

/** @returns the share of a core used while 20 changes a second move, for twenty seconds. */
async function load(house: Served, gerrit: SimulatedGerrit, items: readonly { number: number }[]): Promise<number> {
  const began = performance.now();
  const used = processorSeconds(house.pid);
  for (let n = 0; n < 400; n++) {
    const wait = began + n * 50 - performance.now();
    if (wait > 0) await pause(wait);
    await setTopic(gerrit, String(items[n % items.length]?.number), `load-${began.toFixed(0)}-${n}`);
  }
  await pause(1_000);
  return (processorSeconds(house.pid) - used) / ((performance.now() - began) / 1_000);
}

async function count(child: ChildProcess): Promise<Heard> {
  child.send("count");
  const [heard] = await once(child, "message");
  return heard as Heard;
}

async function setTopic({ url, password }: SimulatedGerrit, number: string, topic: string): Promise<void> {
  const reply = await fetch(`${url}/a/changes/${number}/topic`, {
    method: "PUT",
    headers: { Authorization: `Basic ${btoa(`${core}:${password}`)}`, "Content-Type": "application/json" },
    body: JSON.stringify({ topic }),
  });
  if (!reply.ok) throw new Error(`setting a topic answered ${reply.status}: ${await reply.text()}`);
  await reply.arrayBuffer();
}

/** How long the forge takes to answer what Midcycle asks when it reads a change. */
async function answerTime({ url, user, password }: SimulatedGerrit, number: string): Promise<number> {
  const began = performance.now();
  const options = ["DETAILED_LABELS", "ALL_REVISIONS", "MESSAGES", "DETAILED_ACCOUNTS", "CURRENT_COMMIT"];
  const reply = await fetch(`${url}/a/changes/${number}?${options.map((one) => `o=${one}`).join("&")}`, {
    headers: { Authorization: `Basic ${btoa(`${user}:${password}`)}` },
  });
  await reply.arrayBuffer();
  return performance.now() - began;
}

async function asked<T>(address: string): Promise<T> {
  return ((await (await fetch(address)).json()) as { data: T }).data;
}
