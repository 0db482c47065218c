/** How is an Etherpad asked over HTTP, and what do its answers mean? */
import { PadsUnavailable } from "../pad.ts";

/** An Etherpad and how we come in. */
export interface Door {
  url: string;
  /** Null where only what is public can be read. */
  key: string | null;
  /** Name of the variable that holds the key, for sentences. */
  keyFrom: string | null;
  /** Milliseconds that an answer may take. */
  deadline: number;
}

/** Bytes of the largest answer that is taken. */
const largest = 20_000_000;

/** Calls functions of the API. */
export interface Api {
  /** @returns `data` of the answer. @throws PadsUnavailable with one sentence */
  call(name: string, fields: Record<string, string>, signal: AbortSignal): Promise<unknown>;
  /** The server's version of the API ("1.2.15"); asked once. */
  version(signal: AbortSignal): Promise<string>;
}

/** @returns the API of an Etherpad; the key goes in the body, never into an address that a log keeps. */
export function openApi(door: Door): Api {
  let known: Promise<string> | null = null;

  async function version(signal: AbortSignal): Promise<string> {
    known ??= json(door, "/api", {}, signal).then((answer) => {
      const { currentVersion } = (answer ?? {}) as { currentVersion?: unknown };
      if (typeof currentVersion === "string" && /^\d+(\.\d+)*$/.test(currentVersion)) return currentVersion;
      throw new PadsUnavailable(notEtherpad(door.url));
    });
    return known.catch((failure) => {
      known = null;
      throw failure;
    });
  }

  return {
    version,
    async call(name, fields, signal) {
      const path = `/api/${await version(signal)}/${name}`;
      const body = new URLSearchParams({ ...fields, apikey: door.key ?? "" });
      const answer = (await json(door, path, { method: "POST", body }, signal)) as Answer | null;
      if (answer?.code === 0) return answer.data;
      throw new PadsUnavailable(complaint(door, fields.padID ?? "", answer));
    },
  };
}

interface Answer {
  code?: number;
  message?: string;
  data?: unknown;
}

/** @returns the text of a pad that anybody may read. @throws PadsUnavailable */
export async function publicText(door: Door, pad: string, signal: AbortSignal): Promise<string> {
  const { status, type, text } = await ask(door, `/p/${encodeURIComponent(pad)}/export/txt`, {}, signal);
  if (status === 404) throw new PadsUnavailable(noPad(door.url, pad));
  if (status !== 200) throw new PadsUnavailable(unwilling(door, status));
  if (/html/.test(type)) throw new PadsUnavailable(notEtherpad(door.url));
  return text;
}

async function json(door: Door, path: string, how: RequestInit, signal: AbortSignal): Promise<unknown> {
  const { status, type, text } = await ask(door, path, how, signal);
  if (/html/.test(type) && status !== 401) throw new PadsUnavailable(notEtherpad(door.url));
  try {
    return JSON.parse(text);
  } catch {
    throw new PadsUnavailable(status === 200 ? notEtherpad(door.url) : unwilling(door, status));
  }
}

async function ask(door: Door, path: string, how: RequestInit, signal: AbortSignal) {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(door.deadline)]);
    const reply = await fetch(door.url + path, { ...how, signal: within, redirect: "follow" });
    const text = await bounded(reply);
    return { status: reply.status, type: reply.headers.get("content-type") ?? "", text };
  } catch (failure) {
    if (signal.aborted || failure instanceof PadsUnavailable) throw failure;
    const { code, name } = ((failure as Error).cause ?? failure) as { code?: string; name?: string };
    const why =
      name === "TimeoutError" ? `no answer in ${door.deadline / 1_000} s` : (code ?? (failure as Error).message);
    throw new PadsUnavailable(`The Etherpad at ${door.url} cannot be reached (${why}): it is tried again.`, {
      cause: failure,
    });
  }
}

async function bounded(reply: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for await (const piece of reply.body ?? []) {
    size += piece.byteLength;
    if (size > largest) throw new PadsUnavailable(`An answer of ${reply.url} is larger than 20 MB: it is not read.`);
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function complaint(door: Door, pad: string, answer: Answer | null): string {
  if (answer?.code === 4) return unwilling(door, 401);
  if (answer?.code === 1 && /padID does not exist/.test(answer.message ?? "")) return noPad(door.url, pad);
  const said = answer?.message ? `"${answer.message}"` : "something that is no answer";
  return `The Etherpad at ${door.url} says ${said}${pad ? ` of the pad ${pad}` : ""}: look there.`;
}

function unwilling({ url, key, keyFrom }: Door, status: number): string {
  if (status === 429) return `The Etherpad at ${url} is asked too often (429): give more poll-seconds.`;
  if (status !== 401 && status !== 403) return `The Etherpad at ${url} answers ${status}: it is tried again.`;
  if (key === null)
    return `The Etherpad at ${url} shows its pads only to those who sign in (${status}): give it a key-env.`;
  return `The Etherpad at ${url} does not take the key in ${keyFrom ?? "key-env"} (${status}): it needs its APIKEY.txt, and from version 2 on "authenticationMethod": "apikey".`;
}

function noPad(url: string, pad: string): string {
  return `There is no pad "${pad}" at ${url}: open it there once, or mend its name.`;
}

function notEtherpad(url: string): string {
  return `${url} answers with a page, not as an Etherpad does: give the address without /p/ and the name of the pad.`;
}
