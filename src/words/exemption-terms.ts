/** How are the rules of an exemption and its acts said? */
import type { ExemptionAct } from "../governance/exemption/acts.ts";
import type { ExemptionTerms } from "../governance/exemption/terms.ts";
import { count, either } from "../review/sentence.ts";
import { moment } from "./time.ts";

/** @returns the rules of one exemption, a sentence each. `name`: what to call a `Who.id`. */
export function termsWords(terms: ExemptionTerms, name: (id: string) => string): string[] {
  const { alone, needed, sponsors, ownCounts, validDays, extensions, askWithinDays, again, dayEnds } = terms;
  const grants = [
    ...(alone.length > 0 ? [`${either(alone.map(name))} alone`] : []),
    ...(needed === null
      ? []
      : [`${needed} of ${count(sponsors.length, "core or officer", "cores and officers")} together`]),
  ];
  return [
    `Granted by ${either(grants)} (rules "${terms.preset}").`,
    ...(needed === null ? [] : [ownCounts ? "Who asks counts when they are one of them." : "Who asks does not count."]),
    validDays === null ? "A grant has no end of its own." : `A grant is good for ${count(validDays, "day", "days")}.`,
    extensions === 0
      ? "Nothing is extended."
      : `The end can be moved ${extensions === 1 ? "once" : `${extensions} times`}.`,
    ...(askWithinDays === null
      ? []
      : [`One asks within ${count(askWithinDays, "day", "days")} after the freeze began.`]),
    ...(again ? [] : ["A no is final for this freeze."]),
    dayEnds === "AoE" ? "A day ends anywhere on Earth." : "A day ends in UTC.",
  ];
}

/** @returns what an act did, in words that follow a name ("Ana Ortiz" …). */
export function actWords(act: ExemptionAct): string {
  switch (act.kind) {
    case "request":
      return "asked for it";
    case "sponsor":
      return act.body.for ? "sponsored it" : "took their sponsorship back";
    case "condition":
      return `set a condition: ${dated(act.body.condition)}`;
    case "grant": {
      const conditions = act.body.conditions.map(dated).join("; ");
      const until = act.body.until ? `, until ${moment(act.body.until, "UTC")}` : "";
      return `granted it${until}${conditions ? `, on condition: ${conditions}` : ""}`;
    }
    case "decline":
      return "declined it";
    case "revoke":
      return "revoked it";
    case "withdraw":
      return "withdrew it";
    case "extend":
      return `moved ${act.body.condition ? `the date of condition ${act.body.condition}` : "its end"} to ${moment(act.body.until, "UTC")}`;
    case "word":
      return act.body.kept
        ? `said that condition ${act.body.condition} is met`
        : `took their word on condition ${act.body.condition} back`;
    case "evidence":
      return `saw that condition ${act.body.condition} was met on ${moment(act.body.met, "UTC")}: ${act.body.text}`;
    case "done":
      return "said that it is done";
    case "correct":
      return `took act ${act.body.of} back`;
  }
}

function dated({ text, by }: { text: string; by: string | null }): string {
  return by ? `${text} by ${moment(by, "UTC")}` : text;
}
