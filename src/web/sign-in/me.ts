/** What does somebody see of themselves: who they are here, their sessions, the tokens of their programs? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { Refused } from "../../commands/context.ts";
import { localIssuer, waysOf } from "../../commands/identity.ts";
import { createLinkCode, type LinkCode, takeLinkCodes } from "../../commands/linking.ts";
import { acting } from "../../commands/rights.ts";
import { createToken, dropToken, tokenScopes, tokens } from "../../commands/tokens.ts";
import { type Office, rolesOf } from "../../governance/roles.ts";
import { dropLink, endSessions, sessionsOf } from "../../store/sessions.ts";
import type { NewToken } from "../../words/tokens.ts";
import type { Page, Pages } from "../page.ts";
import { ownForm, submitted, type Typed } from "./form.ts";
import { recognize, SignInNeeded, type Visitor, visitorOf } from "./visitor.ts";

const offices: [office: Office, word: string][] = [
  ["ptl", "PTL"],
  ["liaison", "liaison"],
  ["organizer", "organizer"],
  ["administrator", "administrator"],
];

const several = z.union([z.string(), z.array(z.string())]).optional();
const tokenForm = z.object({
  name: z.string("Give the token a name."),
  scopes: several.transform((scopes) => [scopes ?? []].flat()),
  days: z.coerce.number("Give the days as a whole number."),
});

/** `/me`, and the forms on it. */
export function mePages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/me", async (c) => {
    const before = visitorOf(c);
    if (before) await takeLinkCodes(pages.context());
    await recognize(pages.ground, c);
    return pages.show(c, await page(c, {}));
  });

  routes.post("/me/sessions", async (c) => {
    const typed = await ownForm(pages, c, "end a session");
    const visitor = visitorOf(c);
    if (visitor && typeof typed.session === "string") {
      await endSessions(pages.context().db, visitor.identity.id, typed.session);
    }
    return c.redirect("/me", 303);
  });

  routes.post("/me/tokens", (c) =>
    submitted(pages, c, {
      deed: "make a token",
      fields: tokenForm,
      act: async (actor, values) => page(c, { fresh: await createToken(pages.context(), actor, values) }),
      again: (typed, refusal) => page(c, { typed, refusal }),
    }),
  );

  routes.post("/me/tokens/revoke", (c) =>
    submitted(pages, c, {
      deed: "revoke a token",
      fields: z.object({ id: z.string("Say which token.") }),
      act: async (actor, { id }) => {
        await dropToken(pages.context(), actor, id);
        return "/me#tokens";
      },
      again: (_, refusal) => page(c, { refusal }),
    }),
  );

  routes.post("/me/codes", async (c) => {
    await ownForm(pages, c, "make a code");
    const visitor = visitorOf(c);
    if (!visitor) throw new SignInNeeded();
    const actor = { id: visitor.who?.id ?? null, through: "web" as const };
    const context = pages.context();
    try {
      const code = await acting(context, actor, "make a code", () => createLinkCode(context, visitor.identity.id));
      return pages.show(c, await page(c, { code }));
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      return pages.show(c, { ...(await page(c, { refusal: failure.message })), status: 422 });
    }
  });

  routes.post("/me/links", async (c) => {
    const { account } = await ownForm(pages, c, "take a link away");
    const visitor = visitorOf(c);
    if (visitor && typeof account === "string") await dropLink(pages.context().db, visitor.identity.id, account);
    return c.redirect("/me", 303);
  });

  async function page(
    c: Request,
    said: { typed?: Typed; refusal?: string; fresh?: NewToken; code?: LinkCode },
  ): Promise<Page> {
    const visitor = visitorOf(c);
    if (!visitor) throw new SignInNeeded();
    const { typed = {}, refusal = null, fresh = null, code = null } = said;
    const view = {
      ...(await facts(visitor)),
      refusal,
      fresh,
      code,
      forges: pages.context().program.forges.map(({ name, url }) => ({ name, url })),
      typed: {
        name: String(typed.name ?? ""),
        days: String(typed.days ?? 90),
        scopes: [typed.scopes ?? ["read"]].flat(),
      },
      scopes: tokenScopes,
    };
    return { template: "me", title: "You", section: null, view };
  }

  async function facts(visitor: Visitor): Promise<object> {
    const context = pages.context();
    const { db, directory, clock } = context;
    const { identity, session, who } = visitor;
    const roles = who && rolesOf(context, who.id, context.now());
    const sessions = await sessionsOf(db, identity.id, clock());
    return {
      name: who?.name ?? identity.name ?? identity.email ?? identity.subject,
      person: who && { id: who.id, name: who.name },
      identity,
      local: identity.issuer === localIssuer,
      roles,
      offices: offices.filter(([office]) => roles?.[office]).map(([, word]) => word),
      ways: waysOf(directory, visitor).map(({ who, how, account }) => ({ id: who.id, name: who.name, how, account })),
      sessions: sessions.map((one) => ({ ...one, here: one.hash === session.hash })),
      tokens: who ? await tokens(context, who.id) : [],
    };
  }

  return routes;
}
