/** How does a program of the world take what a webhook sends, or misbehave? */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request that came. */
export interface Called {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** @returns a server on loopback that answers as `answer` says, until the test is over. */
export async function hookServer(
  answer: (reply: ServerResponse, called: Called, request: IncomingMessage) => void,
): Promise<{ url: string; called: Called[] }> {
  const called: Called[] = [];
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = "", url = "", headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(parts).toString("utf8") };
    called.push(one);
    answer(reply, one, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, called };
}
