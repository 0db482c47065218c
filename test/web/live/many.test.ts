/** Are five hundred open pages told, each once, and forgotten when they go? */
import { Agent, type IncomingMessage, request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "../../../src/web/serve.ts";
import { changes, standing } from "../api-ground.ts";

test("five hundred listeners", { timeout: 60_000 }, async () => {
  const { ground, move } = await standing();
  const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  const agent = new Agent({ maxSockets: 600 });
  const topics = ["all", "person:eve", "person:nia", "change:opendev~271000"];
  const texts: string[] = [];
  const streams = await Promise.all(
    Array.from({ length: 500 }, async (_, n) => {
      const address = `${server.address.replace("localhost", "127.0.0.1")}/live?about=${topics[n % topics.length]}`;
      const reply = await new Promise<IncomingMessage>((resolve, reject) => {
        request(address, { agent }, resolve).once("error", reject).end();
      });
      texts[n] = "";
      reply.setEncoding("utf8").on("data", (chunk) => {
        texts[n] += chunk;
      });
      return reply;
    }),
  );
  const told = () => texts.map((text) => text.split("event: look").length - 1);
  await expect.poll(() => texts.every((text) => text.includes("event: hello")), { timeout: 20_000 }).toBe(true);
  await move([{ ...(changes[0] as (typeof changes)[0]), subject: "Told to many" }]);
  const expected = texts.map((_, n) => (topics[n % topics.length] === "person:nia" ? 0 : 1));
  await expect.poll(told, { timeout: 20_000 }).toEqual(expected);
  for (const stream of streams) stream.destroy();
  agent.destroy();
  const closing = performance.now();
  await server.close();
  expect(performance.now() - closing).toBeLessThan(1_400);
});
