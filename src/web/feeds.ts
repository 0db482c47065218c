/** Which feeds are there to subscribe to? */
import { Hono } from "hono";
import { mergedFeed, queueFeed } from "../commands/feeds.ts";
import { promisesFeed } from "../commands/promise/feed.ts";
import { showFeed } from "./feeds/atom.ts";
import type { WebGround } from "./ground.ts";
import { textOf } from "./query.ts";

/** `/feeds/queue.atom?as=&repository=` and `/feeds/merged.atom?repository=` and `/feeds/promises.atom`. They follow no cookie: readers have none. */
export function feedRoutes({ house }: WebGround): Hono {
  const routes = new Hono();

  routes.get("/feeds/queue.atom", async (c) => {
    const context = house.context();
    const view = await queueFeed(context, { as: textOf(c, "as"), repository: textOf(c, "repository") });
    return showFeed(c, view, context.started);
  });

  routes.get("/feeds/merged.atom", async (c) => {
    const context = house.context();
    return showFeed(c, await mergedFeed(context, { repository: textOf(c, "repository") }), context.started);
  });

  routes.get("/feeds/promises.atom", async (c) => {
    const context = house.context();
    return showFeed(c, await promisesFeed(context), context.started);
  });

  return routes;
}
