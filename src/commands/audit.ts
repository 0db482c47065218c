/** What was refused, for administrators? */
import { type Refusal, refusals } from "../store/audit.ts";
import type { AuditRow, AuditView } from "../words/audit.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { coreGroups, linkOfWho, somebody } from "./people-links.ts";
import { mustBe } from "./rights.ts";

/** Which refusals: of somebody, through a place ("web", "cli", "api", "gerrit"), with a text; 50 a page when nothing is said. */
export interface AuditQuestion {
  who?: string | undefined;
  through?: string | undefined;
  text?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
}

/**
 * @returns a page of refusals, the latest first. `actor`: null for whoever has the database itself at hand.
 * @throws Refused for somebody who is no administrator, and for a person unknown
 */
export async function audit(context: Context, actor: Actor | null, question: AuditQuestion): Promise<AuditView> {
  if (actor) mustBe(context, actor, ["administrator"], "read what was refused");
  const { through, text, page = 1, size = 50 } = question;
  const who = question.who ? somebody(context, question.who).id : undefined;
  const found = await refusals(context.db, { who, through, text, page, size });
  return {
    rows: found.rows.map((row) => rowOf(context, row)),
    page,
    pages: Math.max(1, Math.ceil(found.total / size)),
    total: found.total,
    filters: { who: who ?? null, through: through ?? null, text: text ?? null },
  };
}

function rowOf(context: Context, { key: _, who, ...row }: Refusal): AuditRow {
  const found = who === null ? null : context.directory.find(who);
  const link = found?.id === who ? linkOfWho(context.directory, found, coreGroups(context), context.now()) : null;
  return { ...row, who: link ?? (who === null ? null : { id: who, name: who, bot: false, core: false }) };
}
