/** What do administrators see of what was refused? */
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type AuditQuestion, audit } from "../../commands/audit.ts";
import { Refused } from "../../commands/context.ts";
import { acting } from "../../commands/rights.ts";
import type { Pages } from "../page.ts";
import { numberOf, queryWith, textOf, wordOf } from "../query.ts";
import { turningOf } from "./queue.ts";

const places = ["web", "cli", "api", "gerrit"] as const;

/** `/audit`, for administrators: what was refused, to whom, through what and why. */
export function auditPages(pages: Pages): Hono {
  return new Hono().get("/audit", async (c) => {
    const actor = pages.signedIn(c);
    const context = pages.context();
    const question: AuditQuestion = {
      who: textOf(c, "who"),
      through: wordOf(c, "through", places),
      text: textOf(c, "text"),
      page: numberOf(c, "page", 1_000_000),
    };
    const view = await acting(context, actor, "look at the audit", () => audit(context, actor, question)).catch(closed);
    const turning = turningOf(view, (to) => `/audit${queryWith(c, { page: String(to) })}`);
    return pages.show(c, { template: "audit", title: "Audit", section: null, view: { ...view, places, turning } });
  });
}

function closed(failure: unknown): never {
  throw failure instanceof Refused ? new HTTPException(403, { message: failure.message }) : failure;
}
