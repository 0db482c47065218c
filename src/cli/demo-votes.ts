/** On whom and on what does the made-up team vote when its sprint begins? By the same deeds as a real team. */
import type { Actor } from "../commands/actor.ts";
import type { Context } from "../commands/context.ts";
import { nominate } from "../commands/nominating.ts";
import { answerNomination, voteOnNomination } from "../commands/nomination-deeds.ts";
import { raiseConcern, voteInPoll } from "../commands/poll-deeds.ts";
import { ask } from "../commands/polling.ts";

/** Nominates somebody and asks a question, in a ledger that has neither. */
export async function voteInDemo(present: Context): Promise<void> {
  // The same moment in every demo, however long it took to start.
  const hour = `${present.now().slice(0, 13)}:00:00.000Z`;
  const context: Context = { ...present, now: () => hour };
  const one = { nomination: "1" };
  await nominate(context, by("mira"), {
    candidate: "priya",
    why: "A year of careful reviews in all of our repositories, and she answers newcomers the same day.",
  });
  await voteOnNomination(context, by("anjali"), { ...one, value: 1, reason: "Her reviews find what mine miss." });
  await voteOnNomination(context, by("hanae"), { ...one, value: 0, reason: "I have not worked with her yet." });
  await voteOnNomination(context, by("viktor"), { ...one, value: 1 });
  await answerNomination(context, by("priya"), { ...one, accepts: true });

  const question = { poll: "1" };
  await ask(context, by("tobias"), {
    question: "Is the next cycle a stabilization cycle?",
    about: "No new features until its second milestone; bugs, tests and documentation only.",
  });
  await voteInPoll(context, by("tobias"), { ...question, value: "yes", reason: "The bug list only grows." });
  await voteInPoll(context, by("mira"), {
    ...question,
    value: "no",
    reason: "Features would pile up for the one after.",
  });
  await voteInPoll(context, by("noor"), { ...question, value: "no" });
  await voteInPoll(context, by("mira"), { ...question, value: "away", for: "stellan", reason: "on a plane" });
  const concern = "Vendors have planned their work for the next cycle: who tells them?";
  await raiseConcern(context, by("lucia"), { ...question, name: "vendors", text: concern });
}

function by(id: string): Actor {
  return { id, through: "cli", link: null };
}
