/** What do people see when a page cannot be shown? */
import { randomBytes } from "node:crypto";
import type { Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refused } from "../commands/context.ts";
import { storeOutage } from "../store/problem.ts";
import type { Page, Pages } from "./page.ts";
import { toSignIn } from "./sign-in/kept.ts";
import { SignInNeeded } from "./sign-in/visitor.ts";

type Status = NonNullable<Page["status"]>;

const titles: Record<Status, string> = {
  400: "This cannot be asked",
  403: "This may not be done here",
  404: "Not found here",
  413: "This is too long",
  421: "Another name than ours",
  422: "This cannot be done as asked",
  500: "Something broke",
  502: "The made-up world is silent",
  503: "The mirror cannot be read now",
};

/** @returns the page for an address that we do not have. */
export function missing(pages: Pages, c: Request): Promise<Response> {
  return refusal(pages, c, 404, "Midcycle has no page at this address.");
}

/** @returns the page for a refusal, and for a bug one with a reference that the log carries too. */
export async function failed(pages: Pages, c: Request, problem: Error): Promise<Response> {
  if (problem instanceof SignInNeeded) return toSignIn(pages, c);
  if (problem instanceof Refused) {
    // What names a thing in the path is an address that is not there; elsewhere it is a question asked wrongly.
    return refusal(pages, c, Object.keys(c.req.param()).length > 0 ? 404 : 400, problem.message);
  }
  if (problem instanceof HTTPException) {
    const status = problem.status in titles ? (problem.status as Status) : 400;
    return refusal(pages, c, status, problem.message || titles[status]);
  }
  const outage = storeOutage(problem);
  if (outage !== null) {
    pages.ground.log(outage);
    return refusal(pages, c, 503, `${outage} Midcycle goes on by itself once it does.`);
  }
  const reference = randomBytes(4).toString("hex");
  pages.ground.log(`Bug ${reference} at ${c.req.method} ${c.req.path}: ${problem.stack ?? problem.message}`);
  const sentence = `This is a mistake in Midcycle, not yours. The log has it under the reference ${reference}.`;
  return refusal(pages, c, 500, sentence).catch(() => c.text(sentence, 500));
}

function refusal(pages: Pages, c: Request, status: Status, sentence: string): Promise<Response> {
  const title = titles[status];
  return pages.show(c, { template: "refusal", title, section: null, status, view: { status, title, sentence } });
}
