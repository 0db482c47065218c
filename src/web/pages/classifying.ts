/** How does whoever may say on a page what a change is, whatever its trailers and paths say? */
import type { Context as Request } from "hono";
import { z } from "zod";
import { overruled, sayable, sayWhatItIs } from "../../commands/overruling.ts";
import { className } from "../../review/class-words.ts";
import { repositoryOf } from "../../review/program.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";

const line = z.string("Each field is there once.").default("");

/** What the form shows: `as` and `reason` are what is filled in. */
export interface ClassForm {
  key: string;
  classes: { id: string; name: string }[];
  /** True when a core has said something that can be taken back. */
  said: boolean;
  as: string;
  reason: string;
}

/** @returns the form about a change for whoever is signed in; null when they may not say it. */
export function classForm(
  pages: Pages,
  c: Request,
  change: { key: string; forge: string; repository: string },
  typed: Typed = {},
): ClassForm | null {
  const context = pages.context();
  const repository = repositoryOf(context.program, change.forge, change.repository);
  if (!repository || !pages.may(c, [{ core: repository.coreGroup }, "liaison", "ptl"])) return null;
  const said = overruled(context, change.key);
  return {
    key: change.key,
    classes: sayable.map((id) => ({ id, name: className(id) })),
    said: said !== null,
    as: String(typed.as ?? said?.class ?? ""),
    reason: String(typed.reason ?? ""),
  };
}

/** Answers the form of a change; `again` shows the page with what was typed and why it was refused. */
export function takeClass(
  pages: Pages,
  c: Request,
  key: string,
  again: (typed: Typed, refusal: string) => Promise<Page>,
): Promise<Response> {
  return submitted(pages, c, {
    deed: `say what ${key} is`,
    fields: z.object({ as: line, reason: line }),
    async act(actor, { as, reason }) {
      const { change } = await sayWhatItIs(pages.context(), actor, { change: key, as, reason });
      return `/frozen/${encodeURIComponent(change)}`;
    },
    again,
  });
}
