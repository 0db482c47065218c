/** How does every page look? `npm run screens [-- --readme]`: pictures of all pages of the demo, on a desk, a phone, in the dark. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { root } from "../house/ways.ts";
import { browse, missing } from "../journeys/chromium.ts";
import { type Found, found } from "./found.ts";
import { signedIn } from "./signed-in.ts";

const { values } = parseArgs({ options: { readme: { type: "boolean", default: false } } });
if (missing !== null) {
  console.error(`There are no pictures to be had: ${missing}.`);
  process.exit(69);
}

const looks = [
  { name: "desktop", viewport: { width: 1_280, height: 800 }, colorScheme: "light" },
  { name: "phone", viewport: { width: 375, height: 740 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1_280, height: 800 }, colorScheme: "dark" },
] as const;

/** Pages that the README shows, by route, and how much of each. */
const shown: Record<string, { file: string; height: number }> = {
  "/queue": { file: "queue", height: 760 },
  "/changes/:key{.+}": { file: "change", height: 1_120 },
  "/statistics": { file: "statistics", height: 1_250 },
  "/sprints/:id": { file: "sprint", height: 900 },
};
/** Bytes that a picture of the README has at most. */
const largest = 150_000;

const folder = await mkdtemp(join(tmpdir(), "midcycle-screens-"));
const bin = join(root, "bin/midcycle.js");
const house = spawn(process.execPath, [bin, "demo", "--port", "0", "--data", folder, "--speed", "10"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise((resolve) => house.once("exit", resolve));
let browser: Browser | null = null;
try {
  const address = await addressOf();
  console.log(`The made-up sprint is on its way at ${address}; its second day is what is shown.`);
  await until(async () => (await (await fetch(`${address}/sprints`)).text()).includes("on now"));
  const sprint = /href="(\/sprints\/(?!new")[^"/]+)"/.exec(await (await fetch(`${address}/sprints`)).text())?.[1];
  await until(async () => (await (await fetch(`${address}${sprint}`)).text()).includes("Day 2 of 3"));
  await fetch(`${address}/demo/pause`, {
    method: "POST",
    headers: { Origin: address },
    body: new URLSearchParams({ back: "/" }),
  });
  const { addresses, absent } = await found(address);
  browser = await browse();
  if (values.readme) await pictures(browser, address, addresses);
  else {
    await screens(browser, address, addresses);
    const cookies = await signedIn(address, "mira");
    const own = await found(address, cookies, ["/sign-in/go-on", "/sign-out"]);
    await screens(browser, address, signedOnly(own, addresses), cookies);
    const nowhere = absent.filter((route) => own.absent.includes(route));
    if (nowhere.length > 0) {
      console.error(`Nothing links to ${nowhere.join(", ")}: no picture was made of it.`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser?.close();
  house.kill("SIGTERM");
  await ended;
  await rm(folder, { recursive: true, force: true });
}

async function addressOf(): Promise<string> {
  for await (const line of createInterface({ input: house.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("the demo ended before it said where it is");
}

/** Pages that strangers do not see, and those that have forms for who is signed in. */
function signedOnly({ addresses, forms }: Found, strangers: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...addresses].filter(([route]) => !strangers.has(route) || forms.has(route)));
}

/** With cookies the pictures are of somebody signed in, and stand beside the others. */
async function screens(
  browser: Browser,
  address: string,
  addresses: ReadonlyMap<string, string>,
  cookies: string | null = null,
): Promise<void> {
  const into = join(root, "screens");
  if (cookies === null) await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const suffix = cookies === null ? "" : ".signed-in";
  for (const { name, ...look } of looks) {
    const context = await browser.newContext({ baseURL: address, ...look });
    const jar = (cookies ?? "")
      .split("; ")
      .filter(Boolean)
      .map((one) => one.split("=") as [string, string]);
    await context.addCookies(jar.map(([name, value]) => ({ name, value, url: address })));
    const page = await context.newPage();
    for (const [route, path] of addresses) {
      await opened(page, path);
      await page.screenshot({ path: join(into, `${fileOf(route)}${suffix}.${name}.png`), fullPage: true });
    }
    await context.close();
  }
  if (cookies !== null) return console.log(`${addresses.size} more are as somebody sees them who is signed in.`);
  const print = await browser.newPage({ baseURL: address });
  for (const [route, path] of addresses) {
    if (!/recap$|statistics$/.test(route)) continue;
    await opened(print, path);
    await print.pdf({ path: join(into, `${fileOf(route)}.print.pdf`), format: "A4" });
  }
  console.log(`${addresses.size} pages are in ${into}, each on a desk, on a phone and in the dark.`);
}

async function pictures(browser: Browser, address: string, addresses: ReadonlyMap<string, string>): Promise<void> {
  const into = join(root, "docs/pictures");
  await mkdir(into, { recursive: true });
  for (const [route, { file, height }] of Object.entries(shown)) {
    const path = addresses.get(route);
    if (!path) throw new Error(`there is no ${route} in the demo`);
    const page = await browser.newPage({ baseURL: address, viewport: { width: 1_200, height } });
    await opened(page, path);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 70 });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > largest) throw new Error(`${file}.webp has ${bytes.length} bytes, more than ${largest}`);
    await writeFile(join(into, `${file}.webp`), bytes);
    console.log(`docs/pictures/${file}.webp: ${Math.round(bytes.length / 1_000)} kB of ${path}`);
    await page.close();
  }
}

/** A page that counts its history first is waited for. */
async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "load" });
  await until(async () => {
    if ((await page.locator("h1", { hasText: "Counting the history" }).count()) === 0) return true;
    await page.goto(path, { waitUntil: "load" });
    return false;
  });
}

function fileOf(route: string): string {
  return route === "/"
    ? "home"
    : route
        .slice(1)
        .replace(/\{.*?\}/g, "")
        .replace(/:/g, "")
        .replace(/\W+/g, "-");
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + 300_000;
  while (!(await condition().catch(() => false))) {
    if (performance.now() > patience) throw new Error("what was waited for did not happen in five minutes");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
