/** How does a recap read in the browser, and as a file to take away? */
import { Hono, type Context as Request } from "hono";
import { post } from "../../commands/post.ts";
import { recap } from "../../commands/recap.ts";
import { writers } from "../../commands/recap-writing.ts";
import { fileName } from "../../words/recap/file-name.ts";
import type { Pages } from "../page.ts";
import { shownBody } from "../recap-body.ts";
import { numberIn, showNumber } from "./number.ts";

const files = {
  md: { format: "markdown", type: "text/markdown" },
  html: { format: "html", type: "text/html" },
  txt: { format: "mail", type: "text/plain" },
} as const;

/** `/sprints/:id/recap`, its numbers, and `recap.md`, `recap.html`, `recap.txt`, `recap.json` beside it. */
export function recapPages(pages: Pages): Hono {
  const routes = new Hono();
  const asked = (c: Request) =>
    recap(pages.context(), { sprint: c.req.param("id"), address: new URL(c.req.url).origin });

  routes.get("/sprints/:id/recap", async (c) => {
    const view = await asked(c);
    const { title, zone } = view;
    return pages.show(c, {
      template: "recap",
      ...{ title, zone, section: "sprints" },
      view: { ...view, blocks: shownBody(view), may: pages.may(c, writers) },
    });
  });

  routes.get("/sprints/:id/recap/numbers/:number", async (c) => {
    const view = await asked(c);
    return showNumber(pages, c, numberIn(Object.values(view.numbers), c.req.param("number")), {
      section: "sprints",
      zone: view.zone,
      back: { href: view.page, title: view.title },
    });
  });

  routes.get("/sprints/:id/:file{recap\\.(md|html|txt|json)}", async (c) => {
    const view = await asked(c);
    const ending = c.req.param("file").slice("recap.".length);
    c.header("Content-Disposition", `inline; filename="${fileName(view, ending)}"`);
    const file = files[ending as keyof typeof files];
    if (!file) return c.json(view);
    const { recaps } = pages.context().program;
    const text = await post(file.format, view, { address: new URL(c.req.url).origin, recaps });
    // A page to take away has its style within; nothing in it runs.
    if (ending === "html") c.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return c.body(text, 200, { "Content-Type": `${file.type}; charset=UTF-8` });
  });

  return routes;
}
