/** How do tests meet what a real Gerrit will not do on demand? A server that answers whatever it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** Answers one request; told how many times this server has been asked before. */
export type Answer = (request: IncomingMessage, response: ServerResponse, before: number) => void;

export interface BrokenGerrit {
  url: string;
  /** Every path asked for, with its parameters. */
  asked: string[];
  /** Says how everything is answered from now on. */
  answers(answer: Answer): void;
  close(): Promise<void>;
}

export async function openBrokenGerrit(): Promise<BrokenGerrit> {
  let current: Answer = (_, response) => response.writeHead(404).end("Not found");
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    current(request, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answers: (answer) => {
      current = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As Gerrit answers: prefix, JSON. */
export function json(value: unknown): Answer {
  return text(200, `)]}'\n${JSON.stringify(value)}`, { "content-type": "application/json; charset=UTF-8" });
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(status, { "content-type": "text/plain", ...headers }).end(body);
}

export function page(status: number): Answer {
  return text(status, "<!DOCTYPE html><html><body>Bad Gateway</body></html>", { "content-type": "text/html" });
}

export function packed(value: unknown): Answer {
  return (_, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(`)]}'\n${JSON.stringify(value)}`));
}

/** Promises the whole and closes the connection half-way. */
export function half(value: unknown): Answer {
  const body = `)]}'\n${JSON.stringify(value)}`;
  return (_, response) => {
    response.writeHead(200, { "content-length": String(body.length) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  };
}

export function redirectToItself(): Answer {
  return (request, response) => response.writeHead(302, { location: request.url ?? "/" }).end();
}

/** Never answers. */
export function hang(): Answer {
  return () => undefined;
}

/** One after the other; the last one for ever. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let next = 0;
  return (request, response, before) =>
    (answers[Math.min(next++, answers.length - 1)] as Answer)(request, response, before);
}

/** The first whose path the request's begins with ("/changes/?", "/changes/12"), else 404 as Gerrit says it. */
export function routes(table: Record<string, Answer>): Answer {
  return (request, response, before) => {
    const path = (request.url ?? "").replace(/^\/a\//, "/");
    const answer =
      Object.entries(table).find(([start]) => path.startsWith(start))?.[1] ?? text(404, `Not found: ${path}`);
    answer(request, response, before);
  };
}
