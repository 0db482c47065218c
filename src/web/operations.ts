/** How do machines watch Midcycle, and how do forges wake it? */
import { Hono } from "hono";
import type { Context } from "../commands/context.ts";
import { marks } from "../store/dirty.ts";
import { failing } from "./api/problem.ts";
import type { WebGround } from "./ground.ts";
import { metricsText } from "./operations/metrics.ts";
import { webhookRoutes } from "./operations/webhooks.ts";

export { timed } from "./operations/metrics.ts";

/** @returns `/healthz`, `/readyz`, `/metrics` and the webhooks, to be mounted at the root. */
export function operationRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.onError(failing(ground.log));
  app.get("/healthz", (c) => c.json({ alive: true }));
  app.get("/readyz", async (c) => {
    const reasons = await unreadiness(ground.house.context());
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    const { text, type } = await metricsText(ground);
    return c.body(text, 200, { "Content-Type": type });
  });
  app.route("/webhooks", webhookRoutes(ground));
  return app;
}

/** @returns why what we show is not worth showing yet, a sentence each. A forge that fell silent later is no reason. */
async function unreadiness(context: Context): Promise<string[]> {
  try {
    await marks(context.db);
    const forges = await context.health();
    return forges.flatMap(({ name, state, marks }) => {
      if (state === "starting") return [`The forge ${name} has not answered yet.`];
      return marks.length === 0 ? [`The forge ${name} has not been read to the end even once.`] : [];
    });
  } catch (failure) {
    return [`The store does not answer: ${failure instanceof Error ? failure.message : failure}`];
  }
}
