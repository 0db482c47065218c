/** How is a Gerrit asked over HTTP? */
import { setTimeout as pause } from "node:timers/promises";
import { Unavailable } from "../forge.ts";
import { Faulty, Passing, Rejected, TooLarge, unreachable } from "./trouble.ts";

/** One request that changes something. */
export interface Write {
  method: "PUT" | "POST" | "DELETE";
  path: string;
  /** Sent as JSON; null sends nothing. */
  body: object | null;
}

/** How a Gerrit is reached, and how patient we are. */
export interface Address {
  /** Base address without a final slash. */
  url: string;
  /** Null reads anonymously. */
  credentials: { username: string; password: string } | null;
  /** What to name when the credentials do not do: where they come from. */
  credentialsFrom: string;
  /** Milliseconds for one whole answer. */
  deadline: number;
  /** Milliseconds before the second try; doubles with each, at random between half and all of it. */
  patience: number;
  /** Milliseconds between two writes. */
  writeGap: number;
  /** Bytes of one answer, unpacked. */
  largest: number;
  /** Called whenever the server says or shows that it has too much to do. */
  strained(): void;
}

/** Requests to one Gerrit; connections are kept alive and answers come packed, as fetch does both. */
export interface Http {
  /** What to name in messages: the base address without any secret. */
  where: string;
  anonymous: boolean;
  /**
   * @returns the JSON of `path` ("/changes/?q=…"), unchecked. Tries up to four times what may pass.
   * @throws Unavailable, as `Rejected`, `Faulty` or `TooLarge` where the caller may know what to do; the signal's reason when it aborts.
   */
  get(path: string, signal: AbortSignal): Promise<unknown>;
  /**
   * Writes: one at a time, with a pause between two. Tried once, since nobody knows whether a write whose answer was
   * lost has been done: look before it is sent again.
   * @returns what Gerrit answers; null when it answers nothing. @throws as `get` does
   */
  send(write: Write, signal: AbortSignal): Promise<unknown>;
  /** Milliseconds by which the server's clock was ahead of ours in its last answer; null before any. */
  skew(): number | null;
}

const tries = 4;
/** Milliseconds: asked to wait longer, the caller decides. */
const longestWait = 15_000;

/** @returns a way to ask the Gerrit at an address; nothing is sent yet. */
export function openHttp(address: Address): Http {
  const where = withoutSecrets(address.url);
  const { credentials } = address;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (credentials) {
    const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64");
    headers.Authorization = `Basic ${pair}`;
  }
  let skew: number | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function send(write: Write, signal: AbortSignal): Promise<unknown> {
    const sent = writing.then(() => {
      signal.throwIfAborted();
      return once(write.path, signal, write);
    });
    writing = sent.catch(() => undefined).then(() => pause(address.writeGap));
    return sent;
  }

  async function get(path: string, signal: AbortSignal): Promise<unknown> {
    for (let tried = 1; ; tried++) {
      signal.throwIfAborted();
      try {
        return await once(path, signal);
      } catch (failure) {
        signal.throwIfAborted();
        if (!(failure instanceof Passing || failure instanceof Faulty) || tried === tries) throw failure;
        const wait = failure.retryAfter ?? address.patience * 2 ** (tried - 1) * (0.5 + Math.random() / 2);
        if (wait > longestWait) throw failure;
        // An abort ends the pause; the loop then throws the signal's own reason.
        await pause(wait, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async function once(path: string, signal: AbortSignal, write: Write | null = null): Promise<unknown> {
    const url = `${where}${credentials ? "/a" : ""}${path}`;
    const within = AbortSignal.any([signal, AbortSignal.timeout(address.deadline)]);
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(url, write ? asSent(write, within) : { headers, signal: within });
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (!Number.isNaN(date)) skew = date - Date.now();
      text = await textOf(answer);
    } catch (failure) {
      if (failure instanceof Unavailable) throw failure;
      if (!signal.aborted) address.strained();
      throw unreachable(where, within.aborted ? within.reason : failure);
    }
    if (!answer.ok) throw refusal(answer, text);
    return text === "" ? null : jsonOf(answer, text);
  }

  /** Without a body there must be no content type either: Gerrit would then ask for an object. */
  function asSent({ method, body }: Write, signal: AbortSignal): RequestInit {
    if (body === null) return { method, headers, signal };
    return { method, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body), signal };
  }

  async function textOf(answer: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.byteLength;
      if (size > address.largest) throw new TooLarge(`${where} sent more than ${address.largest} bytes in one answer.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size).toString("utf8");
  }

  function jsonOf(answer: Response, text: string): unknown {
    try {
      return JSON.parse(text.startsWith(")]}'") ? text.slice(4) : text);
    } catch (cause) {
      if (isPage(answer, text)) {
        throw new Unavailable(
          `${where} answers with a web page, not as a Gerrit: check the forge's URL and any proxy.`,
        );
      }
      throw new Passing(`${where} sent an answer that is cut off or broken: Midcycle tries again.`, { cause });
    }
  }

  function refusal(answer: Response, text: string): Unavailable {
    const { status } = answer;
    const retryAfter = waitAsked(answer.headers.get("retry-after"));
    if (status === 401) return new Rejected(unauthorized(), status, text);
    if (status === 429 || status === 503) {
      address.strained();
      return new Passing(`${where} asks for fewer requests (${status}): Midcycle slows down.`, { retryAfter });
    }
    if (status === 500)
      return new Faulty(`${where} fails inside (500): its administrators find more in its error_log.`);
    if (status > 500) {
      address.strained();
      return new Passing(`${where} is down behind its proxy (${status}): Midcycle tries again.`, { retryAfter });
    }
    if (isPage(answer, text)) {
      return new Unavailable(`${where} answers ${status} with a web page, not as a Gerrit: check the forge's URL.`);
    }
    return new Rejected(`${where} answers ${status}: ${text.trim().slice(0, 200)}`, status, text);
  }

  function unauthorized(): string {
    return credentials
      ? `${where} refuses the credentials in ${address.credentialsFrom}: they are wrong or expired.`
      : `${where} wants a sign-in: set ${address.credentialsFrom}; credentials may be missing, wrong or expired.`;
  }

  return { where, anonymous: credentials === null, get, send, skew: () => skew };
}

/** @returns milliseconds of a Retry-After header, which holds seconds or a date; null without one. */
function waitAsked(header: string | null): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function isPage(answer: Response, text: string): boolean {
  return /\bhtml\b/.test(answer.headers.get("content-type") ?? "") || text.trimStart().startsWith("<");
}

function withoutSecrets(url: string): string {
  const parsed = new URL(url);
  parsed.username = "";
  parsed.password = "";
  return parsed.href.replace(/\/$/, "");
}
