/** How does somebody ask that a change waits, and let it go again? */
import { type HoldAct, heldOf, holdStanding } from "../governance/hold/word.ts";
import { when } from "../sprint/moment.ts";
import { processesOf } from "../store/ledger.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { type Deed, type Done, enact, enactOpening, namer, newAct, written } from "./deciding.ts";
import { mustBe } from "./rights.ts";
import { theChange } from "./the-change.ts";

/** Asks that a change waits, with a reason and perhaps an end. @throws Refused for who is no core of its repository. */
export async function holdChange(
  context: Context,
  actor: Actor,
  question: Deed & { change: string; why: string; until?: string | undefined },
): Promise<Done> {
  const change = await theChange(context, question.change);
  if (change.status !== "open") throw new Refused(`${change.number} is ${change.status}: nothing of it can wait.`);
  const repository = context.program.repositories.find(({ name }) => name === change.repository);
  mustBe(context, actor, [{ core: repository?.coreGroup ?? null }, "ptl", "liaison"], "ask that a change waits");
  const until = question.until?.trim() ? when(question.until, context.now(), "UTC") : null;
  if (until && "refused" in until) throw new Refused(until.refused);
  if (until && until.at <= context.now()) throw new Refused("Name a moment that is still to come.");
  const body = {
    change: change.key,
    subject: change.subject,
    why: written(question.why, "why it has to wait"),
    until: until?.at ?? null,
  };
  await enactOpening<HoldAct>({ context, actor, dryRun: question.dryRun }, "hold", async () => {
    const own = await standingHold(context, actor.id, change.key);
    if (own) throw new Refused(`You hold ${change.number} already: lift that first.`);
    return {
      title: `${change.number} ${change.subject}`,
      acts: [newAct<HoldAct>(context, actor, "held", body)],
      notices: () => [],
    };
  });
  const end = body.until ? `until ${body.until.slice(0, 16).replace("T", " ")} UTC` : "until you lift it";
  return { text: `${change.number} waits ${end}: ${body.why}`, page: "/holds", written: !question.dryRun };
}

/** Lets a change go that one has held. Nobody lifts another's hold, and no vote is touched. */
export async function liftHold(
  context: Context,
  actor: Actor,
  question: Deed & { change: string; why?: string | undefined },
): Promise<Done> {
  const change = await theChange(context, question.change);
  const own = await standingHold(context, actor.id, change.key);
  if (!own)
    throw new Refused(
      `${namer(context)(actor.id)} does not hold ${change.number} by a word to Midcycle; a vote is taken back at the forge.`,
    );
  await enact<HoldAct>({ context, actor, dryRun: question.dryRun }, own, () => ({
    acts: [newAct<HoldAct>(context, actor, "lifted", { why: question.why?.trim() || null })],
    notices: [],
  }));
  return {
    text: `${change.number} waits no longer for ${namer(context)(actor.id)}.`,
    page: "/holds",
    written: !question.dryRun,
  };
}

async function standingHold(context: Context, by: string, change: string) {
  const all = await processesOf<HoldAct>(context.db, "hold");
  const own = all.find(({ acts }) => {
    const held = heldOf(acts);
    return held.by === by && held.body.change === change && holdStanding(acts, context.now()).state === "held";
  });
  return own ?? null;
}
