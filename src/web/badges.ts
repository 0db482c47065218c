/** Which badges are there to show on other pages? */
import { Hono, type Context as Request } from "hono";
import { Refused } from "../commands/context.ts";
import { frozen } from "../commands/frozen.ts";
import { waiting } from "../commands/queue.ts";
import { show } from "../commands/show.ts";
import { type Badge, frozenBadge, queueBadge, turnBadge, unknownBadge } from "../words/badge.ts";
import { showBadge } from "./badges/badge.ts";
import type { WebGround } from "./ground.ts";
import { textOf } from "./query.ts";

/** `/badges/turn/KEY.svg`, `/badges/frozen/KEY.svg` and `/badges/queue.svg?as=&repository=&mover=`. They follow no cookie: pictures have none. */
export function badgeRoutes({ house }: WebGround): Hono {
  const routes = new Hono();

  routes.get("/badges/turn/:file{.+\\.svg}", (c) =>
    orUnknown(c, "turn", async () => {
      const context = house.context();
      const { item, status } = await show(context, { change: c.req.param("file").slice(0, -".svg".length) });
      return turnBadge({ ...item, status }, context.now());
    }),
  );

  routes.get("/badges/frozen/:file{.+\\.svg}", (c) =>
    orUnknown(c, "freeze", async () => {
      const what = c.req.param("file").slice(0, -".svg".length);
      return frozenBadge(await frozen(house.context(), { what }));
    }),
  );

  routes.get("/badges/queue.svg", (c) =>
    orUnknown(c, "review queue", async () => {
      const asked = { as: textOf(c, "as"), repository: textOf(c, "repository"), mover: textOf(c, "mover") };
      const { as, shown } = waiting(house.context(), asked);
      return queueBadge(as?.name ?? null, shown.length, shown.filter(({ late }) => late).length);
    }),
  );

  return routes;
}

/** A picture that is missing says nothing, so what cannot be known is a badge too. */
async function orUnknown(c: Request, label: string, badge: () => Promise<Badge>): Promise<Response> {
  const made = await badge().catch((failure) => {
    if (failure instanceof Refused) return unknownBadge(label);
    throw failure;
  });
  return showBadge(c, made);
}
