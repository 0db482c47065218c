/** How does an open page listen? */
import { Hono, type MiddlewareHandler } from "hono";
import { problem } from "../api/problem.ts";
import type { Hub } from "./hub.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** `Hub.mark` from before the page was made. */
    mark: string;
  }
}

/** @returns what notes, before a page is made, up to which sign it will show everything. */
export function marked(hub: Hub): MiddlewareHandler {
  return async (c, next) => {
    c.set("mark", hub.mark);
    await next();
  };
}

/** The address that pages listen to. */
export const livePath = "/live";

/** What a page may be about: so many topics, each so long. */
const limits = { topics: 200, length: 300 };

/** Frames that may wait for a page which does not read; it is let go then, and comes back with the last id it got. */
const patience = 32;

const beat = new TextEncoder().encode("event: beat\ndata:\n\n");

/**
 * `GET /live?about=TOPIC&about=…`: server-sent events, `hello` at first, `look` when something moved, `beat` between.
 * The last id comes in `Last-Event-ID`, or in `since` for a page that was away.
 */
export function liveRoutes(hub: Hub): Hono {
  return new Hono().get(livePath, (c) => {
    const topics = c.req.queries("about") ?? [];
    if (topics.length === 0 || topics.length > limits.topics || topics.some(({ length }) => length > limits.length)) {
      return problem(c, 400, `"about" names what a page shows, from 1 to ${limits.topics} times; "all" is everything.`);
    }
    const since = c.req.header("Last-Event-ID") || c.req.query("since") || null;
    const body = streamOf(hub, [...new Set(topics)], since);
    if (!body) {
      c.header("Retry-After", "30");
      return problem(c, 503, "Too many pages listen at the moment: look at the page itself again.");
    }
    return c.body(body, 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      // Proxies of the nginx kind would wait for more to send.
      "X-Accel-Buffering": "no",
    });
  });
}

/** @returns the bytes for one page, without an end until it leaves; null when there is no room for it. */
function streamOf(hub: Hub, topics: readonly string[], since: string | null): ReadableStream<Uint8Array> | null {
  let out: ReadableStreamDefaultController<Uint8Array> | null = null;
  const joined = hub.join({ look: (frame) => send(encoded(frame)), beat: () => send(beat), close }, topics, since);
  if (!joined) return null;
  const { leave, hello } = joined;

  function send(bytes: Uint8Array): void {
    if (!out) return;
    if ((out.desiredSize ?? 0) < -patience) close();
    else out.enqueue(bytes);
  }

  function close(): void {
    leave();
    out?.close();
    out = null;
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      out = controller;
      send(encoded(hello));
    },
    cancel() {
      out = null;
      leave();
    },
  });
}

let last = { frame: "", bytes: beat };

/** All pages are told the same in turn: it is encoded once. */
function encoded(frame: string): Uint8Array {
  if (last.frame !== frame) last = { frame, bytes: new TextEncoder().encode(frame) };
  return last.bytes;
}
