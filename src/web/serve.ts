/** How do the pages and the API come onto a port, and leave it again? */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { Refused } from "../commands/context.ts";
import { app } from "./app.ts";
import type { WebGround } from "./ground.ts";
import { isLoopback } from "./guard.ts";

/** Bytes of an address with its headers: a query of 4,000 signs is 48,000 bytes when each sign takes twelve. */
const longestHead = 131_072;

/** Bytes of a message of a pad's page that are read at all; what is longer than a pad takes is refused with a sentence. */
const longestMessage = 16_000_000;

/** How long requests in flight may take when we close, in milliseconds. */
const patience = 1_500;

/**
 * Serves until closed; port 0 takes a free one. `close` ends within two seconds, open connections or not.
 * @throws Refused when the port or the host cannot be had.
 */
export async function serve(
  opening: WebGround & { host: string; port: number },
): Promise<{ address: string; close(): Promise<void> }> {
  const { host, port, ...ground } = opening;
  const { fetch, hub } = app(ground, { loopback: isLoopback(host) });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage });
  const server = createAdaptorServer({
    fetch,
    websocket: { server: sockets },
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: longestHead },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (problem: NodeJS.ErrnoException) => reject(refusalOf(problem, host, port)));
    server.listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    address: `http://${nameOf(host)}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        const deadline = setTimeout(() => {
          for (const socket of sockets.clients) socket.terminate();
          server.closeAllConnections();
        }, patience);
        server.close(() => {
          clearTimeout(deadline);
          resolve();
        });
        hub.close();
        for (const socket of sockets.clients) socket.close(1001);
        server.closeIdleConnections();
      }),
  };
}

function nameOf(host: string): string {
  if (isLoopback(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function refusalOf(problem: NodeJS.ErrnoException, host: string, port: number): Error {
  if (problem.code === "EADDRINUSE") {
    return new Refused(`Port ${port} is in use: stop what uses it, or choose another with --port.`);
  }
  if (problem.code === "EACCES") {
    return new Refused(`Port ${port} may not be opened by this user: choose one above 1023 with --port.`);
  }
  if (problem.code === "EADDRNOTAVAIL" || problem.code === "ENOTFOUND") {
    return new Refused(`"${host}" is not an address of this machine: give another with --host.`);
  }
  return problem;
}
