/** What is there to decide, for somebody and for the team? */

import { isOver } from "../governance/exemption/acts.ts";
import type { NominationAct } from "../governance/nomination/acts.ts";
import type { PollAct } from "../governance/poll/acts.ts";
import { processesOf } from "../store/ledger.ts";
import type { DecisionLine, DecisionsView } from "../words/decisions.ts";
import type { Context } from "./context.ts";
import { personOf } from "./deciding.ts";
import { allExemptions, type Exemption } from "./exemption/found.ts";
import { holds } from "./holds.ts";
import { maySee, nominationLine } from "./nominations.ts";
import { somebody } from "./people-links.ts";
import { pollLine } from "./polls.ts";

/** How many that are over are shown. */
const shown = 10;

/**
 * Who asks: `viewer` is the signed-in person, who may see what is heard in private; `as` only chooses whose list
 * comes first.
 */
export interface DecisionsQuestion {
  as?: string | undefined;
  viewer: string | null;
}

/** @returns exemptions, nominations, polls and holds; what waits for the word of `as` first. @throws Refused for somebody unknown. */
export async function decisions(context: Context, question: DecisionsQuestion): Promise<DecisionsView> {
  const as = question.as ? somebody(context, question.as).id : question.viewer;
  const lines = await allLines(context, question.viewer);
  const open = lines.filter(({ over }) => !over);
  return {
    as: as === null ? null : personOf(context, as),
    waiting: as === null ? [] : waitingFor(open, as),
    open: open.sort(byDeadline),
    past: lines
      .filter(({ over }) => over)
      .sort((a, b) => (a.opened < b.opened ? 1 : -1))
      .slice(0, shown),
    holds: await holds(context),
  };
}

/** @returns what waits for somebody's word, the most urgent first; what is heard in private only when they ask themselves. */
export async function waitingWords(context: Context, id: string, viewer: string | null): Promise<DecisionLine[]> {
  return waitingFor(
    (await allLines(context, viewer)).filter(({ over }) => !over),
    id,
  );
}

async function allLines(context: Context, viewer: string | null): Promise<DecisionLine[]> {
  const [nominations, polls, exemptions] = await Promise.all([
    processesOf<NominationAct>(context.db, "nomination"),
    processesOf<PollAct>(context.db, "poll"),
    allExemptions(context),
  ]);
  return [
    ...exemptions.map((one) => exemptionLine(context, one)),
    ...nominations.filter(({ acts }) => maySee(context, acts, viewer)).map((one) => nominationLine(context, one)),
    ...polls.map((one) => pollLine(context, one)),
  ];
}

function exemptionLine(context: Context, { number, title, opened, standing }: Exemption): DecisionLine {
  const { state, because, deadline, awaiting } = standing;
  const waits = awaiting.map((id) => personOf(context, id));
  return {
    number,
    kind: "exemption",
    title,
    state,
    because: because[0] ?? "",
    deadline,
    opened,
    awaiting: waits,
    over: isOver(state),
  };
}

function waitingFor(open: readonly DecisionLine[], id: string): DecisionLine[] {
  return open.filter(({ awaiting }) => awaiting.some((who) => who.id === id)).sort(byDeadline);
}

/** What ends first comes first; what has no end, last. */
function byDeadline(a: DecisionLine, b: DecisionLine): number {
  const [one, other] = [a.deadline ?? "9", b.deadline ?? "9"];
  return one < other ? -1 : one > other ? 1 : b.number - a.number;
}
