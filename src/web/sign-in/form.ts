/** How does the form of a signed-in person become a deed, and what do they see when it is refused? */
import { timingSafeEqual } from "node:crypto";
import type { Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { Refused } from "../../commands/context.ts";
import { acting, noteRefusal } from "../../commands/rights.ts";
import type { Page, Pages } from "../page.ts";
import { visitorOf } from "./visitor.ts";

const notOurs = "The form came without the token of its session.";

/** What somebody typed, by field; the token left out. */
export type Typed = Record<string, string | string[]>;

/** A form and what it does. */
export interface Deed<Values> {
  /** What it is, for the administrators' audit: "ask for an exemption". */
  deed: string;
  /** What the fields must be. Messages are whole sentences that name the valid values. Fields are texts, or lists of them. */
  fields: z.ZodType<Values>;
  /** Does it. @returns the address of ours to go to next, or a page that is shown this once. @throws Refused with one sentence. */
  act(actor: Actor, values: Values): Promise<string | Page> | string | Page;
  /** @returns the page with the form once more, filled with what was typed, and the sentence beside it. */
  again(typed: Typed, refusal: string): Promise<Page> | Page;
}

/**
 * Answers the form of a signed-in person: 303 to the next page when it is done, and the same page with what was typed
 * and one sentence when it is refused (422) or comes without our token (403). A stranger is asked to sign in and then
 * goes on with what was typed. The template needs `{% render 'parts/csrf' %}` within the form.
 * @throws SignInNeeded
 */
export async function submitted<Values>(pages: Pages, c: Request, form: Deed<Values>): Promise<Response> {
  const actor = pages.signedIn(c);
  const { typed, token } = await read(c);
  const context = pages.context();
  if (!isOurs(c, token)) {
    const sentence = "This form was made before you signed in, or elsewhere: look at it once more, then send it again.";
    await noteRefusal(context, actor, form.deed, notOurs);
    return pages.show(c, { ...(await form.again(typed, sentence)), status: 403 });
  }
  try {
    const next = await acting(context, actor, form.deed, () => {
      const values = form.fields.safeParse(typed);
      if (!values.success) throw new Refused(sentences(values.error));
      return form.act(actor, values.data);
    });
    return typeof next === "string" ? c.redirect(next, 303) : pages.show(c, next);
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    return pages.show(c, { ...(await form.again(typed, failure.message)), status: 422 });
  }
}

/**
 * @returns what a form of one button says, whoever sends it.
 * @throws HTTPException 403 when somebody is signed in and it was not made for their session
 */
export async function ownForm(pages: Pages, c: Request, deed: string): Promise<Typed> {
  const visitor = visitorOf(c);
  const { typed, token } = await read(c);
  if (!visitor || isOurs(c, token)) return typed;
  await noteRefusal(pages.context(), { id: visitor.who?.id ?? null, through: "web" }, deed, notOurs);
  throw new HTTPException(403, {
    message: "This form was not made for your session: open the page again and send it from there.",
  });
}

/** @returns what a form says, each field without blanks at its ends, and the token that came with it. */
export async function read(c: Request): Promise<{ typed: Typed; token: string }> {
  const body = await c.req.parseBody({ all: true });
  const text = (value: unknown) => (typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "");
  const typed = Object.entries(body).map(([name, value]): [string, string | string[]] => [
    name,
    Array.isArray(value) ? value.map(text) : text(value),
  ]);
  const { csrf, ...rest } = Object.fromEntries(typed);
  return { typed: rest, token: [csrf].flat()[0] ?? "" };
}

/** Was a form with this token made for the session that sends it? */
export function isOurs(c: Request, token: string): boolean {
  const expected = Buffer.from(visitorOf(c)?.session.csrf ?? "");
  const given = Buffer.from(token);
  return expected.length > 0 && expected.length === given.length && timingSafeEqual(expected, given);
}

function sentences({ issues }: z.ZodError): string {
  return [...new Set(issues.map(({ message }) => message))].join(" ");
}
