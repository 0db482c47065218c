/** Does `start` serve, refuse in a sentence, and stop when told? */

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place(gerrit.variables);
here.write("aurora.yaml", programText(gerrit.url));
const start = ["--program", "aurora.yaml", "start", "--port", "0"];

test("it serves, holds its data for itself, and SIGTERM ends it within five seconds with code 0", async () => {
  const running = here.launch(start);
  const address = await running.says(/Midcycle is at (http:\S+)/);
  const answer = await fetch(`${address}/healthz`);
  expect(answer.status).toBe(200);
  await answer.text();

  const [second, sync, queue] = await Promise.all([
    here.run(start),
    here.run(["--program", "aurora.yaml", "sync"]),
    here.run(["--program", "aurora.yaml", "queue", "--json"]),
  ]);
  refused(second, 2, /Another Midcycle already follows into .*aurora\.sqlite: stop it first/);
  refused(sync, 2, /Another Midcycle already follows into/);
  expect(queue.code).toBe(0);

  const began = performance.now();
  running.child.kill("SIGTERM");
  const { code, err } = await running.ended;
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(err).not.toMatch(/^\s+at /m);
  expect(code).toBe(0);
});

test("a forge that does not answer does not keep it from serving, nor from stopping", async () => {
  here.write("unreached.yaml", programText("http://127.0.0.1:9").replace("id: aurora", "id: unreached"));
  const running = here.launch(["--program", "unreached.yaml", "start", "--port", "0"]);
  const address = await running.says(/Midcycle is at (http:\S+)/);
  expect((await fetch(address)).status).toBe(200);
  await running.says(/127\.0\.0\.1:9/);
  const began = performance.now();
  running.child.kill("SIGTERM");
  expect(await running.ended).toMatchObject({ code: 0, err: expect.not.stringMatching(/^\s+at /m) });
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("the demo comes up without anything being named, can be asked from beside, decides, and SIGINT ends it with its world", {
  timeout: 60_000,
}, async () => {
  const running = here.launch(["demo", "--port", "0", "--speed", "20"]);
  const address = await running.says(/Midcycle is at (http:\S+)/);
  expect((await fetch(address)).status).toBe(200);
  const asked = await here.run(["queue", "--json"]);
  expect(asked).toMatchObject({ code: 0, err: "No team is named: this is the demo's.\n" });
  await vi.waitFor(async () => {
    const { data } = (await (await fetch(`${address}/api/v1/exemptions`)).json()) as { data: { total: number } };
    expect(data.total).toBe(3);
  }, 40_000);
  running.child.kill("SIGINT");
  const { code, out, err } = await running.ended;
  expect(out).toMatch(/This is a made-up team\. Follow your own: npm start -- --program \S+/);
  expect(err).not.toMatch(/has ended|^\s+at /m);
  expect(code).toBe(0);
});

test("a busy port", async () => {
  const busy = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    busy.close();
  });
  await new Promise((resolve) => busy.once("listening", resolve));
  const { port } = busy.address() as AddressInfo;
  const ended = await here.run(["--program", "aurora.yaml", "start", "--port", String(port), "--data", "other"]);
  refused(ended, 2, new RegExp(`Port ${port} is in use: .*--port`));
});

test("data that cannot be written", async () => {
  here.write("no-folder", "a file where a folder should be");
  refused(await here.run([...start, "--data", "no-folder"]), 2, /no-folder.*choose another place/);
  refused(await here.run(["start", "--port", "0", "--data", "no-folder"]), 2, /no-folder.*--data/);
});
