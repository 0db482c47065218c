/** How does a whole nomination or poll leave the house, to be read or to be checked? */
import type { NominationAct } from "../governance/nomination/acts.ts";
import type { ProcessRecord } from "../governance/record.ts";
import { recordOf } from "../store/ledger-record.ts";
import { decisionSheet } from "../words/decision-record.ts";
import type { NominationView, PollView } from "../words/decisions.ts";
import { type Context, Refused } from "./context.ts";
import { mayHear, nomination } from "./nominations.ts";
import { poll } from "./polls.ts";
import { markdownPost } from "./post.ts";

/** @returns a nomination or a poll as Markdown, as somebody (`Who.id`; null for a stranger) may see it. */
export async function decisionMarkdown(context: Context, view: NominationView | PollView): Promise<string> {
  return markdownPost("decision.md.liquid", decisionSheet(context.program.name, view, context.now()));
}

/**
 * @returns every act with its digest, for whoever wants to fold it again. @throws Refused when part of it was said in
 * private and the asking person was not there: the digests cover the whole.
 */
export async function decisionRecord(
  context: Context,
  kind: "nomination" | "poll",
  number: string,
  as: string | null,
): Promise<ProcessRecord> {
  const view =
    kind === "poll" ? await poll(context, { poll: number, as }) : await nomination(context, { nomination: number, as });
  const record = await recordOf(context.db, `${kind}-${view.number}`);
  if (!record) throw new Refused(`There is no ${kind} ${number}.`);
  const acts = record.acts as unknown as NominationAct[];
  if (acts.some((act) => act.kind === "sounded") && !mayHear(context, acts, as)) {
    throw new Refused(
      "The cores were heard in private: only they can take away the whole record; the text leaves that part out.",
    );
  }
  return record;
}
