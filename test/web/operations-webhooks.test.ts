/** Does a webhook reach the house when it may, and nothing else of it anything? */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Heard } from "../../src/forges/forge.ts";
import { operationRoutes } from "../../src/web/operations.ts";
import { secret, standing } from "./api-ground.ts";

const way = `/webhooks/gerrit/opendev/${encodeURIComponent(secret)}`;
const change = (number: number) => JSON.stringify({ type: "comment-added", change: { number } });

/** A house that notes what it hears. */
async function listening(hear: (forge: string, what: Heard) => Promise<boolean> = async () => true) {
  const { ground, lines } = await standing();
  const heard: [forge: string, what: Heard][] = [];
  const house = {
    ...ground.house,
    heard: (forge: string, what: Heard) => {
      heard.push([forge, what]);
      return hear(forge, what);
    },
  };
  const app = operationRoutes({ ...ground, house });
  const post = async (path: string, body: string | ReadableStream) =>
    app.request(path, { method: "POST", body, ...(typeof body === "string" ? {} : { duplex: "half" }) });
  return { post, heard, lines };
}

test.each<[situation: string, body: string, heard: Heard[]]>([
  ["a change", change(21), [21]],
  ["lost events", JSON.stringify({ type: "dropped-output" }), [null]],
  ["no change", JSON.stringify({ type: "project-created" }), []],
])("%s: taken at once", async (_, body, expected) => {
  const { post, heard, lines } = await listening();

  const response = await post(way, body);

  expect([response.status, await response.text()]).toEqual([202, ""]);
  expect(heard).toEqual(expected.map((what) => ["opendev", what]));
  expect(lines).toEqual([]);
});

describe("who does not know the secret learns nothing", () => {
  test.each([
    ["a wrong secret", "/webhooks/gerrit/opendev/loud-harbour"],
    ["a secret cut short", way.slice(0, -1)],
    ["another forge", way.replace("opendev", "elsewhere")],
    ["a name that every object has", "/webhooks/gerrit/constructor/x"],
  ])("%s", async (_, path) => {
    const { post, heard, lines } = await listening();

    const response = await post(path, change(21));

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      code: "not-found",
      detail: "There is nothing at this address.",
      instance: "/webhooks/gerrit",
    });
    expect([heard, lines]).toEqual([[], []]);
  });
});

describe("bad bodies", () => {
  const large = 2 * 1024 * 1024 + 1;
  const stream = () =>
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < large; sent += 65_536) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });

  test.each<[situation: string, body: () => string | ReadableStream, status: number, sentence: string]>([
    ["no JSON", () => "ref-updated", 400, "A webhook's body is JSON, and this is not."],
    ["half a JSON", () => change(21).slice(0, 20), 400, "A webhook's body is JSON, and this is not."],
    ["nothing", () => "", 400, "A webhook's body is JSON, and this is not."],
    ["too much", () => JSON.stringify("x".repeat(large)), 413, "A webhook's body has at most 2 MB."],
    ["too much, bit by bit", stream, 413, "A webhook's body has at most 2 MB."],
  ])("%s", async (_, body, status, detail) => {
    const { post, heard } = await listening();

    const response = await post(way, body());

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, detail, instance: "/webhooks/gerrit" });
    expect(heard).toEqual([]);
  });
});

describe("what goes wrong afterwards is said in the log, without the secret", () => {
  test.each<[situation: string, hear: () => Promise<boolean>, line: RegExp]>([
    [
      "the store fails",
      () => Promise.reject(new Error("disk full")),
      /^could not note a webhook of opendev: disk full$/,
    ],
    [
      "the forge is not followed",
      async () => false,
      /^a webhook of opendev came, but that forge is not followed here$/,
    ],
  ])("%s", async (_, hear, line) => {
    const { post, lines } = await listening(hear);

    expect((await post(way, change(21))).status).toBe(202);

    await vi.waitFor(() => expect(lines).toEqual([expect.stringMatching(line)]));
  });

  test("the answer does not wait for it", async () => {
    const { post } = await listening(() => new Promise(() => {}));

    expect((await post(way, change(21))).status).toBe(202);
  });
});

const recorded = resolve(import.meta.dirname, "../../../shared/gerrit-samples/webhooks.jsonl");

test.skipIf(!existsSync(recorded))(
  "every request that a real plug-in sent is taken (needs ../shared/gerrit-samples)",
  async () => {
    const { post, heard, lines } = await listening();
    const requests = readFileSync(recorded, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { url: string; body: unknown });

    for (const { url, body } of requests) {
      expect((await post(url.replace("/hooks/gerrit/SECRET", way), JSON.stringify(body))).status).toBe(202);
    }

    const numbers = new Set(heard.map(([, what]) => what));
    const named = requests.flatMap(({ body }) => (body as { change?: { number: number } }).change?.number ?? []);
    expect(requests.length).toBeGreaterThan(5);
    expect([...numbers].sort()).toEqual([...new Set(named)].sort());
    expect(lines).toEqual([]);
  },
);
