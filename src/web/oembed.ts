/** How do other sites show a pasted link to one of our pages? As oEmbed 1.0 (oembed.com) has it. */
import { Hono } from "hono";
import { html } from "hono/html";
import { Refused } from "../commands/context.ts";
import { preview } from "../commands/preview.ts";
import type { Preview } from "../words/preview.ts";
import { failing, problem } from "./api/problem.ts";
import type { WebGround } from "./ground.ts";
import { numberOf, textOf } from "./query.ts";

/** Pixels of the frame when the asker sets no narrower one. */
const [width, height] = [560, 90];
/** Seconds for which an answer may be kept: a state changes. */
const age = 60;

/** `/oembed?url=&maxwidth=&maxheight=&format=json`. Only the path of `url` counts: a proxy may call us by another name. */
export function oembedRoutes({ house, log }: WebGround): Hono {
  const routes = new Hono();
  routes.onError(failing(log));
  routes.get("/oembed", async (c) => {
    const format = textOf(c, "format") ?? "json";
    if (format !== "json") return problem(c, 501, `There is only JSON here, not "${format}".`);
    const url = URL.parse(textOf(c, "url") ?? "");
    if (!url) return problem(c, 400, "Give the address of a page of ours as url.");
    const shown = await preview(house.context(), url).catch((failure) => {
      if (failure instanceof Refused) return failure.message;
      throw failure;
    });
    if (typeof shown === "string") return problem(c, 404, shown);
    if (shown === null) return problem(c, 404, "Changes, queues and sprints can be shown elsewhere, this page cannot.");
    const { origin } = new URL(c.req.url);
    return c.json({
      version: "1.0",
      type: "rich",
      title: shown.title,
      ...(shown.by !== null && { author_name: shown.by }),
      provider_name: "Midcycle",
      provider_url: origin,
      cache_age: age,
      width: Math.min(width, numberOf(c, "maxwidth", 100_000) ?? width),
      height: Math.min(height, numberOf(c, "maxheight", 100_000) ?? height),
      html: String(await quoted(shown, origin)),
    });
  });
  return routes;
}

/** What can be shown without a script or a style of ours. */
function quoted({ title, text, page, badge }: Preview, origin: string) {
  const picture = badge ? html` <img src="${origin}${badge}" alt="">` : "";
  return html`<blockquote><p><a href="${origin}${page}">${title}</a>${picture}</p><p>${text}</p></blockquote>`;
}
