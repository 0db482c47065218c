/** How does a page answer whose forms are sent to its own address? */
import type { Hono, Context as Request } from "hono";
import type { Actor } from "../../commands/actor.ts";
import type { Page, Pages } from "../page.ts";
import { type Deed, submitted, type Typed } from "../sign-in/form.ts";

/** Such a page and what its forms do; the request has the names in the address. */
export interface FormPage<Values> extends Pick<Deed<Values>, "fields"> {
  /** What it is, for the administrators' audit. */
  deed(c: Request): string;
  /** Does it. @returns the address of ours to go to next. @throws Refused with one sentence. */
  act(actor: Actor, values: Values, c: Request): Promise<string>;
  /** @returns the page with what was typed and why it was refused; nothing and null when nothing was sent. */
  page(c: Request, typed: Typed, refusal: string | null): Promise<Page>;
}

/** Adds a page that is shown to everybody, and whose forms are answered as `submitted` says. */
export function addFormPage<Values>(routes: Hono, pages: Pages, path: string, own: FormPage<Values>): void {
  routes.get(path, async (c) => pages.show(c, await own.page(c, {}, null)));
  routes.post(path, (c) =>
    submitted(pages, c, {
      deed: own.deed(c),
      fields: own.fields,
      act: (actor, values) => own.act(actor, values, c),
      again: (typed, refusal) => own.page(c, typed, refusal),
    }),
  );
}
