/** What does an open page get over the wire, and what do pages that look again cost? */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { createSigns } from "../../../src/commands/signs.ts";
import { madeOnce, markHeader, partHeader } from "../../../src/web/live/answers.ts";
import { changes } from "../api-ground.ts";
import { pagesOf } from "../pages-ground.ts";
import { textOf } from "../reading.ts";

const [first] = changes as [(typeof changes)[0]];

/** Reads until what came matches. */
async function until(reply: Response, pattern: RegExp): Promise<string> {
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!pattern.test(text)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`it ended with ${text}`);
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

describe("the stream", () => {
  test("says hello, then what moved, and forgets who left", async () => {
    const { ask, move } = await pagesOf();
    const reply = await ask.request("/live?about=all");
    expect(reply.headers.get("Content-Type")).toBe("text/event-stream");
    expect(reply.headers.get("Content-Encoding")).toBeNull();
    await move([{ ...first, subject: "Moved" }]);
    const text = await until(reply, /event: look/);
    expect(text).toMatch(/^retry: \d+\nid: [0-9a-f]{8}\.\d+\nevent: hello\ndata: {"assets":"[0-9a-f]+"}\n\n/);
    expect(text).toContain('"changes":[{"key":"opendev~271000","status":"open"}]');
    expect(ask.hub.size).toBe(0);
  });

  test("resumes after the id that the header or the address gives back", async () => {
    const { ask, move } = await pagesOf();
    const mark = ask.hub.mark;
    await move([{ ...first, subject: "Moved" }]);
    await until(await ask.request("/live?about=all"), /hello/);
    const given = [
      ask.request("/live?about=all", { headers: { "Last-Event-ID": mark } }),
      ask.request(`/live?about=all&since=${mark}`),
    ];
    for (const reply of given) expect(await until(await reply, /event: look/)).toContain("opendev~271000");
  });

  test.each(["/live", `/live?about=${"x".repeat(301)}`, `/live?${"about=x&".repeat(201)}`])(
    "refuses %.40s",
    async (path) => {
      const { ask } = await pagesOf();
      expect((await ask.request(path)).status).toBe(400);
    },
  );
});

describe("a page that looks again", () => {
  const asking = (headers: Record<string, string> = {}) => ({
    headers: { [partHeader]: "main", "Accept-Encoding": "gzip", ...headers },
  });
  const read = async (reply: Response) => new Response(reply.body?.pipeThrough(new DecompressionStream("gzip"))).text();

  test("gets no frame, and nothing at all when nothing differs", async () => {
    const { ask, move } = await pagesOf();
    const reply = await ask.request("/queue", asking());
    const html = await read(reply);
    expect(html.trim()).toMatch(/^<main[\s\S]*<\/main>$/);
    const again = () => ask.request("/queue", asking({ "If-None-Match": reply.headers.get("ETag") ?? "" }));
    expect((await again()).status).toBe(304);
    await move([{ ...first, subject: "Moved" }]);
    await expect.poll(async () => (await again()).status).toBe(200);
    expect(textOf(await read(await again()))).toContain("Moved");
  });

  test("shares the making of its answer with the others, but never over somebody's cookie", async () => {
    const { ask, ground } = await pagesOf();
    let made = 0;
    const context = ground.house.context();
    Object.defineProperty(context, "directory", {
      get: ((directory) => () => {
        made++;
        return directory;
      })(context.directory),
    });
    await Promise.all([ask.request("/queue", asking()), ask.request("/queue", asking())]);
    const once = made;
    await ask.request("/queue", asking());
    expect(made).toBe(once);
    const ana = await read(await ask.request("/queue", asking({ Cookie: "midcycle-as=ana" })));
    expect(textOf(ana)).toContain("What waits for Ana Ortiz");
    expect(made).toBeGreaterThan(once);
  });

  test("gets what was made after the look that it knows of, and never anything older", async () => {
    let made = 0;
    const hub = { mark: "one.5" };
    const app = new Hono().use(madeOnce(hub)).get("/", (c) => c.text(`made ${++made}`));
    const asked = async (mark?: string) => read(await app.request("/", asking(mark ? { [markHeader]: mark } : {})));

    expect(await asked("one.5")).toBe("made 1");
    hub.mark = "one.9";
    expect(await asked("one.4")).toBe("made 1");
    expect(await asked("one.5")).toBe("made 1");
    expect(await asked("one.7")).toBe("made 2");
    expect(await asked()).toBe("made 2");
    hub.mark = "one.10";
    expect(await asked()).toBe("made 3");
    expect(await asked("another.1")).toBe("made 4");
    expect(await asked("nonsense")).toBe("made 5");
  });

  test("is refused as it would be otherwise, each time anew", async () => {
    const { ask } = await pagesOf();
    for (const _ of [1, 2]) expect((await ask.request("/changes/999999", asking())).status).toBe(404);
  });
});

test("signs count, and nobody need hear them", () => {
  const signs = createSigns();
  signs.tell({ topics: ["all"], changes: [] });
  expect(signs.count).toBe(1);
});
