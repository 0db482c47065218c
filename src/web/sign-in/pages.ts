/** How do people sign in and out? */
import { Hono, type Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refused } from "../../commands/context.ts";
import { localIssuer } from "../../commands/identity.ts";
import { endSessions, putIdentity } from "../../store/sessions.ts";
import { wayBack } from "../looking-as.ts";
import type { Page, Pages } from "../page.ts";
import { ownForm, read } from "./form.ts";
import { forgetForm, keptForm } from "./kept.ts";
import { localRefusal } from "./local.ts";
import { createProvider, leftPath, type Provider, returnPath } from "./provider.ts";
import { forgetSession, SignInNeeded, signInAs, visitorOf } from "./visitor.ts";

/** `/sign-in` and `/sign-out`. `loopback`: nobody else reaches the address that we listen at. */
export function signInPages(pages: Pages, { loopback }: { loopback: boolean }): Hono {
  const { ground } = pages;
  const routes = new Hono();
  let made: Provider | null | undefined;
  const createdProvider = () => {
    made ??= createProvider(ground);
    return made;
  };

  routes.get("/sign-in", (c) => pages.show(c, signInPage(c, wayBack(c.req.query("back")), null)));

  routes.get("/sign-in/go-on", async (c) => {
    const form = await keptForm(pages, c);
    if (!visitorOf(c)?.who) throw new SignInNeeded();
    return pages.show(c, { template: "go-on", title: "Go on where you were", section: null, view: { form } });
  });

  routes.get("/sign-in/oidc", async (c) => {
    const provider = createdProvider();
    if (!provider) throw new Refused("This Midcycle has no provider to sign in with: the program file names one.");
    return c.redirect(await provider.begin(c, wayBack(c.req.query("back"))), 303);
  });

  routes.get(returnPath, async (c) => {
    const provider = createdProvider();
    if (!provider) throw new Refused("This Midcycle has no provider to sign in with: the program file names one.");
    const { identity, back } = await provider.finish(c);
    await signInAs(ground, c, identity.id);
    return c.redirect(back, 303);
  });

  routes.post("/sign-in/local", async (c) => {
    const refused = localRefusal(ground, loopback, c);
    if (refused !== null) throw new HTTPException(403, { message: refused });
    const { typed } = await read(c);
    const context = pages.context();
    const person = context.program.people.find(({ id }) => id === typed.person);
    const back = wayBack(typed.back);
    if (!person) {
      const sentence = "Choose somebody from the list: nobody else of the roster can be signed in here.";
      return pages.show(c, { ...signInPage(c, back, sentence), status: 422 });
    }
    const said = { issuer: localIssuer, subject: person.id, name: person.name, email: null };
    await signInAs(ground, c, (await putIdentity(context.db, said, context.clock())).id);
    return c.redirect(back, 303);
  });

  routes.get("/sign-out", (c) => {
    const view = { signed: visitorOf(c) !== null, away: null };
    return pages.show(c, { template: "sign-out", title: "Sign out", section: null, view });
  });

  routes.post("/sign-out", async (c) => {
    const typed = await ownForm(pages, c, "sign out");
    const visitor = visitorOf(c);
    if (visitor && typed.everywhere) await endSessions(pages.context().db, visitor.identity.id);
    await forgetSession(ground, c);
    forgetForm(pages, c);
    const provider = createdProvider();
    const away = visitor && provider ? await provider.leave(c, visitor.identity) : null;
    if (!provider || away === null) return c.redirect(leftPath, 303);
    // A form may lead to our own pages only, also by way of a redirect: this page goes on by itself.
    c.header("Refresh", `0; url=${away}`);
    const view = { signed: false, away: { href: away, name: provider.name } };
    return pages.show(c, { template: "sign-out", title: "Sign out", section: null, view });
  });

  function signInPage(c: Request, back: string, refusal: string | null): Page {
    const { program } = pages.context();
    const local = localRefusal(ground, loopback, c) === null;
    const roster = local ? program.people.map(({ id, name }) => ({ id, name })) : [];
    const provider = createdProvider()?.name ?? null;
    const view = { back, refusal, provider, local, roster, out: c.req.query("out") !== undefined };
    return { template: "sign-in", title: "Sign in", section: null, view };
  }

  return routes;
}
