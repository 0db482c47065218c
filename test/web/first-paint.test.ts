/** Is a page small enough for a slow line, and does it load nothing from elsewhere? */
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { trimmed } from "../../src/web/primer.ts";
import { has, story, uploads, votes } from "../review/story.ts";
import { pagesOf } from "./pages-ground.ts";
import { attributes } from "./reading.ts";

/** As many as a page of the queue shows, each with words of its own. */
const many = Array.from({ length: 40 }, (_, n) =>
  story(
    uploads("eve"),
    votes("zuul", "Verified+1"),
    votes("ana", "Code-Review+2"),
    has({
      key: `opendev~${272_000 + n}`,
      number: 272_000 + n,
      subject: `${["Add", "Fix", "Remove", "Move", "Test"][n % 5]} part ${n * 7_919} of the ${n ** 3} tokens`,
      topic: `bp/topic-${n * 31}`,
    }),
  ),
);

test("what the queue needs before it is painted is below 60 KB", async () => {
  const { ask } = await pagesOf({ more: many });
  const asked = async (path: string) => {
    const reply = await ask.request(path, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(reply.headers.get("Content-Encoding"), path).toMatch(/^(br|gzip)$/);
    return Buffer.from(await reply.arrayBuffer());
  };
  const page = await asked("/queue");
  const html = gunzipSync(page).toString();
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href = ""]) => href);
  // Modules wait until the page is painted; any other script would not.
  const blocking = [...html.matchAll(/<script(?![^>]*type="module")[^>]*src="([^"]+)"/g)].map(([, src = ""]) => src);
  const needed = await Promise.all([...styles, ...blocking].map(asked));
  const bytes = [page, ...needed].reduce((sum, { length }) => sum + length, 0);

  expect(styles.length).toBe(2);
  expect(html.match(/class="item[ "]/g)?.length).toBe(25);
  expect(bytes).toBeLessThan(60_000);
});

test("every file comes from us, under an address that changes with it, in the form that was asked for", async () => {
  const { ask } = await pagesOf();
  const html = await (await ask.request("/queue")).text();
  const files = [...attributes(html, "src"), ...attributes(html, "href")].filter((path) => path.includes("/assets/"));
  expect(files.length).toBeGreaterThan(6);
  for (const path of files) {
    expect(path).toMatch(/^\/assets\/.*[0-9a-f]{12}/);
    const plain = await ask.request(path);
    const small = await ask.request(path, { headers: { "Accept-Encoding": "gzip;q=0, br;q=0.9" } });
    expect(plain.headers.get("Cache-Control")).toContain("immutable");
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(await plain.text());
  }
  expect(attributes(html, "src").filter((path) => !path.startsWith("/"))).toEqual([]);
});

describe("Primer's properties", () => {
  const sheet = `/* words; */ :root { --a: 1px; --b: var(--c); /** on c */ --c: 2px; --data-blue: #00f; --data-red: #f00; }`;
  const table: [text: string, left: string][] = [
    ["p { margin: var(--a) }", ":root { --a: 1px; }"],
    ["p { margin: var(--b) }", ":root { --b: var(--c); --c: 2px; }"],
    [`fill("var(--data-\${colour})")`, ":root { --data-blue: #00f; --data-red: #f00; }"],
    ["nothing", ":root { }"],
  ];
  test.each(table)("of %s stay %s", (text, left) => {
    expect(trimmed(sheet, [text]).replaceAll(/\s+/g, " ")).toBe(left);
  });

  test("are all there that our styles name", async () => {
    const { ask } = await pagesOf();
    const html = await (await ask.request("/queue")).text();
    const [primer = "", own = ""] = await Promise.all(
      attributes(html, "href")
        .filter((path) => path.endsWith(".css"))
        .map(async (path) => (await ask.request(path)).text()),
    );
    const named = [...own.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = ""]) => name);
    const absent = named.filter((name) => !primer.includes(`${name}:`) && !own.includes(`${name}:`));
    expect([...new Set(absent)]).toEqual([]);
  });
});
