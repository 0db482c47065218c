/** Do the pages show and steer the time of the made-up team? */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { attributes, textOf } from "./reading.ts";

const clock = {
  now: "2016-01-27T18:00:00.000Z",
  speed: 2,
  rate: 600,
  paused: false,
  sprint: { first: "2016-01-27T15:00:00.000Z", last: "2016-01-29T23:00:00.000Z" },
};

/** A world that answers with its clock and notes what it is told; speeds above 100 it refuses. */
async function world() {
  const told: string[] = [];
  const server = createServer((request, reply) => {
    if (request.method === "POST") told.push(request.url ?? "");
    const fast = request.url === "/demo/speed?x=500";
    reply.writeHead(fast ? 400 : 200, { "Content-Type": fast ? "text/plain" : "application/json" });
    reply.end(fast ? "x is the speed, at most 100" : JSON.stringify(clock));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told };
}

async function demo(url: string) {
  const { ground, lines } = await standing();
  let begun = 0;
  const house = {
    ...ground.house,
    startOver: async () => {
      begun++;
    },
  };
  return { ask: app({ ...ground, house, demo: { url } }), lines, begun: () => begun };
}

const form = (body: Record<string, string>, origin = "http://localhost") => ({
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin },
  body: new URLSearchParams(body).toString(),
});

test("a banner says that all is made up, tells the time there, and how to follow one's own team", async () => {
  const { ask } = await demo((await world()).url);
  const html = await (await ask.request("/")).text();
  const text = textOf(html);

  expect(text).toContain("made up");
  expect(text).toContain("npm start -- --program programs/identity.yaml");
  expect(text).toContain("27 Jan 2016 18:00 UTC");
  expect(text).toContain("a second here is 10 min there");
  expect(attributes(html, "action")).toEqual(expect.arrayContaining(["/demo/pause", "/demo/speed", "/demo/reset"]));
  expect(html).toContain(`data-every="4"`);
});

test("the forms steer the world and lead back; a reset also begins the mirror again", async () => {
  const { url, told } = await world();
  const { ask, begun } = await demo(url);
  for (const deed of ["pause", "resume", "reset"]) {
    const reply = await ask.request(`/demo/${deed}`, form({ back: "/queue?mover=cores" }));
    expect(reply.headers.get("Location")).toBe("/queue?mover=cores");
  }
  await ask.request("/demo/speed", form({ back: "/", x: "5" }));

  expect(told).toEqual(["/demo/pause", "/demo/resume", "/demo/reset", "/demo/speed?x=5"]);
  expect(begun()).toBe(1);
});

test("what the world refuses is said, and other sites cannot steer it", async () => {
  const { url, told } = await world();
  const { ask } = await demo(url);
  const fast = await ask.request("/demo/speed", form({ back: "/", x: "500" }));

  expect(fast.status).toBe(400);
  expect(textOf(await fast.text())).toContain("at most 100");
  expect((await ask.request("/demo/reset", form({ back: "/" }, "https://elsewhere.example"))).status).toBe(403);
  expect(told).toEqual(["/demo/speed?x=500"]);
});

test("pages go on when the world does not answer", async () => {
  const { ask } = await demo("http://127.0.0.1:9");
  const reply = await ask.request("/queue");

  expect(reply.status).toBe(200);
  expect(textOf(await reply.text())).toContain("The made-up world does not answer");
  expect((await ask.request("/demo/pause", form({ back: "/" }))).status).toBe(502);
});

test("a real team has no banner, and nothing to steer", async () => {
  const { ground } = await standing();
  const ask = app(ground);
  const html = await (await ask.request("/")).text();

  expect(html).not.toContain("demo");
  expect(html).toContain(`data-every="300"`);
  expect((await ask.request("/demo/pause", form({ back: "/" }))).status).toBe(404);
});
