/** Can machines watch Midcycle: does it live, is it ready, what does it measure? */
import { Hono } from "hono";
import { describe, expect, test, vi } from "vitest";
import type { Context } from "../../src/commands/context.ts";
import { apiRoutes } from "../../src/web/api.ts";
import type { WebGround } from "../../src/web/ground.ts";
import { operationRoutes, timed } from "../../src/web/operations.ts";
import { secret, standing } from "./api-ground.ts";

/** @returns the ground with another state of its forge. */
async function withForge(ground: WebGround, changed: Partial<Awaited<ReturnType<Context["health"]>>[number]>) {
  const context = ground.house.context();
  const health = async () => (await context.health()).map((forge) => ({ ...forge, ...changed }));
  return { ...ground, house: { ...ground.house, context: () => ({ ...context, health }) } };
}

/** @returns the metrics by name and labels. */
async function measured(app: Hono): Promise<Map<string, number>> {
  const text = await (await app.request("/metrics")).text();
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

test("it lives, whatever else", async () => {
  const { ground } = await standing({ read: false });

  const response = await operationRoutes(ground).request("/healthz");

  expect([response.status, await response.json()]).toEqual([200, { alive: true }]);
});

describe("it is ready when there is something worth showing", () => {
  test("everything was read once", async () => {
    const { ground } = await standing();

    const response = await operationRoutes(ground).request("/readyz");

    expect([response.status, await response.json()]).toEqual([200, { ready: true, reasons: [] }]);
  });

  test("a forge that fell silent later is no reason", async () => {
    const { ground } = await standing();

    expect((await operationRoutes(await withForge(ground, { state: "unreachable" })).request("/readyz")).status).toBe(
      200,
    );
  });

  test("nothing was read to the end yet", async () => {
    const { ground } = await standing({ read: false });

    const response = await operationRoutes(ground).request("/readyz");

    const reasons = ["The forge opendev has not been read to the end even once."];
    expect([response.status, await response.json()]).toEqual([503, { ready: false, reasons }]);
  });

  test("a forge has not answered", async () => {
    const { ground } = await standing();

    const response = await operationRoutes(await withForge(ground, { state: "starting" })).request("/readyz");

    const reasons = ["The forge opendev has not answered yet."];
    expect([response.status, await response.json()]).toEqual([503, { ready: false, reasons }]);
  });

  test("the store is gone", async () => {
    const { ground } = await standing();
    await ground.house.context().db.destroy();

    const response = await operationRoutes(ground).request("/readyz");

    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, reasons: [expect.stringMatching(/^The store/)] });
  });
});

describe("it says what it measures", () => {
  test("open changes, lag, and what could not be understood", async () => {
    const { ground } = await standing({ unreadable: [999] });

    const response = await operationRoutes(ground).request("/metrics");
    const metrics = await measured(operationRoutes(ground));

    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect([...metrics].filter(([name]) => name.startsWith("midcycle_"))).toEqual([
      ['midcycle_open_changes{mover="owner"}', 2],
      ['midcycle_open_changes{mover="ci"}', 1],
      ['midcycle_open_changes{mover="reviewers"}', 1],
      ['midcycle_open_changes{mover="cores"}', 1],
      ['midcycle_open_changes{mover="approver"}', 0],
      ['midcycle_open_changes{mover="gate"}', 0],
      ['midcycle_open_changes{mover="nobody"}', 0],
      ['midcycle_dirty_changes{forge="opendev"}', 1],
      ['midcycle_lag_seconds{forge="opendev"}', 90],
      ['midcycle_set_aside_changes{forge="opendev"}', 1],
      ['midcycle_forge_unreachable{forge="opendev"}', 0],
    ]);
    expect(metrics.get("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  });

  test("they move with the mirror, and a mark that is not known is not made up", async () => {
    const { ground } = await standing();
    const state: Parameters<typeof withForge>[1] = {};
    const app = operationRoutes(await withForge(ground, state));
    await measured(app);

    Object.assign(state, { dirty: 7, state: "unreachable", marks: [] });
    const metrics = await measured(app);

    expect(metrics.get('midcycle_dirty_changes{forge="opendev"}')).toBe(7);
    expect(metrics.get('midcycle_forge_unreachable{forge="opendev"}')).toBe(1);
    expect(metrics.has('midcycle_lag_seconds{forge="opendev"}')).toBe(false);
  });

  test("requests are timed by the pattern of their route", async () => {
    const { ground } = await standing();
    const app = new Hono();
    app.use(timed(ground));
    app.route("/api/v1", apiRoutes(ground));
    app.route("/", operationRoutes(ground));
    app.get("/broken", () => {
      throw new Error("oops");
    });
    app.onError((_, c) => c.text("broken", 500));

    await app.request("/api/v1/changes/271000");
    await app.request("/api/v1/changes/271001");
    await app.request("/api/v1/changes/1");
    await app.request("/broken");
    await app.request("/nowhere/at/all");
    await app.request(`/webhooks/gerrit/opendev/${encodeURIComponent(secret)}`, { method: "POST", body: "{}" });
    const metrics = await measured(app);

    const counted = [...metrics].filter(([name]) => name.startsWith("midcycle_http_request_duration_seconds_count"));
    expect(counted.map(([name, count]) => `${name.slice(name.indexOf("{"))} ${count}`)).toEqual([
      '{method="GET",route="/api/v1/changes/:change",status="200"} 2',
      '{method="GET",route="/api/v1/changes/:change",status="404"} 1',
      '{method="GET",route="/broken",status="500"} 1',
      '{method="GET",route="/*",status="404"} 1',
      '{method="POST",route="/webhooks/gerrit/:forge/:secret",status="202"} 1',
    ]);
  });

  test("two apps measure apart", async () => {
    const [one, other] = [await standing(), await standing()];
    const app = new Hono().use(timed(one.ground)).route("/", operationRoutes(one.ground));

    await app.request("/healthz");

    const isRequest = (name: string) => name.startsWith("midcycle_http");
    expect([...(await measured(app)).keys()].some(isRequest)).toBe(true);
    expect([...(await measured(operationRoutes(other.ground))).keys()].some(isRequest)).toBe(false);
  });
});

test("followed for real: an unreachable forge is waited for, said, and a webhook makes its change dirty", async () => {
  const { ground } = await standing({ follow: true, read: false });
  const app = operationRoutes(ground);

  expect((await app.request("/readyz")).status).toBe(503);
  const body = JSON.stringify({ type: "comment-added", change: { number: 271000 } });
  const heard = await app.request(`/webhooks/gerrit/opendev/${encodeURIComponent(secret)}`, { method: "POST", body });

  expect(heard.status).toBe(202);
  await vi.waitFor(async () => expect((await measured(app)).get('midcycle_dirty_changes{forge="opendev"}')).toBe(1), {
    timeout: 10_000,
  });
});
