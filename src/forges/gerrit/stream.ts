/** How are a Gerrit's events heard over SSH? */
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from "ssh2";
import { type Heard, Unavailable } from "../forge.ts";
import { changesIn } from "./event.ts";
import { createLines } from "./lines.ts";

/** Where and how to listen. */
export interface StreamAddress {
  host: string;
  port: number;
  username: string;
  privateKey: string | null;
  password: string | null;
  /** What to name when the key or password does not do. */
  credentialsFrom: string;
  /** Milliseconds between keepalives. */
  keepalive: number;
  /** Milliseconds without an event after which the connection is given up: a stalled one can stay open and silent for ever. */
  silence: number;
}

/** Bytes: an event holds the commit message, which may be large. */
const longestLine = 8 * 1024 * 1024;

/**
 * Listens until the signal aborts, the connection ends or falls silent; then returns. Says `null` first, once
 * connected: whatever happened until now was not heard. Nothing is kept by Gerrit, so after each return a catch-up is due.
 * @throws Unavailable when listening could not even begin
 */
export async function listen(
  address: StreamAddress,
  projects: ReadonlySet<string>,
  heard: (what: Heard) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const client = new ssh2.Client();
  const ended = Promise.withResolvers<void>();
  const leave = () => ended.resolve();
  signal.addEventListener("abort", leave);
  // A connection leaked is one of the few that Gerrit allows: it is closed whatever happens.
  try {
    client.on("error", (failure) => ended.reject(new Unavailable(unheard(address, failure), { cause: failure })));
    client.on("close", leave);
    const channel = await Promise.race([open(client, address), ended.promise]);
    if (channel) await follow(channel, address, projects, heard, ended.promise);
  } finally {
    signal.removeEventListener("abort", leave);
    client.removeAllListeners("error").on("error", () => undefined);
    client.destroy();
  }
}

function open(client: Client, address: StreamAddress): Promise<ClientChannel> {
  const { host, port, username, privateKey, password, keepalive } = address;
  const config: ConnectConfig = { host, port, username, keepaliveInterval: keepalive, keepaliveCountMax: 3 };
  if (privateKey) config.privateKey = privateKey;
  if (password) config.password = password;
  return new Promise((resolve, reject) => {
    client.on("ready", () =>
      client.exec("gerrit stream-events", (failure, channel) =>
        failure ? reject(new Unavailable(unheard(address, failure), { cause: failure })) : resolve(channel),
      ),
    );
    try {
      client.connect(config);
    } catch (failure) {
      reject(new Unavailable(unheard(address, failure), { cause: failure }));
    }
  });
}

async function follow(
  channel: ClientChannel,
  address: StreamAddress,
  projects: ReadonlySet<string>,
  heard: (what: Heard) => void,
  left: Promise<void>,
): Promise<void> {
  const lines = createLines(longestLine);
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  const watchdog = setTimeout(resolve, address.silence);
  let complaint = "";
  let speaking = false;

  channel.on("data", (chunk: Buffer) => {
    speaking = true;
    watchdog.refresh();
    for (const line of lines.push(chunk)) {
      const numbers = line === null ? null : changesInLine(line, projects);
      if (numbers === null) heard(null);
      else for (const number of numbers) heard(number);
    }
  });
  channel.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString("utf8").slice(0, 500);
  });
  channel.on("close", () => {
    if (complaint && !speaking)
      reject(new Unavailable(`${placeOf(address)} refuses to stream events: ${complaint.trim()}`));
    else resolve();
  });

  heard(null);
  try {
    // How an open stream ends is no failure of its own: the caller catches up and comes again.
    await Promise.race([over, left.catch(() => undefined)]);
  } finally {
    clearTimeout(watchdog);
    if (lines.cut()) heard(null);
  }
}

/** A line that cannot be read is an event that was lost. */
function changesInLine(line: string, projects: ReadonlySet<string>): number[] | null {
  if (line.trim() === "") return [];
  try {
    return changesIn(JSON.parse(line), projects);
  } catch {
    return null;
  }
}

function unheard(address: StreamAddress, failure: unknown): string {
  const { message, level } = failure as { message?: string; level?: string };
  if (level === "client-authentication" || /privateKey|passphrase/i.test(message ?? "")) {
    return `${placeOf(address)} refuses the credentials in ${address.credentialsFrom}: they are wrong or expired.`;
  }
  return `No events can be heard from ${placeOf(address)} (${message ?? "connection failed"}): polling goes on.`;
}

function placeOf({ host, port }: StreamAddress): string {
  return `ssh://${host}:${port}`;
}
