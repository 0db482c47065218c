/** What do the tests say? */
import { names, verb, voteText } from "../sentence.ts";
import { asksForRerun } from "../verdict.ts";
import type { Rule } from "./finding.ts";

/**
 * The team's CI has not passed the present patch set. Its no is never a person's no: it is the owner's to mend, or
 * the CI's again once somebody asks for another run. After approval the same no came from the gate.
 */
export const tests: Rule = (facts) => {
  const { change, ci, ownerSide, rules, approvals, context } = facts;
  const label = rules.ci.label;
  const ids = ci.by.map(({ id }) => id);
  if (ci.state === "pending") {
    const text = `${names(ci.by)} ${verb(ci.by.length, "has", "have")} no verdict on patch set ${change.currentPatchSet} yet.`;
    const remedy = 'Wait for the tests; comment "recheck" if they never started.';
    return [{ code: "ci-pending", text, since: ci.since, who: ids, remedy }];
  }
  if (ci.state !== "failed") return [];

  const rerun = change.messages.findLast(
    ({ at, by, text }) => at > ci.since && by !== null && !context.directory.who(by).bot && asksForRerun(text),
  );
  const vote = voteText(label, ci.value ?? -1);
  if (rerun?.by) {
    const text = `${context.directory.who(rerun.by).name} asked ${names(ci.by)} to run the tests again (${vote} so far).`;
    return [{ code: "ci-rerun", text, since: rerun.at, who: ids, remedy: "Wait for the tests." }];
  }
  const remedy = 'Fix what fails and upload a patch set, or comment "recheck" if the change is not at fault.';
  const gate = approvals[0] && approvals[0].since < ci.since;
  return gate
    ? [
        {
          code: "gate-failed",
          text: `It is approved, but ${names(ci.by)} failed it in the gate (${vote}).`,
          since: ci.since,
          who: ownerSide,
          remedy,
        },
      ]
    : [
        {
          code: "ci-failed",
          text: `${names(ci.by)} says that the tests fail (${vote}).`,
          since: ci.since,
          who: ownerSide,
          remedy,
        },
      ];
};

/** CI of others, and bots that vote as if they were reviewers: said, but the team does not wait for them. */
export const otherBots: Rule = ({ opinions, rules }) =>
  opinions
    .filter(({ who, value, label }) => {
      const block = label === rules.reviewLabel && value <= rules.blockValue;
      return who.bot && !block && (!who.ci || label === rules.reviewLabel) && label !== rules.approval.label;
    })
    .map(({ who, label, value, since }) => ({
      code: "bot-vote",
      text: `${who.name} votes ${voteText(label, value)}, which decides nothing here.`,
      since,
      who: [who.id],
      remedy: null,
    }));
