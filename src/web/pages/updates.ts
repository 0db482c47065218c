/** How do a week, a day and what needs attention now read in the browser? */
import { Hono, type Context as Request } from "hono";
import { digest } from "../../commands/digests.ts";
import { post } from "../../commands/post.ts";
import { update } from "../../commands/updates.ts";
import type { PostView } from "../../words/recap/model.ts";
import type { Pages } from "../page.ts";
import { shownBody } from "../recap-body.ts";
import { numberIn, showNumber } from "./number.ts";

const files = { md: ["markdown", "text/markdown"], txt: ["mail", "text/plain"] } as const;

/** `/updates`, `/updates/:span`, `/digest`, `/digest/:person`, their numbers, and each as `.md`, `.txt` and `.json`. */
export function updatePages(pages: Pages): Hono {
  const routes = new Hono();
  const address = (c: Request) => new URL(c.req.url).origin;
  const updated = (c: Request, span?: string) => update(pages.context(), { span, address: address(c) });
  const digested = (c: Request, as = pages.as(c)) =>
    digest(pages.context(), { as, viewer: pages.actor(c)?.id ?? null, address: address(c) });

  routes.get("/updates", async (c) => show(c, await updated(c), "sprints"));
  routes.get("/updates/:span{[^/.]+}", async (c) => show(c, await updated(c, c.req.param("span")), "sprints"));
  routes.get("/updates/:span/numbers/:number", async (c) => number(c, await updated(c, c.req.param("span"))));
  routes.get("/updates/:file{.+\\.(md|txt|json)}", async (c) => {
    const [, span, ending = ""] = /^(.+)\.(\w+)$/.exec(c.req.param("file")) ?? [];
    return taken(c, await updated(c, span), ending);
  });
  routes.get("/digest", async (c) => show(c, await digested(c), "queue"));
  routes.get("/:file{digest\\.(md|txt|json)}", async (c) =>
    taken(c, await digested(c), c.req.param("file").slice("digest.".length)),
  );
  routes.get("/digest/numbers/:number", async (c) => number(c, await digested(c)));
  routes.get("/digest/:person{[^/]+}", async (c) => {
    const [, person = "", ending] = /^(.*?)(?:\.(md|txt|json))?$/.exec(c.req.param("person")) ?? [];
    const view = await digested(c, person);
    return ending ? taken(c, view, ending) : show(c, view, "queue");
  });
  routes.get("/digest/:person/numbers/:number", async (c) => number(c, await digested(c, c.req.param("person"))));

  function show(c: Request, view: PostView, section: "queue" | "sprints") {
    const { title, zone } = view;
    return pages.show(c, {
      template: "post",
      title,
      section,
      zone,
      view: { ...view, blocks: shownBody(view) },
      live: true,
    });
  }

  function number(c: Request, view: PostView) {
    return showNumber(pages, c, numberIn(Object.values(view.numbers), c.req.param("number") ?? ""), {
      section: "sprints",
      zone: view.zone,
      back: { href: view.page, title: view.title },
    });
  }

  async function taken(c: Request, view: PostView, ending: string) {
    const file = files[ending as keyof typeof files];
    if (!file) return c.json(view);
    const text = await post(file[0], view, { address: address(c), recaps: pages.context().program.recaps });
    return c.body(text, 200, { "Content-Type": `${file[1]}; charset=UTF-8` });
  }

  return routes;
}
