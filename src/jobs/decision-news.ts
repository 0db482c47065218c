/** What has become of nominations, polls and holds by itself, and who is told? */
import type { Context } from "../commands/context.ts";
import { decisionsTopic, momentOf, namer } from "../commands/deciding.ts";
import { allHolds } from "../commands/holds.ts";
import { type NominationAct, termsOf } from "../governance/nomination/acts.ts";
import { nominationStanding } from "../governance/nomination/standing.ts";
import { type PollAct, pollTermsOf } from "../governance/poll/acts.ts";
import { pollStanding } from "../governance/poll/standing.ts";
import { processesOf } from "../store/ledger.ts";
import { putNotices } from "../store/outbox.ts";
import { holdNews, nominationNews, pollNews } from "../words/decision-notices.ts";

/**
 * One look at everything that is being decided: ends that came by themselves, deadlines that come near and holds whose
 * reason has ended are put into the outbox, each once however often it is looked. Nothing of what is heard in private.
 * @returns how many notices were written.
 */
export async function lookAtDecisions(context: Context): Promise<number> {
  const { db } = context;
  const now = context.now();
  const name = namer(context);
  let written = 0;
  for (const { id, number, acts } of await processesOf<NominationAct>(db, "nomination")) {
    const standing = nominationStanding(acts, momentOf(context, acts), name);
    written += await putNotices(db, nominationNews(id, number, termsOf(acts), standing, now), id);
  }
  for (const { id, number, acts } of await processesOf<PollAct>(db, "poll")) {
    const standing = pollStanding(acts, momentOf(context, acts), name);
    written += await putNotices(db, pollNews(id, number, pollTermsOf(acts), standing, now, name), id);
  }
  const ended = (await allHolds(context)).flatMap(({ hold }) => holdNews(hold, now, name) ?? []);
  written += await putNotices(db, ended, null);
  if (written > 0) context.signs.tell({ topics: [decisionsTopic], changes: [] });
  return written;
}
