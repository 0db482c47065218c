/** What do people see of what was said where, and how do organizers decide about what was not? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { deliverers, deliveries, deliveriesTopic, dropDeliveries, retryDeliveries } from "../../commands/deliveries.ts";
import { deliveryStates, deliveryStateWords } from "../../words/deliveries.ts";
import type { Page, Pages } from "../page.ts";
import { numberOf, queryWith, textOf, wordOf } from "../query.ts";
import { submitted } from "../sign-in/form.ts";
import { turningOf } from "./queue.ts";

const several = z.union([z.string(), z.array(z.string())]).optional();
const which = z.object({
  id: several.transform((ids) => [ids ?? []].flat()),
  reason: z.string().optional(),
});

/** `/deliveries`, and its forms. */
export function deliveryPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/deliveries", async (c) => pages.show(c, await page(c, null)));

  routes.post("/deliveries/retry", (c) =>
    submitted(pages, c, {
      deed: "try a delivery again",
      fields: which,
      act: async (actor, { id }) => (await retryDeliveries(pages.context(), actor, id)).page,
      again: (_, refusal) => page(c, refusal),
    }),
  );

  routes.post("/deliveries/drop", (c) =>
    submitted(pages, c, {
      deed: "drop a delivery",
      fields: which,
      act: async (actor, { id, reason }) => (await dropDeliveries(pages.context(), actor, id, reason)).page,
      again: (_, refusal) => page(c, refusal),
    }),
  );

  async function page(c: Request, refusal: string | null): Promise<Page> {
    const view = await deliveries(pages.context(), {
      state: wordOf(c, "state", deliveryStates),
      channel: textOf(c, "channel"),
      about: textOf(c, "about"),
      page: numberOf(c, "page", 1_000_000),
      viewer: pages.actor(c)?.id ?? null,
      may: pages.may(c, deliverers),
    });
    const turning = turningOf(view, (to) => `/deliveries${queryWith(c, { page: String(to) })}`);
    const states = deliveryStates.map((id) => ({ id, name: deliveryStateWords[id] }));
    const rows = view.rows.map((row) => ({ ...row, called: deliveryStateWords[row.state] }));
    return {
      template: "deliveries",
      title: "Deliveries",
      section: null,
      view: { ...view, rows, states, turning, refusal },
      live: refusal === null && [deliveriesTopic],
    };
  }

  return routes;
}
