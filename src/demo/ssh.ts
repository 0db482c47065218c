/** How are the simulated Gerrit's events streamed over SSH? */
import { generateKeyPairSync } from "node:crypto";
import ssh2, { type Connection, type ServerChannel } from "ssh2";
import type { Account } from "./gerrit/change.ts";
import { findAccount, type Listener, type Site, visible } from "./gerrit/site.ts";

export interface Ssh {
  host: string;
  port: number;
  close(): Promise<void>;
}

/** Listens on a free port of loopback; everybody signs in with the site's password. */
export async function openSsh(site: Site, version: string): Promise<Ssh> {
  const host = "127.0.0.1";
  const connections = new Set<Connection>();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const hostKeys = [privateKey.export({ type: "sec1", format: "pem" })];
  const server = new ssh2.Server({ hostKeys }, (connection) => {
    connections.add(connection);
    let me: Account | null = null;
    connection.on("close", () => connections.delete(connection));
    // A client that goes away without a word is no fault.
    connection.on("error", () => undefined);
    connection.on("authentication", (attempt) => {
      me = findAccount(site, attempt.username);
      if (me && attempt.method === "password" && attempt.password === site.password) attempt.accept();
      else attempt.reject(["password"]);
    });
    connection.on("session", (accept) => {
      accept().on("exec", (acceptExec, _, { command }) => {
        const channel = acceptExec();
        if (command === "gerrit version") finish(channel, `gerrit version ${version}\n`, 0);
        else if (!/^gerrit stream-events\b/.test(command)) refuse(channel, `fatal: ${command}: not found\n`);
        else if (!me?.service && !me?.admin) refuse(channel, "fatal: stream events not permitted\n");
        else stream(site, channel, me);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  return {
    host,
    port: address && typeof address === "object" ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of connections) connection.end();
      }),
  };
}

/**
 * Sends what the listener may see, one JSON object a line, until they leave; of private changes 3.13 tells everybody who
 * is asked to review them, and so do we.
 */
function stream(site: Site, channel: ServerChannel, viewer: Account): void {
  const listener: Listener = (event, change) => {
    if (change === null || visible(change, viewer) || event.type === "reviewer-added")
      channel.write(`${JSON.stringify(event)}\n`);
  };
  site.listeners.add(listener);
  channel.on("close", () => site.listeners.delete(listener));
}

function refuse(channel: ServerChannel, complaint: string): void {
  channel.stderr.write(complaint);
  finish(channel, "", 1);
}

function finish(channel: ServerChannel, text: string, code: number): void {
  channel.write(text);
  channel.exit(code);
  channel.end();
}
