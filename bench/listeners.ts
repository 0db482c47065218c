/** The process that listens as so many open pages do: it fetches when it is told to, and counts. */
import { Agent, type IncomingMessage, request } from "node:http";

/** What all pages together have heard and fetched. */
export interface Heard {
  looks: number;
  fetched: number;
  unchanged: number;
}

const heard: Heard = { looks: 0, fetched: 0, unchanged: 0 };
const part = { "X-Midcycle-Part": "main", "Accept-Encoding": "gzip, br" };
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

process.on("message", async (order: { address: string; paths: string[] } | "count") => {
  if (order === "count") return process.send?.(heard);
  for (const path of order.paths) await open(order.address, path);
  process.send?.("open");
});

/** Opens a page as a browser does; resolves when it listens. */
async function open(address: string, path: string): Promise<void> {
  const html = await (await fetch(address + path)).text();
  const live = /data-live="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  if (!live) throw new Error(`${path} is not live`);
  const page = { url: address + path, etag: null as string | null, mark: "", due: false, looked: 0 };
  const stream = await got(address + live, {});
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      if (!frame.includes("event: look")) continue;
      heard.looks++;
      page.mark = /^id: (.*)$/m.exec(frame)?.[1] ?? page.mark;
      const { within, rest } = JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? "{}") as { within: number; rest: number };
      if (page.due) continue;
      page.due = true;
      setTimeout(look, Math.max(Math.random() * within, page.looked + rest - Date.now()), page);
    }
  });
}

async function look(page: {
  url: string;
  etag: string | null;
  mark: string;
  due: boolean;
  looked: number;
}): Promise<void> {
  page.due = false;
  page.looked = Date.now();
  const reply = await got(
    page.url,
    { ...part, "X-Midcycle-Mark": page.mark, ...(page.etag && { "If-None-Match": page.etag }) },
    agent,
  );
  heard.fetched++;
  if (reply.statusCode === 304) heard.unchanged++;
  page.etag = reply.headers.etag ?? page.etag;
  reply.resume();
}

function got(url: string, headers: Record<string, string>, through?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { headers, ...(through && { agent: through }) }, resolve)
      .once("error", reject)
      .end();
  });
}
