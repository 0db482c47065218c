/** What did the team decide, or begin to decide, within a window? */
import type { NominationAct } from "../governance/nomination/acts.ts";
import { termsOf } from "../governance/nomination/acts.ts";
import type { PollAct } from "../governance/poll/acts.ts";
import type { Act } from "../governance/process.ts";
import type { Window } from "../sprint/days.ts";
import { processesOf } from "../store/ledger.ts";
import type { RecapMaterial } from "../words/recap/model.ts";
import type { Context } from "./context.ts";
import { namer } from "./deciding.ts";
import { allExemptions } from "./exemption/found.ts";
import { linesOf } from "./exemptions.ts";
import { maySee, nominationLine } from "./nominations.ts";
import { pollLine } from "./polls.ts";

/** What Midcycle notes by itself is no news. */
const quiet = new Set(["evidence"]);

/**
 * @returns what people did something about within the window, as it stands now, in order of its opening. What only the
 * cores may see is left out: a recap is for everybody.
 */
export async function decidedIn(
  context: Context,
  { from, to }: Window,
): Promise<Pick<RecapMaterial, "exemptions" | "nominations" | "polls">> {
  const within = ({ acts }: { acts: readonly Act[] }) =>
    acts.some(({ at, kind }) => from <= at && at < to && !quiet.has(kind));
  const [exemptions, nominations, polls] = await Promise.all([
    allExemptions(context),
    processesOf<NominationAct>(context.db, "nomination"),
    processesOf<PollAct>(context.db, "poll"),
  ]);
  const name = namer(context);
  return {
    exemptions: await linesOf(context, exemptions.filter(within)),
    nominations: nominations
      .filter((one) => within(one) && maySee(context, one.acts, null))
      .map((one) => ({
        ...nominationLine(context, one),
        company: context.directory.company(termsOf(one.acts).candidate, one.opened),
        nominator: name(one.acts[0]?.by ?? ""),
      })),
    polls: polls.filter(within).map((one) => pollLine(context, one)),
  };
}
