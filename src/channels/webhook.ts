/** How does a program elsewhere hear of notices? */
import { createHmac } from "node:crypto";
import type { WebhookSettings } from "../review/channel-settings.ts";
import { type Channel, type Post, type Said, Unsaid } from "./channel.ts";
import { bodyOf } from "./webhook-body.ts";
import type { World } from "./world.ts";

/** Bytes of an answer that are read. */
const mostRead = 65_536;

/** Opens the webhook. Bodies are signed as https://www.standardwebhooks.com says, when there is a key. */
export function openWebhook(settings: WebhookSettings, { program, secrets }: World): Channel {
  const { name, shape } = settings;
  const { url = "", secret } = secrets[name] ?? {};
  const around = { team: program.name, address: program.writing.address };

  async function send(method: string, to: string, post: Post, signal: AbortSignal): Promise<string> {
    const body = bodyOf(shape, post, around);
    const headers = headersOf(post.key, body, secret);
    const answer = await fetch(to, { method, headers, body, signal, redirect: "manual" }).catch((failure: unknown) => {
      throw unreached(settings, failure);
    });
    const text = await readSome(answer).catch(() => "");
    const refusal = refusalIn(settings, answer, text);
    if (refusal) throw refusal;
    return text;
  }

  const said = (text: string): Said => ({ url: null, reference: shape === "discord" ? idIn(text) : null });

  return {
    name,
    kind: "webhook",
    pace: { parallel: 8, together: shape === "json" ? 1 : 10, threads: false },
    placesOf: () => [""],
    draw: (post) => bodyOf(shape, post, around),
    say: async (post, signal) => said(await send("POST", shape === "discord" ? withWait(url) : url, post, signal)),
    ...(shape === "discord" && {
      async edit(reference: string, post: Post, signal: AbortSignal): Promise<Said> {
        const at = new URL(url);
        at.pathname += `/messages/${encodeURIComponent(reference)}`;
        return said(await send("PATCH", at.href, post, signal));
      },
    }),
    async probe(signal) {
      const answer = await fetch(url, { method: "HEAD", signal, redirect: "manual" }).catch((failure: unknown) => {
        throw unreached(settings, failure);
      });
      const { host } = new URL(url);
      if (answer.status >= 500)
        throw new Unsaid(`${host} answers ${answer.status}: ask whoever runs it.`, { again: true });
      return `${name}: ${host} answers; whether it takes what we send shows only when something is sent.`;
    },
  };
}

function headersOf(key: string, body: string, secret: string | undefined): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1_000));
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Midcycle",
    "Idempotency-Key": key,
    "webhook-id": key,
    "webhook-timestamp": at,
  };
  if (secret === undefined) return headers;
  const signed = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret);
  const digest = createHmac("sha256", signed).update(`${key}.${at}.${body}`).digest("base64");
  return { ...headers, "webhook-signature": `v1,${digest}` };
}

/** Codes of failures before anything was sent. */
const before =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_|SELF_|UNABLE_|ERR_TLS)/;

function unreached({ name }: WebhookSettings, failure: unknown): Unsaid {
  const { cause } = failure as { cause?: NodeJS.ErrnoException };
  const why = cause?.code ?? cause?.message ?? (failure instanceof Error ? failure.message : String(failure));
  const sentence = `The address of ${name} cannot be reached (${why}): start what listens there, or correct it.`;
  return new Unsaid(sentence, { again: true, everything: true, perhaps: !before.test(why), cause: failure });
}

/** Some places say 200 and mean no: what the body says counts. */
function refusalIn({ name, shape, urlEnv }: WebhookSettings, answer: Response, text: string): Unsaid | null {
  const { status } = answer;
  const asked = Number(answer.headers.get("retry-after"));
  const retryAfter = Number.isFinite(asked) && asked > 0 ? Math.min(asked, 3_600) * 1_000 : null;
  const line = text.trim().split("\n", 1)[0]?.slice(0, 200) ?? "";
  const told = line ? `${status}: ${line}` : String(status);
  if (status === 429 || status === 502 || status === 503 || status === 504) {
    return new Unsaid(`${name} takes nothing for now (${told}).`, { again: true, everything: true, retryAfter });
  }
  if (status >= 500 || status === 408 || status === 425) {
    return new Unsaid(`${name} failed (${told}).`, { again: true, perhaps: status >= 500, retryAfter });
  }
  if (status === 401 || status === 403 || status === 404 || status === 410 || (status >= 300 && status < 400)) {
    const sentence = `${name} is not at the address that ${urlEnv} holds (${told}): correct it.`;
    return new Unsaid(sentence, { again: true, everything: true });
  }
  if (status >= 400) return new Unsaid(`${name} refuses this (${told}).`, { again: false });
  const error = errorIn(shape, line, text);
  return error === null ? null : new Unsaid(`${name} answers ${status} and says no: ${error}.`, { again: false });
}

function errorIn(shape: WebhookSettings["shape"], line: string, text: string): string | null {
  const json = parsed(text);
  if (json !== null) {
    const { ok, success, error, status, message } = json;
    const no =
      ok === false ||
      success === false ||
      status === "error" ||
      (error !== undefined && error !== null && error !== false && error !== "");
    return no ? String(typeof error === "string" ? error : (message ?? JSON.stringify(json))).slice(0, 200) : null;
  }
  return shape === "slack" && line !== "" && line !== "ok" ? line : null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function idIn(text: string): string | null {
  const id = parsed(text)?.id;
  return typeof id === "string" ? id : null;
}

function withWait(url: string): string {
  const waiting = new URL(url);
  waiting.searchParams.set("wait", "true");
  return waiting.href;
}

async function readSome(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > mostRead) break;
  }
  return Buffer.concat(parts).subarray(0, mostRead).toString("utf8");
}
