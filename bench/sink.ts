/** The process that takes what is delivered: it answers each body at once, and tells how many came. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const seen = new Set<string>();
const server = createServer((request, reply) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    if (request.method === "GET") return void reply.end(String(seen.size));
    seen.add(body.slice(7, 27));
    reply.end("ok");
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit(0));
