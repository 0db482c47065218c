/** Which answer is made once for all pages that look again at the same? */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Context, MiddlewareHandler } from "hono";
import type { Hub } from "./hub.ts";

/** The header by which a page asks for a part of itself; "main" is all but the frame. */
export const partHeader = "X-Midcycle-Part";

/** The header by which it says of which look it knows: an answer made after that tells all that it asks for. */
export const markHeader = "X-Midcycle-Mark";

/** Answers kept, and for how many milliseconds: the words for times and for progress move without a sign. */
const limits = { answers: 300, age: 10_000 };

interface Answer {
  /** `Hub.mark` from before it was made. */
  mark: string;
  made: number;
  /** Null for what is nobody else's: refusals, and answers that set a cookie. */
  kept: Promise<{ body: Uint8Array<ArrayBuffer>; headers: Headers } | null>;
}

const zipped = promisify(gzip);

/**
 * @returns what answers pages that look again at the same from one making. What moves meanwhile they are told of in
 * another look, so that all who were told together share one answer. Whose answer it is shows in the address and in
 * the cookies: people who are signed in never share one.
 */
export function madeOnce(hub: Pick<Hub, "mark">): MiddlewareHandler {
  const answers = new Map<string, Answer>();

  return async (c, next) => {
    const gzips = c.req.header("Accept-Encoding")?.includes("gzip") ?? false;
    if (c.req.method !== "GET" || !c.req.header(partHeader) || !gzips) return next();
    // A session that has ended leaves its cookie behind: what it saw is not shown for it any more.
    const session = c.get("visitor")?.session.hash;
    const { req } = c;
    const key = [req.url, req.header(partHeader), req.header("Cookie"), req.header("Authorization"), session].join(
      "\n",
    );
    const { mark } = hub;
    const known = answers.get(key);
    if (known && covers(known.mark, req.header(markHeader) ?? mark) && Date.now() - known.made < limits.age) {
      const kept = await known.kept.catch(() => null);
      if (!kept) return next();
      return new Response(kept.body, { headers: kept.headers });
    }
    const making = Promise.withResolvers<Awaited<Answer["kept"]>>();
    // Whoever waits for it asks for themselves when it fails.
    making.promise.catch(() => undefined);
    answers.delete(key);
    answers.set(key, { mark, made: Date.now(), kept: making.promise });
    for (const oldest of answers.keys()) {
      if (answers.size <= limits.answers) break;
      answers.delete(oldest);
    }
    try {
      await next();
      making.resolve(await keep(c));
    } catch (failure) {
      making.reject(failure);
      throw failure;
    }
  };
}

/** Whether what was made at one mark tells of everything up to another. */
function covers(made: string, asked: string): boolean {
  const [[own, at], [other, until]] = [made.split("."), asked.split(".")];
  return own === other && Number(at) >= Number(until);
}

async function keep(c: Context): Promise<Awaited<Answer["kept"]>> {
  if (c.res.status !== 200 || c.res.headers.has("Set-Cookie")) return null;
  const text = new Uint8Array(await c.res.arrayBuffer());
  const body = new Uint8Array(await zipped(text, { level: 4 }));
  const headers = new Headers(c.res.headers);
  headers.set("ETag", `"${createHash("sha1").update(text).digest("base64url")}"`);
  headers.set("Content-Encoding", "gzip");
  headers.append("Vary", "Accept-Encoding");
  headers.delete("Content-Length");
  // Taken away first, else its headers would be laid over the new ones.
  c.res = undefined;
  c.res = new Response(body, { headers });
  return { body, headers };
}
