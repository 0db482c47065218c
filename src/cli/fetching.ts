/** How is a page of the web fetched, without being led to where nobody meant to go? */
import { lookup as resolve } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Refused } from "../commands/context.ts";
import { Unavailable } from "../forges/forge.ts";

/** Bytes that a text has at most, milliseconds that fetching it takes at most, and how often it may lead elsewhere. */
export const limits = { bytes: 2_000_000, milliseconds: 20_000, redirects: 5 };

/** What was fetched. `url`: where it was found in the end. */
export interface Fetched {
  text: string;
  type: string | null;
  url: string;
}

const privately = new BlockList();
for (const [network, prefix] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
  ] as const),
  ...([
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
]) {
  privately.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 128],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
] as const) {
  privately.addSubnet(network, prefix, "ipv6");
}
const loopbacks = new BlockList();
loopbacks.addSubnet("127.0.0.0", 8, "ipv4");
loopbacks.addAddress("::1", "ipv6");

/** @returns why an address is not gone to, as the end of a sentence; null when it may be. */
export function closedTo(address: string, loopback: boolean): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped) === 6 ? "ipv6" : "ipv4";
  if (loopbacks.check(mapped, family)) return loopback ? null : "this machine itself; say --loopback if you mean it";
  return privately.check(mapped, family) || /^::ffff:/i.test(mapped) ? "a private network" : null;
}

/**
 * Fetches a text over http or https; each step on the way is checked anew, at the moment of connecting.
 * @throws Refused for what is no such address, private, or too large. @throws Unavailable when it cannot be had now.
 */
export async function fetchText(address: string, { loopback }: { loopback: boolean }): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url = urlOf(address);
  for (let step = 0; step <= limits.redirects; step++) {
    const answer = await ask(url, loopback, signal);
    if (!("location" in answer)) return { ...answer, url: url.href };
    url = urlOf(URL.parse(answer.location, url)?.href ?? answer.location);
  }
  throw new Refused(`${address} leads from one page to another more than ${limits.redirects} times.`);
}

function urlOf(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url;
  throw new Refused(
    `"${text.slice(0, 100)}" is no address that can be read: give one that begins with https:// or http://.`,
  );
}

type Answer = { text: string; type: string | null } | { location: string };

function ask(url: URL, loopback: boolean, signal: AbortSignal): Promise<Answer> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const closed = isIP(host) ? closedTo(host, loopback) : null;
  if (closed) throw new Refused(`${url.href} leads to ${closed}.`);
  const lookup: LookupFunction = (name, options, done) => {
    resolve(name, { ...options, all: true }, (failure, found) => {
      if (failure) return done(failure, "", 0);
      const why = found.map(({ address }) => closedTo(address, loopback)).find((one) => one !== null);
      if (why) return done(new Refused(`${url.href} leads to ${why}.`), "", 0);
      if (options.all) return done(null, found);
      done(null, found[0]?.address ?? "", found[0]?.family ?? 0);
    });
  };
  return new Promise((done, failed) => {
    const fail = (failure: Error) => failed(failure instanceof Refused ? failure : outage(url, failure, signal));
    const headers = { Accept: "text/markdown, text/html, text/plain, */*;q=0.1", "User-Agent": "Midcycle" };
    const request = (url.protocol === "https:" ? https : http).get(url, { lookup, signal, headers, agent: false });
    request.on("error", fail);
    request.on("response", (reply) => {
      const { statusCode = 0, headers } = reply;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        reply.destroy();
        return done({ location: headers.location });
      }
      if (statusCode !== 200) {
        reply.destroy();
        const gone = statusCode >= 400 && statusCode < 500;
        const sentence = `${url.href} answers ${statusCode}${gone ? ": look at the address again" : ""}.`;
        return failed(gone ? new Refused(sentence) : new Unavailable(sentence));
      }
      const chunks: Buffer[] = [];
      let size = 0;
      reply.on("error", fail);
      reply.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= limits.bytes) return;
        reply.destroy();
        failed(new Refused(`${url.href} has more than ${limits.bytes / 1_000_000} MB: that is no recap.`));
      });
      reply.on("end", () =>
        done({ text: Buffer.concat(chunks).toString("utf8"), type: headers["content-type"] ?? null }),
      );
    });
  });
}

function outage(url: URL, failure: Error, signal: AbortSignal): Unavailable {
  const code = "code" in failure ? String(failure.code) : failure.message;
  const why = signal.aborted ? `it took more than ${limits.milliseconds / 1_000} seconds` : code;
  return new Unavailable(`${url.href} cannot be read now (${why}).`);
}
