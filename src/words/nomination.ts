/** How do nominations and their votes read? */
import type { Ballot, Weight } from "../governance/ballots.ts";
import type { Aim, NominationAct, NominationTerms, NominationVote } from "../governance/nomination/acts.ts";
import { count, signed } from "../review/sentence.ts";
import type { VoteCell } from "./decisions.ts";
import type { PersonLink } from "./views.ts";

/** @returns "Dave Chen for core of keystone", "Dave Chen as core of keystone no longer" … */
export function nominationTitle({ aim, name, role }: Pick<NominationTerms, "aim" | "name" | "role">): string {
  const forms: Record<Aim, string> = {
    join: `${name} for ${role}`,
    remove: `${name} no longer ${role}`,
    emeritus: `${name} from ${role} to emeritus`,
  };
  return forms[aim];
}

/** @returns a vote as people write it. */
export function voteText(value: NominationVote | string): string {
  return typeof value === "number" ? signed(value) : value;
}

/** @returns the rule in sentences: what it takes, what a -1 does, how long it lasts. */
export function nominationTerms({ rule, appointers, recused }: NominationTerms): string[] {
  const { needed, veto, windowDays, waitHours, early } = rule;
  const takes =
    appointers.length > 0
      ? "The lead decides alone; what others say is advice."
      : needed === "silence"
        ? "It passes at the end of the window unless more say -1 than +1: silence is consent."
        : typeof needed === "number"
          ? `It takes ${count(needed, "+1", "+1")} from those who may vote.`
          : `It takes +1 from ${needed === "two-thirds" ? "two thirds" : needed === "all" ? "all" : needed === "half" ? "half" : "a majority"} of those who take part.`;
  const against =
    veto === "ends"
      ? "One -1 ends it."
      : veto === "blocks"
        ? "Any -1 blocks it for as long as it stands."
        : "A -1 is no veto.";
  const long =
    windowDays === null ? "It has no end but a decision" : `The window is ${count(windowDays, "day", "days")}`;
  const soon =
    early === null ? "" : early === "enough" ? ", less once there are enough votes" : ", less once everybody says +1";
  const wait = waitHours > 0 && early !== null ? `; never before ${count(waitHours, "hour", "hours")} have passed` : "";
  return [
    takes,
    ...(appointers.length > 0 ? [] : [against]),
    `${long}${soon}${wait}.`,
    ...recused.map(({ why }) => why),
  ];
}

const notes: Partial<Record<Weight, string>> = {
  "non-binding": "may not vote in it: kept and shown, not counted",
  replaced: "voted again later",
  outranked: "had spoken themself: their own word stands",
  late: "came when voting was over",
};

/** @returns everybody who may vote with their present word, by name; and beside them every vote that does not count. */
export function voteCells(
  ballots: readonly Ballot<NominationVote | string>[],
  voters: readonly string[],
  link: (id: string) => PersonLink,
): { voters: VoteCell[]; beside: VoteCell[] } {
  const cell = (ballot: Ballot<NominationVote | string>): VoteCell => ({
    who: link(ballot.by),
    value: voteText(ballot.value),
    reason: ballot.reason,
    at: ballot.at,
    recordedBy: ballot.recordedBy === ballot.by ? null : link(ballot.recordedBy),
    link: ballot.link,
    note: notes[ballot.weight] ?? null,
  });
  const silent = (id: string): VoteCell => ({
    ...{ who: link(id), value: null, reason: null, at: null, recordedBy: null, link: null, note: null },
  });
  const binding = new Map(
    ballots.filter(({ weight }) => weight === "binding").map((ballot) => [ballot.by, cell(ballot)]),
  );
  return {
    voters: voters
      .map((id) => binding.get(id) ?? silent(id))
      .sort((a, b) => (a.who.name < b.who.name ? -1 : a.who.name > b.who.name ? 1 : 0)),
    beside: ballots.filter(({ weight }) => weight !== "binding").map(cell),
  };
}

/** @returns what an act was, in words, and the reason that was given. */
export function nominationActWords(act: NominationAct): [text: string, reason: string | null] {
  switch (act.kind) {
    case "proposed":
      return [act.body.sounding ? "began to hear the cores" : "nominated", act.body.why];
    case "sounded":
      return [`said ${voteText(act.body.value)} among the cores`, act.body.reason];
    case "opened":
      return ["opened it to everybody", act.body.reason];
    case "voted":
      return [`voted ${voteText(act.body.value)}`, act.body.reason];
    case "answered":
      return [act.body.accepts ? "accepted" : "declined", act.body.reason];
    case "decided":
      return [act.body.grants ? "granted it" : "turned it down", act.body.reason];
    case "withdrawn":
      return ["withdrew it", act.body.reason];
    case "completed":
      return [`wrote the membership as of ${act.body.day}`, act.body.how];
  }
}
