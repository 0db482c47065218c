/** Is everything read once, whatever happens meanwhile? */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place(gerrit.variables);
const door = await doorTo(gerrit.url);
here.write("aurora.yaml", programText(door.url));
const sync = ["--program", "aurora.yaml", "sync"];

type Forges = { interrupted: boolean; forges: Record<string, number | string | null>[] };
const parsed = (text: string) => JSON.parse(text) as Forges;

test("a dry run counts and writes nothing, a stopped run loses nothing, the next goes on and then nothing is new", async () => {
  const dry = await here.run([...sync, "--dry-run", "--json"]);
  const [ahead] = parsed(dry.out).forges;
  expect(dry.code).toBe(0);
  expect(ahead).toEqual({ forge: "demo", listed: ahead?.toRead, toRead: expect.any(Number), trouble: null });
  expect(ahead?.toRead).toBeGreaterThan(10);
  expect(parsed((await here.run([...sync, "--dry-run", "--json"])).out).forges[0]).toEqual(ahead);

  const held = door.close();
  const stopped = here.launch([...sync, "--json"]);
  await held;
  const second = await here.run(sync);
  refused(second, 2, /Another Midcycle already follows into .*aurora\.sqlite/);
  stopped.child.kill("SIGINT");
  const { code, out, err } = await stopped.ended;
  expect(code).toBe(130);
  expect(parsed(out)).toMatchObject({
    interrupted: true,
    forges: [{ read: 0, waiting: ahead?.toRead, trouble: null }],
  });
  expect(err).toBe("Stopped. What is read stays; the next run goes on from there.\n");

  door.open();
  const all = parsed((await here.run([...sync, "--json"])).out).forges[0];
  const { toRead } = ahead ?? {};
  expect(all).toMatchObject({ read: toRead, changed: toRead, unchanged: 0, gone: 0, setAside: 0, waiting: 0 });
  const again = await here.run(sync);
  expect(again).toEqual({ code: 0, out: "demo: nothing new.\n", err: "" });
});

test("a forge that cannot be reached is one sentence and code 69", async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => free.once("listening", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  here.write("gone.yaml", programText(`http://127.0.0.1:${port}`).replace("id: aurora", "id: gone"));
  const { code, out, err } = await here.run(["--program", "gone.yaml", "sync"]);
  expect(err).toBe(`Nothing answers at http://127.0.0.1:${port}: check that Gerrit runs there.\n`);
  expect(out).toBe("demo: nothing read.\n");
  expect(code).toBe(69);
});

test("the demo is not read by hand", async () => {
  refused(await here.run(["sync"]), 2, /--program: the demo reads by itself/);
});

/** A way to the simulated Gerrit that holds back the full reading of changes while it is closed. */
async function doorTo(url: string) {
  let gate: Promise<void> = Promise.resolve();
  let open = () => {};
  let knocked = () => {};
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    if (/[?&]o=|\/detail/.test(path)) {
      knocked();
      await gate;
    }
    const { authorization = "" } = request.headers;
    const answer = await fetch(url + path, { headers: { authorization } });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    open();
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** @returns when the first reading has been held back. */
    close(): Promise<void> {
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return new Promise((resolve) => {
        knocked = resolve;
      });
    },
    open: () => open(),
  };
}
