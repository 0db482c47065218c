/** How do polls read? */
import type { PollAct, PollTerms } from "../governance/poll/acts.ts";
import { count } from "../review/sentence.ts";

/** @returns the rule in sentences: what it takes, the quorum, how long it lasts. */
export function pollTermsWords({ rule, electorate }: PollTerms): string[] {
  const { needed, of, quorum, windowDays, waitHours, early } = rule;
  const whom = of === "votes" ? "the votes given" : "those who take part";
  const shares = { majority: "a majority", "two-thirds": "two thirds", half: "half", all: "all" };
  const takes =
    needed === "most"
      ? "The option with the most votes wins; a tie decides nothing."
      : `An option needs ${shares[needed]} of ${whom}.`;
  const asked =
    quorum === null
      ? "No quorum is asked for."
      : `The quorum is ${shares[quorum]} of those who take part: all who may vote, less who abstains or is away.`;
  const soon =
    early === null
      ? ""
      : early === "all"
        ? ", less once everybody has spoken"
        : ", less once an option has a majority of all who take part";
  const wait = waitHours > 0 && early !== null ? `; never before ${count(waitHours, "hour", "hours")} have passed` : "";
  return [
    takes,
    asked,
    `The window is ${count(windowDays, "day", "days")}${soon}${wait}.`,
    `The cores of ${electorate} on that day vote; anybody else's vote is shown beside theirs and does not count.`,
    "It does not end while a concern is open or somebody holds it.",
  ];
}

/** @returns what an act was, in words, and the reason that was given. */
export function pollActWords(act: PollAct, until: (at: string) => string): [text: string, reason: string | null] {
  switch (act.kind) {
    case "asked":
      return ["asked", act.body.context];
    case "voted":
      return [`chose ${act.body.value}`, act.body.reason];
    case "concern":
      return [`raised the concern "${act.body.name}"`, act.body.text];
    case "resolved":
      return [`resolved the concern "${act.body.name}"`, act.body.how];
    case "held":
      return [`asked for time until ${until(act.body.until)}`, act.body.why];
    case "unheld":
      return ["needs no more time", act.body.why];
    case "withdrawn":
      return ["withdrew it", act.body.reason];
  }
}
