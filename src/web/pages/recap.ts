/** How does a recap read in the browser, and as a file to take away? */
import { Hono } from "hono";
import { post } from "../../commands/post.ts";
import { recap } from "../../commands/recap.ts";
import type { OpenNumber } from "../../review/number.ts";
import type { RecapPiece, RecapView } from "../../words/views.ts";
import type { Pages } from "../page.ts";
import { numberIn, showNumber } from "./number.ts";

/** A piece of a sentence with what it needs to be shown; one of the three is not null. */
interface ShownPiece {
  text: string | null;
  number: OpenNumber | null;
  url: string | null;
}

/** `/sprints/:id/recap`, its numbers, and `recap.md`, `recap.txt`, `recap.json` beside it. */
export function recapPages(pages: Pages): Hono {
  const routes = new Hono();
  const asked = (sprint: string) => recap(pages.context(), { sprint });

  routes.get("/sprints/:id/recap", async (c) => {
    const view = await asked(c.req.param("id"));
    const sections = view.sections.map(({ paragraphs, groups, ...rest }) => ({
      ...rest,
      paragraphs: paragraphs.map((pieces) => shown(view, pieces)),
      groups: groups.map(({ heading, items }) => ({ heading, items: items.map((pieces) => shown(view, pieces)) })),
    }));
    const { zone } = view.sprint;
    return pages.show(c, {
      template: "recap",
      title: view.title,
      section: "sprints",
      zone,
      view: { ...view, sections },
    });
  });

  routes.get("/sprints/:id/recap/numbers/:number", async (c) => {
    const view = await asked(c.req.param("id"));
    return showNumber(pages, c, numberIn(Object.values(view.numbers), c.req.param("number")), {
      section: "sprints",
      zone: view.sprint.zone,
      back: { href: `/sprints/${encodeURIComponent(view.sprint.id)}/recap`, title: view.title },
    });
  });

  routes.get("/sprints/:id/:file{recap\\.(md|txt|json)}", async (c) => {
    const view = await asked(c.req.param("id"));
    const name = `${view.sprint.id}-${c.req.param("file")}`;
    c.header("Content-Disposition", `inline; filename="${name.replace(/[^\w.-]+/g, "-")}"`);
    const address = new URL(c.req.url).origin;
    if (name.endsWith(".json")) return c.json(view);
    if (name.endsWith(".txt")) return c.text(await post("mail", view, { address }));
    return c.body(await post("markdown", view, { address }), 200, { "Content-Type": "text/markdown; charset=UTF-8" });
  });

  return routes;
}

function shown({ numbers }: RecapView, pieces: readonly RecapPiece[]): ShownPiece[] {
  return pieces.map((piece) => {
    if (typeof piece === "string") return { text: piece, number: null, url: null };
    if ("url" in piece) return { text: piece.text, number: null, url: piece.url };
    const number = numbers[piece.number];
    if (!number) throw new Error(`the recap names a number that it does not have: ${piece.number}`);
    return { text: null, number, url: null };
  });
}
