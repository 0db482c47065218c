/** Which sentences say why a nomination stands where it does, and what it still needs? */

import type { Instant } from "../../review/change.ts";
import { count, list, verb } from "../../review/sentence.ts";
import { shareWords } from "../ballots.ts";
import { enough, type NominationOutcome, type Tally } from "./game.ts";
import type { NominationStanding } from "./standing.ts";

type Known = Omit<NominationStanding, "because" | "unmet">;
type Name = (id: string) => string;

/** @returns what decided it, the strongest first. */
export function becauseOf(tally: Tally, known: Known, outcome: NominationOutcome | null, name: Name): string[] {
  const { state } = known;
  if (state === "sounding") {
    return [`The cores are heard among themselves before it opens; ${heard(tally)}.`];
  }
  const ending = outcome ? endSentence(tally, known, outcome, name) : goingSentence(tally, known, name);
  const answered = known.answer?.yes ? [`${name(tally.terms.candidate)} accepted.`] : [];
  const written = state === "completed" && known.day ? [`The membership is written, as of ${known.day}.`] : [];
  return [...written, ending, ...answered, takingPart(tally, known), nominatorSentence(tally, name)].filter(Boolean);
}

/** @returns what is still missing, one sentence each; nothing once it has ended. */
export function unmetOf(tally: Tally, known: Known, at: Instant, name: Name): string[] {
  const { terms } = tally;
  const { state, answer, earliest } = known;
  const acceptance =
    terms.acceptance && answer === null ? [`${name(terms.candidate)} has not said yet whether they accept.`] : [];
  if (state === "passed") return acceptance;
  if (state === "granted") return ["The membership is not written yet."];
  if (state === "sounding") return [`${name(tally.nominator)} has not opened it.`];
  if (state !== "open" && state !== "blocked") return [];
  const soon = terms.rule.early !== null && enough(tally);
  const waiting = earliest !== null && at < earliest && soon ? ["The minimum wait is not over."] : [];
  return [...vetoes(tally, name), ...votesMissing(tally, known, name), ...waiting, ...acceptance];
}

function heard({ sounded, terms }: Tally): string {
  const spoken = terms.voters.filter((voter) => sounded.some(({ by }) => by === voter)).length;
  return `${spoken} of ${terms.voters.length} have said something`;
}

function goingSentence(tally: Tally, { state, counts }: Known, name: Name): string {
  if (state === "blocked") return vetoes(tally, name)[0] ?? "";
  if (tally.terms.appointers.length > 0) {
    return `${list(tally.terms.appointers.map(name))} decides alone; the votes are advice.`;
  }
  return tally.terms.rule.needed === "silence"
    ? `It passes at the end of the window unless more say -1 (${counts.no} now) than +1 (${counts.yes}).`
    : `${counts.yes} of the ${count(counts.needed ?? 0, "+1", "+1")} that it takes ${verb(counts.yes, "is", "are")} there.`;
}

function endSentence(tally: Tally, { counts, answer }: Known, outcome: NominationOutcome, name: Name): string {
  const { terms, decision, withdrawn } = tally;
  const { yes, no, needed } = counts;
  if (answer && !answer.yes) return `${name(answer.by)} declined${because(answer.reason)}`;
  if (outcome.state === "withdrawn")
    return `${name(withdrawn?.by ?? "")} withdrew it${because(withdrawn?.reason ?? null)}`;
  if (outcome.state === "lapsed") return `The window ended with ${yes} of the ${needed} +1 that it took.`;
  if (outcome.by === "appointer") {
    const verdict = outcome.state === "passed" ? "granted" : "declined";
    return `${name(decision?.by ?? "")}, who decides alone, ${verdict} it${because(decision?.reason ?? null)}`;
  }
  if (outcome.by === "silence") return `The window ended and not more said -1 (${no}) than +1 (${yes}).`;
  if (outcome.state === "passed") return `${yes} said +1, and it took ${needed}.`;
  if (outcome.by === "veto") {
    const end = terms.rule.veto === "ends" ? "one -1 ends it" : "a -1 stood when the window ended";
    return `${list(tally.ballots.saying(-1).map(name))} said -1, and ${end}.`;
  }
  return `More said -1 (${no}) than +1 (${yes}).`;
}

/** The share is of those who take part, so it is said who they are. */
function takingPart({ terms, ballots }: Tally, { counts }: Known): string {
  const { abstain, away, needed } = counts;
  const voters = count(terms.voters.length, "core may vote", "cores may vote");
  const aside = [
    ...(abstain > 0 ? [count(abstain, "abstains", "abstain")] : []),
    ...(away > 0 ? [count(away, "is away", "are away")] : []),
  ];
  const part = aside.length > 0 ? `; ${list(aside)}, so ${ballots.takingPart()} take part` : "";
  const { needed: rule } = terms.rule;
  const share = typeof rule === "string" && rule !== "silence" ? `; ${shareWords(rule)} of them is ${needed}` : "";
  return `${voters}${part}${share}.`;
}

function nominatorSentence({ terms, nominator }: Tally, name: Name): string {
  if (terms.voters.includes(nominator) && terms.rule.nominator === "votes")
    return `Nominating is ${name(nominator)}'s own +1 until they vote otherwise.`;
  return nominator === terms.candidate ? "" : `${name(nominator)}, who nominated, has no vote in it.`;
}

function vetoes({ terms, ballots }: Tally, name: Name): string[] {
  const against = ballots.saying(-1);
  if (terms.rule.veto === null || against.length === 0) return [];
  return [
    `${list(against.map(name))} ${verb(against.length, "says", "say")} -1, which blocks it for as long as it stands.`,
  ];
}

function votesMissing({ terms, ballots }: Tally, { counts }: Known, name: Name): string[] {
  if (terms.appointers.length > 0) return [`${list(terms.appointers.map(name))} has not decided.`];
  const { needed, yes } = counts;
  if (needed === null) return [];
  const missing = needed - yes;
  if (missing <= 0) return [];
  if (needed > ballots.takingPart()) return [`It takes ${needed} +1, but only ${ballots.takingPart()} take part.`];
  return [`${count(missing, "more +1", "more +1")}.`];
}

function because(reason: string | null): string {
  return reason ? `: ${reason.replace(/\.$/, "")}.` : ".";
}
