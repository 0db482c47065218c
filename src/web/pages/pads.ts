/** What do the pages of the pads show? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { Refused } from "../../commands/context.ts";
import { readsOnly, writerFor } from "../../commands/pads/admission.ts";
import { commandWords, runPadCommand } from "../../commands/pads/commanding.ts";
import { noSuchLink, padList, padPage, padView } from "../../commands/pads/pads.ts";
import { pills } from "../../commands/pads/pills.ts";
import { makePad, padOf, padsTopic, padTopic, sprintPad, thePad } from "../../commands/pads/the-pad.ts";
import { sessionsOf, sprintsOf } from "../../commands/rooms.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { mirrors } from "../../sprint/etherpad.ts";
import { namedPeople } from "../../sprint/minutes/roster.ts";
import { padOfSecret } from "../../store/pads.ts";
import { padScriptPath } from "../pads/script.ts";
import { livePadsPath } from "../pads/socket.ts";
import type { Page, Pages } from "../page.ts";
import { isOurs, read, type Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";

const text = z.string().default("");
const newFields = z.object({ title: text, sprint: text });

/** `/pads`, `/pads/:id`, and `/sprints/:id/notes` with `/SESSION`, which leads to the pad of a sprint or a session. */
export function padPages(pages: Pages): Hono {
  const routes = new Hono();
  const visitor = (c: Request) => ({ id: pages.actor(c)?.id ?? null, guest: "" });

  addFormPage(routes, pages, "/pads", {
    deed: () => "make a pad",
    fields: newFields,
    act: async (actor, values) => padPage((await makePad(pages.context(), actor, values)).id),
    page: list,
  });

  routes.get("/pads/:id", async (c) => {
    const context = pages.context();
    const pad = await thePad(context, c.req.param("id"));
    const view = await padView(context, pad);
    const own = visitor(c);
    const writer = writerFor(context, own, pad);
    const guests = context.program.pads.guests && own.id === null && !mirrors(pad);
    const script = {
      pad: pad.id,
      live: livePadsPath,
      address: (await padScriptPath(pages.ground)) ?? "",
      nonce: c.get("secureHeadersNonce") ?? "",
      author: writer?.id ?? "",
      name: writer?.name ?? "",
      guests,
      given: JSON.stringify({
        people: namedPeople(context.program),
        zone: sprintsOf(context).find((one) => one.id === pad.sprint)?.zone ?? "UTC",
        // Only for who may do something: what a stranger types stays a text.
        verbs: writer === null ? [] : commandWords(),
      }),
    };
    return pages.show(c, {
      template: "pad",
      title: pad.title,
      section: "sprints",
      view: { ...view, script, readsOnly: readsOnly(context, own, pad), readOnly: `/notes/${pad.secret}` },
    });
  });

  routes.get("/notes/:secret", async (c) => {
    const context = pages.context();
    const pad = await padOfSecret(context.db, c.req.param("secret"));
    if (!pad) throw noSuchLink();
    const view = await padView(context, pad);
    const live = [padTopic(pad.id)];
    return pages.show(c, { template: "pad-reading", title: pad.title, section: "sprints", view, live });
  });

  routes.get("/pads/:id/pills", async (c) => {
    await thePad(pages.context(), c.req.param("id"));
    return c.json(await pills(pages.context(), c.req.queries("of") ?? []));
  });

  routes.post("/pads/:id/commands", async (c) => {
    const actor = pages.signedIn(c);
    const { typed, token } = await read(c);
    const refused = (sentence: string) => c.json({ text: null, page: null, refused: sentence });
    if (!isOurs(c, token)) return refused("This page was made before you signed in: reload it.");
    const [line, key] = [String(typed.line ?? ""), String(typed.key ?? "")];
    const asked = { pad: c.req.param("id"), line, key, dryRun: typed.try !== undefined };
    try {
      return c.json(await runPadCommand(pages.context(), actor, asked, pages.ground.log));
    } catch (failure) {
      if (failure instanceof Refused) return refused(failure.message);
      throw failure;
    }
  });

  routes.get("/sprints/:id/notes", async (c) => {
    const { id } = await sprintPad(pages.context(), c.req.param("id"));
    return c.redirect(padPage(id), 302);
  });

  routes.get("/sprints/:id/notes/:session", async (c) => {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const session = sessionsOf(context, sprint).find(({ id }) => id === c.req.param("session"));
    if (!session) throw new Refused(`This sprint has no session "${c.req.param("session")}": its agenda lists them.`);
    return c.redirect(padPage((await padOf(context, session)).id), 302);
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
      view: { lines, q, sprint, sprints, typed: filled, refusal },
      live: refusal === null && q === "" ? [padsTopic] : false,
    };
  }

  return routes;
}
