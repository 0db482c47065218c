/** Do the pages come onto a port and leave it again, quickly? */
import { Agent, get, request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { Refused } from "../../src/commands/context.ts";
import { serve } from "../../src/web/serve.ts";
import { standing } from "./api-ground.ts";

test("serves on a free port, refuses a busy one, and ends within two seconds with connections open", async () => {
  const { ground } = await standing();
  const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
  const port = Number(new URL(server.address).port);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());

  const status = await new Promise((resolve, reject) => {
    get({ agent, host: "127.0.0.1", port, path: "/health" }, (reply) => {
      reply.resume().once("end", () => resolve(reply.statusCode));
    }).once("error", reject);
  });
  const busy = serve({ ...ground, host: "127.0.0.1", port });
  const begun = performance.now();

  expect(server.address).toBe(`http://localhost:${port}`);
  expect(status).toBe(200);
  await expect(busy).rejects.toThrow(Refused);
  await expect(busy).rejects.toThrow(`Port ${port} is in use`);
  await server.close();
  expect(performance.now() - begun).toBeLessThan(2_000);
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
});

test("an address that is not of this machine is refused", async () => {
  const { ground } = await standing();
  await expect(serve({ ...ground, host: "192.0.2.1", port: 0 })).rejects.toThrow('"192.0.2.1" is not an address');
});

test("a body that does not say its length is read as any other", async () => {
  const { ground } = await standing();
  const server = await serve({ ...ground, host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());

  const status = await new Promise((resolve, reject) => {
    const headers = { Origin: server.address, "Content-Type": "application/x-www-form-urlencoded" };
    const asked = request(`${server.address}/as`, { method: "POST", headers }, ({ statusCode }) => resolve(statusCode));
    asked.on("error", reject);
    asked.write("person=");
    asked.end("ana");
  });

  expect(status).toBe(303);
});
