/** What has become of the exemptions by itself, who is told, and when is looked at all that is decided? */
import type { Context } from "../commands/context.ts";
import { exemptionTopic } from "../commands/exemption/deed.ts";
import { allExemptions, type Exemption, standingNow } from "../commands/exemption/found.ts";
import { Unavailable } from "../forges/forge.ts";
import type { ExemptionAct } from "../governance/exemption/acts.ts";
import { isOver } from "../governance/exemption/acts.ts";
import { witness } from "../governance/exemption/take.ts";
import type { Instant } from "../review/change.ts";
import { append, type NewAct } from "../store/ledger.ts";
import { putNotices } from "../store/outbox.ts";
import { storeOutage } from "../store/problem.ts";
import { endNotice, exemptionNews, reminder } from "../words/exemption-notices.ts";
import type { Notice } from "../words/notice.ts";
import { createBell } from "./bell.ts";
import { lookAtSprintDays } from "./day-summaries.ts";
import { lookAtDecisions } from "./decision-news.ts";
import type { Desk } from "./desk.ts";
import { grantMemberships } from "./granting.ts";
import { lookAtPromises } from "./promises.ts";
import { seldom } from "./seldom.ts";

const day = 86_400_000;
/** Milliseconds before a deadline from which on it is reminded of. */
const ahead = 2 * day;
/** What ended longer ago than this is no news any more, also after a long pause. */
const behind = 30 * day;
/** Milliseconds between two looks when nothing moves: a deadline is announced that late at most. */
const rest = 60_000;

/**
 * One look at all exemptions: what the mirror shows is written into the ledger once, so that it stays; deadlines that
 * come near and ends that came by themselves are put into the outbox, each once however often it is looked.
 * @returns how many acts and notices were written.
 */
export async function lookAtExemptions(context: Context): Promise<number> {
  let written = 0;
  for (const one of await allExemptions(context)) {
    const seen = await witnessed(context, one);
    const standing = seen.length > 0 ? standingNow(context, [...one.acts, ...seen], one.facts) : one.standing;
    written += seen.length + (await putNotices(context.db, newsOf(one, standing, context.now()), one.id));
  }
  if (written > 0) context.signs.tell({ topics: [exemptionTopic], changes: [] });
  return written;
}

/** Looks again whenever something moved, and every minute. A look that fails is tried again. */
export function watchStandings(
  desks: readonly Desk[],
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  const bell = createBell();
  const deaf = context().signs.hear(() => bell.ring());
  const watch = async () => {
    const [exemptions, decisions] = [seldom(lookAtExemptions, rest), seldom(lookAtDecisions, rest)];
    const [promises, days] = [seldom(lookAtPromises, rest), seldom(lookAtSprintDays, rest)];
    while (!signal.aborted) {
      const grant = (context: Context) => grantMemberships(context, desks, signal);
      for (const look of [exemptions, grant, decisions, promises, days]) {
        await look(context()).catch((failure) => {
          if (failure instanceof Unavailable) return log(failure.message);
          log(storeOutage(failure) ?? `mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`);
        });
      }
      await bell.wait(rest, signal);
      // Of a burst of signs only the last needs a look.
      await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : 500));
    }
  };
  return { done: watch().finally(deaf) };
}

/** Writes down what was seen of the conditions, and that all is merged. @returns the acts that were written. */
async function witnessed(context: Context, one: Exemption): Promise<ExemptionAct[]> {
  const before = one.acts.length;
  if (wanted(context, one, one.acts).length === 0) return [];
  const { acts } = await append<ExemptionAct>(context.db, one.id, null, (present) => ({
    acts: wanted(context, one, present),
    notices: exemptionNews(one, one.standing, standingNow(context, present, one.facts), context.now()),
  }));
  return acts.slice(before);
}

function wanted(context: Context, one: Exemption, acts: readonly ExemptionAct[]): NewAct<ExemptionAct>[] {
  const standing = standingNow(context, acts, one.facts);
  const recorded = new Set(acts.flatMap((act) => (act.kind === "evidence" ? [act.body.condition] : [])));
  const frame = { by: witness, recordedBy: witness, at: context.now(), through: "mirror", link: null };
  if (standing.state === "completed" && standing.endedAt !== null && !acts.some(({ kind }) => kind === "done")) {
    return [{ ...frame, kind: "done", body: { reason: "", at: standing.endedAt } }];
  }
  if (isOver(standing.state) || standing.granted === null) return [];
  return standing.conditions.flatMap(({ condition, met, since, evidence, change, url }) => {
    const lasting =
      ["implemented", "merged", "marked", "removed"].includes(condition.kind) ||
      (condition.kind === "ci" && condition.by !== null);
    if (!met || !lasting || since === null || recorded.has(condition.id)) return [];
    return [
      {
        ...frame,
        kind: "evidence" as const,
        body: { condition: condition.id, met: since, change, url, text: evidence ?? "" },
      },
    ];
  });
}

function newsOf(one: Exemption, standing: Exemption["standing"], now: Instant): Notice[] {
  const { state, endedAt, deadline } = standing;
  if (isOver(state))
    return endedAt !== null && Date.parse(endedAt) > Date.parse(now) - behind ? [endNotice(one, standing, now)] : [];
  if (deadline === null || Date.parse(deadline) - Date.parse(now) > ahead) return [];
  return [reminder(one, { ...standing, deadline }, now)];
}
