/** What do the pages of the pads show? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { readsOnly, writerFor } from "../../commands/pads/admission.ts";
import { padList, padPage, padView } from "../../commands/pads/pads.ts";
import { makePad, padsTopic, sprintPad, thePad } from "../../commands/pads/the-pad.ts";
import { sprintsOf } from "../../commands/rooms.ts";
import { padScriptPath } from "../pads/script.ts";
import { livePadsPath } from "../pads/socket.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";

const text = z.string().default("");
const newFields = z.object({ title: text, sprint: text });

/** `/pads`, `/pads/:id`, and `/sprints/:id/notes`, which leads to the sprint's own pad. */
export function padPages(pages: Pages): Hono {
  const routes = new Hono();
  const visitor = (c: Request) => ({ id: pages.actor(c)?.id ?? null, guest: "" });

  routes.get("/pads", async (c) => pages.show(c, await list(c, {}, null)));

  routes.post("/pads", (c) =>
    submitted(pages, c, {
      deed: "make a pad",
      fields: newFields,
      act: async (actor, values) => padPage((await makePad(pages.context(), actor, values)).id),
      again: (typed, refusal) => list(c, typed, refusal),
    }),
  );

  routes.get("/pads/:id", async (c) => {
    const context = pages.context();
    const pad = await thePad(context, c.req.param("id"));
    const view = await padView(context, pad);
    const own = visitor(c);
    const writer = writerFor(context, own);
    const guests = context.program.pads.guests && own.id === null;
    const editor = {
      pad: pad.id,
      live: livePadsPath,
      script: (await padScriptPath(pages.ground)) ?? "",
      nonce: c.get("secureHeadersNonce") ?? "",
      author: writer?.id ?? "",
      name: writer?.name ?? "",
      guests,
    };
    return pages.show(c, {
      template: "pad",
      title: pad.title,
      section: "sprints",
      view: { ...view, editor, readsOnly: readsOnly(context, own) },
    });
  });

  routes.get("/sprints/:id/notes", async (c) => {
    const { id } = await sprintPad(pages.context(), c.req.param("id"));
    return c.redirect(padPage(id), 302);
  });

  async function list(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const context = pages.context();
    const [q, sprint] = [c.req.query("q") ?? "", c.req.query("sprint") ?? ""];
    const lines = await padList(context, { q, sprint: sprint || undefined });
    const sprints = sprintsOf(context).map(({ id, title }) => ({ id, title }));
    const filled = { title: String(typed.title ?? ""), sprint: String(typed.sprint ?? sprint) };
    return {
      template: "pads",
      title: "Pads",
      section: "sprints",
      view: { lines, q, sprint, sprints, typed: filled, refusal, signed: pages.actor(c) !== null },
      live: refusal === null && q === "" ? [padsTopic] : false,
    };
  }

  return routes;
}
