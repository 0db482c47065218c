/** How does the API tell of a gate? */
import { z } from "@hono/zod-openapi";
import type { GateView } from "../../words/gate.ts";
import { exactly, instant, orNull } from "./shapes.ts";

const text = z.string();

/** As `GateView`. */
export const gateView = exactly<GateView>()(
  z
    .object({
      forge: text,
      requirement: text,
      label: text,
      on: orNull(z.array(text)),
      passed: orNull(instant),
      next: orNull(instant),
      reading: z.int(),
      proposed: z.array(text),
      troubles: z.array(text),
    })
    .openapi("Gate"),
);
