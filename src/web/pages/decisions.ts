/** What is there to decide, and what holds changes back? */
import { Hono } from "hono";
import { z } from "zod";
import { decisionsTopic } from "../../commands/deciding.ts";
import { decisions } from "../../commands/decisions.ts";
import { holdChange, liftHold } from "../../commands/holding.ts";
import { holds } from "../../commands/holds.ts";
import { everything } from "../../commands/signs.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { typedIn } from "./nominations.ts";

const text = z.string().default("");
const fields = z.object({ deed: z.enum(["hold", "lift"]), change: text, reason: text, until: text });

/** `/decisions` and `/holds`. */
export function decisionPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/decisions", async (c) => {
    const view = await decisions(pages.context(), { as: pages.as(c), viewer: pages.actor(c)?.id ?? null });
    return pages.show(c, {
      template: "decisions",
      title: "Decisions",
      section: "decisions",
      view,
      live: [decisionsTopic],
    });
  });

  routes.get("/holds", async (c) => pages.show(c, await holdsPage({}, null, pages.actor(c)?.id ?? null)));

  routes.post("/holds", (c) =>
    submitted(pages, c, {
      deed: "hold a change",
      fields,
      async act(actor, { deed, change, reason, until }) {
        const context = pages.context();
        const done =
          deed === "hold"
            ? await holdChange(context, actor, { change, why: reason, until })
            : await liftHold(context, actor, { change, why: reason });
        return done.page;
      },
      again: (typed, refusal) => holdsPage(typed, refusal, pages.actor(c)?.id ?? null),
    }),
  );

  async function holdsPage(typed: Typed, refusal: string | null, viewer: string | null): Promise<Page> {
    const view = await holds(pages.context());
    const change = typeof typed.change === "string" ? typed.change : "";
    return {
      template: "holds",
      title: "Holds",
      section: "decisions",
      view: { ...view, typed: { ...typedIn(typed), change }, refusal, viewer },
      live: refusal === null ? [everything] : false,
    };
  }
  return routes;
}
