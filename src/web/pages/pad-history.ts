/** What do the pages about a pad's past show, and how is a pad taken away? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { Refused } from "../../commands/context.ts";
import { writerFor } from "../../commands/pads/admission.ts";
import { importIntoPad, type PadFormat, padFile, padFormats } from "../../commands/pads/files.ts";
import { namePadRevision, padDiff, padHistory, restorePad } from "../../commands/pads/history.ts";
import { padPage } from "../../commands/pads/pads.ts";
import type { Page, Pages } from "../page.ts";
import type { Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";

const text = z.string().default("");
const deedFields = z.object({
  deed: z.enum(["name", "restore", "import"], { message: "Choose one of name, restore, import." }),
  at: text,
  name: text,
  text,
  way: z.enum(["append", "replace"], { message: "Choose append or replace." }).default("append"),
});

/** `/pads/:id/history`, `/pads/:id/diff`, and `pad.md`, `pad.txt`, `pad.html`, `pad.json` beside them. */
export function padHistoryPages(pages: Pages): Hono {
  const routes = new Hono();

  addFormPage(routes, pages, "/pads/:id/history", {
    deed: (c) => `the history of the pad ${c.req.param("id")}`,
    fields: deedFields,
    async act(actor, { deed, at, name, text, way }, c) {
      const [context, id] = [pages.context(), c.req.param("id") ?? ""];
      if (deed === "import") await importIntoPad(context, actor, id, { text, way });
      else if (deed === "restore") await restorePad(context, actor, id, at);
      else await namePadRevision(context, actor, id, { at, name });
      return deed === "name" ? `${padPage(id)}/history?at=${encodeURIComponent(at)}` : padPage(id);
    },
    page: history,
  });

  routes.get("/pads/:id/diff", async (c) => {
    const asked = Object.fromEntries(["from", "to"].map((name) => [name, c.req.query(name)]));
    const view = await padDiff(pages.context(), c.req.param("id"), asked);
    const title = `What changed in ${view.title}`;
    return pages.show(c, { template: "pad-diff", title, section: "sprints", view });
  });

  routes.get("/pads/:id/:file{pad\\.(md|txt|html|json)}", async (c) => {
    const format = c.req.param("file").slice("pad.".length) as PadFormat;
    const id = c.req.param("id");
    const body = await padFile(pages.context(), id, format, c.req.query("plain") !== undefined);
    c.header("Content-Disposition", `inline; filename="${id}.${format}"`);
    if (format === "html") c.header("Content-Security-Policy", "default-src 'none'");
    return c.body(body, 200, { "Content-Type": `${padFormats[format]}; charset=UTF-8` });
  });

  async function history(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const context = pages.context();
    const id = c.req.param("id");
    if (id === undefined) throw new Refused("Name a pad.");
    const at = typeof typed.at === "string" ? typed.at : c.req.query("at");
    const view = await padHistory(context, id, refusal === null ? at : undefined);
    const may = !view.mirror && writerFor(context, { id: pages.actor(c)?.id ?? null, guest: "" }) !== null;
    return {
      template: "pad-history",
      title: `History of ${view.title}`,
      section: "sprints",
      view: { ...view, may, refusal, name: typeof typed.name === "string" ? typed.name : "" },
    };
  }

  return routes;
}
