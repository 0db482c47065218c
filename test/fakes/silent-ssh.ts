/** How do tests hear an event stream that stalls, is cut, or talks nonsense? An SSH server that says what it is told. */
import { generateKeyPairSync } from "node:crypto";
import type { AddressInfo } from "node:net";
import ssh2, { type Connection, type ServerChannel } from "ssh2";

export interface SilentSsh {
  port: number;
  /** The next stream that a client opens. */
  stream(): Promise<ServerChannel>;
  /** Breaks every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** Not from `ssh2.utils`: of the ed25519 keys that it makes, one in some hundred is one that it cannot read. */
const { privateKey } = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  privateKeyEncoding: { type: "sec1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** @param refusal what the command answers on stderr in place of a stream, with exit code 1 */
export async function openSilentSsh({ password = "secret", refusal = "" } = {}): Promise<SilentSsh> {
  const clients = new Set<Connection>();
  const opened: ServerChannel[] = [];
  let waiting: ((channel: ServerChannel) => void)[] = [];
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (client) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    client.on("error", () => undefined);
    client.on("authentication", (attempt) => {
      if (attempt.method === "password" && attempt.password === password) attempt.accept();
      else attempt.reject(["password"]);
    });
    client.on("session", (accept) => {
      accept().on("exec", (acceptExec, _, { command }) => {
        const channel = acceptExec();
        if (refusal || command !== "gerrit stream-events") {
          channel.stderr.write(refusal || `fatal: ${command}: not found\n`);
          channel.exit(1);
          channel.end();
          return;
        }
        const next = waiting.shift();
        if (next) next(channel);
        else opened.push(channel);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stream: () => {
      const channel = opened.shift();
      return channel ? Promise.resolve(channel) : new Promise((resolve) => (waiting = [...waiting, resolve]));
    },
    cut: () => {
      for (const client of clients) client.end();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of clients) client.end();
      }),
  };
}
