/** How does what somebody typed outlast their signing in? */
import type { Context as Request } from "hono";
import { z } from "zod";
import { keepOnce, lookOnce } from "../../store/once.ts";
import { freshSecret } from "../../store/secret.ts";
import type { Pages } from "../page.ts";
import { cookie, dropCookie, giveCookie } from "./cookies.ts";
import { read } from "./form.ts";
import { visitorOf } from "./visitor.ts";

/** Where somebody goes on with what they typed. */
export const goOnPath = "/sign-in/go-on";

const hour = 3_600;
const formSchema = z.object({
  path: z.string(),
  typed: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** A form that was sent too early: where to, and with which fields, a list of values each. */
export interface KeptForm {
  path: string;
  fields: { name: string; values: string[] }[];
}

/** Leads a stranger to sign in and back again, and somebody whom nobody here is known to be to where they prove it. */
export async function toSignIn(pages: Pages, c: Request): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const asking = c.req.method === "GET" || c.req.method === "HEAD";
  if (!asking) await keep(pages, c, pathname);
  if (visitorOf(c)) return c.redirect("/me", 303);
  return c.redirect(`/sign-in?${new URLSearchParams({ back: asking ? `${pathname}${search}` : goOnPath })}`, 303);
}

/** @returns the form that this browser sent before its reader was signed in; null when there is none any more. */
export async function keptForm(pages: Pages, c: Request): Promise<KeptForm | null> {
  const secret = cookie(pages.ground, c, "form");
  const { db, clock } = pages.context();
  const kept = secret ? await lookOnce(db, "form", secret, clock()) : null;
  const form = kept && formSchema.parse(JSON.parse(kept.body));
  return (
    form && {
      path: form.path,
      fields: Object.entries(form.typed).map(([name, value]) => ({ name, values: [value].flat() })),
    }
  );
}

/** Forgets what this browser sent, when its reader leaves. */
export function forgetForm(pages: Pages, c: Request): void {
  dropCookie(pages.ground, c, "form");
}

async function keep(pages: Pages, c: Request, path: string): Promise<void> {
  const { typed } = await read(c);
  const { db, clock } = pages.context();
  const [secret, created] = [freshSecret(), clock()];
  const expires = new Date(Date.parse(created) + hour * 1_000).toISOString();
  await keepOnce(db, "form", secret, { body: JSON.stringify({ path, typed }), created, expires });
  giveCookie(pages.ground, c, "form", secret, hour);
}
