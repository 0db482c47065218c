/** What does the page of the mirrored Etherpads show? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { etherpadList, etherpadsTopic, linkEtherpad, unlinkEtherpad } from "../../commands/etherpads.ts";
import { sprintsOf } from "../../commands/rooms.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";

const text = z.string().default("");
const linkFields = z.object({ address: text, sprint: text, section: text });
const unlinkFields = z.object({ id: text });

/** `/etherpads` with its two forms. */
export function etherpadPages(pages: Pages): Hono {
  const routes = new Hono();

  addFormPage(routes, pages, "/etherpads", {
    deed: () => "link a pad of an Etherpad",
    fields: linkFields,
    async act(actor, { address, sprint, section }) {
      await linkEtherpad(pages.context(), actor, { address, sprint: sprint || undefined, section: section !== "" });
      return "/etherpads";
    },
    page: list,
  });

  routes.post("/etherpads/unlink", (c) =>
    submitted(pages, c, {
      deed: "unlink a pad of an Etherpad",
      fields: unlinkFields,
      async act(actor, { id }) {
        await unlinkEtherpad(pages.context(), actor, id);
        return "/etherpads";
      },
      again: (_typed, refusal) => list(c, {}, refusal),
    }),
  );

  async function list(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const context = pages.context();
    const servers = context.program.etherpads.map(({ url, keyEnv }) => ({ url, writes: keyEnv !== null }));
    const filled = { address: String(typed.address ?? ""), sprint: String(typed.sprint ?? ""), section: typed.section };
    return {
      template: "etherpads",
      title: "Etherpads",
      section: "sprints",
      view: {
        lines: await etherpadList(context),
        servers,
        writes: servers.some(({ writes }) => writes),
        sprints: sprintsOf(context).map(({ id, title }) => ({ id, title })),
        typed: { ...filled, section: filled.section === "yes" },
        refusal,
        signed: pages.actor(c) !== null,
      },
      live: refusal === null ? [etherpadsTopic] : false,
    };
  }

  return routes;
}
