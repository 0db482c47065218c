/** What can be told to Midcycle on a page, and what does it answer? */
import { randomUUID } from "node:crypto";
import { Hono, type Context as Request } from "hono";
import { Refused } from "../../commands/context.ts";
import { usageOf, verbs } from "../../commands/registry.ts";
import { noteRefusal } from "../../commands/rights.ts";
import { type Answer, say } from "../../commands/say.ts";
import { theChange } from "../../commands/the-change.ts";
import type { Page, Pages } from "../page.ts";
import { isOurs, read } from "../sign-in/form.ts";

/** Characters of a text with commands; the form's limit of bytes is above it. */
const longest = 4_000;

/** `/commands`: what can be told, and the form that tells it, about `?about=CHANGE` when that is given. */
export function commandPages(pages: Pages): Hono {
  return new Hono()
    .get("/commands", async (c) => {
      const about = c.req.query("about")?.trim() ?? "";
      return pages.show(c, await page(pages, c, { about, text: "" }));
    })
    .post("/commands", async (c) => {
      const actor = pages.signedIn(c);
      const { typed, token } = await read(c);
      const field = (name: string) => [typed[name]].flat()[0] ?? "";
      const told = { about: field("about"), text: field("text") };
      if (!isOurs(c, token)) {
        await noteRefusal(pages.context(), actor, "tell commands", "The form came without the token of its session.");
        const refusal =
          "This form was made before you signed in, or elsewhere: look at it once more, then send it again.";
        return pages.show(c, { ...(await page(pages, c, told, { refusal })), status: 403 });
      }
      try {
        if (told.text.length > longest) throw new Refused(`Give at most ${longest} characters at once.`);
        const context = pages.context();
        const about = told.about === "" ? null : (await theChange(context, told.about)).key;
        // The same form sent again (a reload, a second click) does not do the same twice.
        const key = `web/${actor.id}/${field("once") || randomUUID()}`;
        const answers = await say(context, { actor: { ...actor, key }, text: told.text, about }, pages.ground.log);
        const left = answers.filter(({ refused }) => refused !== null).map(({ text }) => text);
        return pages.show(c, await page(pages, c, { ...told, text: left.join("\n") }, { answers }));
      } catch (failure) {
        if (!(failure instanceof Refused)) throw failure;
        return pages.show(c, { ...(await page(pages, c, told, { refusal: failure.message })), status: 422 });
      }
    });
}

/** The page, its form filled with what was typed and not done. */
async function page(
  pages: Pages,
  c: Request,
  told: { about: string; text: string },
  { answers = [], refusal = null }: { answers?: Answer[]; refusal?: string | null } = {},
): Promise<Page> {
  const about = told.about === "" ? null : await theChange(pages.context(), told.about).catch(unlessRefused);
  return {
    template: "commands",
    title: "Commands",
    section: null,
    view: {
      told,
      about: about && { key: about.key, number: about.number, subject: about.subject },
      answers,
      refusal,
      once: randomUUID(),
      signed: pages.actor(c) !== null,
      verbs: verbs.map((verb) => ({ ...verb, usage: usageOf(verb), tryOut: null, run: null })),
    },
  };
}

function unlessRefused(failure: unknown): null {
  if (failure instanceof Refused) return null;
  throw failure;
}
