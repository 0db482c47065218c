/** How is the made-up team's time shown and steered from the pages? */
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import type { Instant } from "../review/change.ts";
import type { WebGround } from "./ground.ts";
import { wayBack } from "./looking-as.ts";

const clock = z.object({
  now: z.string(),
  speed: z.number(),
  rate: z.number().optional(),
  paused: z.boolean(),
  sprint: z.object({ first: z.string(), last: z.string() }).nullable(),
});

/** The demo's clock. `rate`: how many of its seconds pass in one of ours; null when it does not say. */
export interface DemoClock {
  now: Instant;
  speed: number;
  rate: number | null;
  paused: boolean;
  sprint: { first: Instant; last: Instant } | null;
}

/** @returns the demo's clock; null when it does not answer at once. */
export async function readDemoClock(url: string): Promise<DemoClock | null> {
  try {
    const reply = await fetch(`${url}/demo/clock`, { signal: AbortSignal.timeout(500) });
    const read = clock.parse(await reply.json());
    return { ...read, rate: read.rate ?? null };
  } catch {
    return null;
  }
}

/** Speeds that the banner offers. */
export const speeds = [0.5, 1, 2, 5, 10];

/** `POST /demo/pause`, `/demo/resume`, `/demo/reset` and `/demo/speed` with `x`; each then goes `back`. */
export function demoRoutes({ demo, house, log }: WebGround): Hono {
  const routes = new Hono();
  if (!demo) return routes;
  return routes.post("/demo/:deed{pause|resume|reset|speed}", async (c) => {
    const { back, x } = await c.req.parseBody();
    const deed = c.req.param("deed");
    const query = deed === "speed" ? `?x=${encodeURIComponent(typeof x === "string" ? x : "")}` : "";
    const reply = await fetch(`${demo.url}/demo/${deed}${query}`, {
      method: "POST",
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (reply?.status === 400)
      throw new HTTPException(400, { message: `The made-up world says: ${await reply.text()}` });
    if (!reply?.ok)
      throw new HTTPException(502, { message: "The made-up world does not answer: start Midcycle again." });
    if (deed === "reset") {
      log("The made-up world begins again.");
      await house.startOver();
    }
    return c.redirect(wayBack(back), 303);
  });
}
