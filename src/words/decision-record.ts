/** How does a nomination or a poll read as a record to take away? */
import type { Instant } from "../review/change.ts";
import type { ActView, NominationView, PollView, VoteCell } from "./decisions.ts";
import { moment } from "./time.ts";

/** What the text of a record is filled with; every moment is words. */
export interface DecisionSheet {
  program: string;
  title: string;
  state: string;
  because: string[];
  terms: string[];
  /** "Dave Chen" beside "Candidate". */
  facts: { name: string; value: string }[];
  results: string[];
  voters: SheetVote[];
  beside: SheetVote[];
  concerns: string[];
  history: { when: string; who: string; text: string; reason: string | null; link: string | null }[];
  generated: string;
}

interface SheetVote {
  name: string;
  value: string;
  reason: string;
  when: string;
  /** Who wrote it down, and why it does not count; empty when there is nothing to say. */
  note: string;
}

/** @returns the sheet of a nomination or of a poll; moments are UTC. */
export function decisionSheet(program: string, view: NominationView | PollView, now: Instant): DecisionSheet {
  const { standing, terms, voters, beside, history } = view;
  const common = {
    ...{ program, terms, state: standing.state, because: standing.because },
    voters: voters.map(voteOf),
    beside: beside.map(voteOf),
    history: history.map(lineOf),
    generated: moment(now, "UTC"),
  };
  if ("question" in view) {
    return {
      ...common,
      title: view.question,
      facts: [
        { name: "Asked by", value: view.asker.name },
        { name: "Opened", value: moment(view.opened, "UTC") },
        ...(view.closed ? [{ name: "Ended", value: moment(view.closed, "UTC") }] : []),
        ...(view.decided ? [{ name: "Decided", value: view.decided.text }] : []),
      ],
      results: view.results.map(
        ({ option, binding, others }) =>
          `${option.text}: ${binding}${others > 0 ? ` (and ${others} that do not count)` : ""}`,
      ),
      concerns: view.concerns.map(({ name, text, by, resolved }) =>
        resolved
          ? `${name} (${by.name}): ${text} Resolved by ${resolved.by.name}${resolved.how ? `: ${resolved.how}` : "."}`
          : `${name} (${by.name}): ${text} Open.`,
      ),
    };
  }
  const { counts } = view;
  return {
    ...common,
    title: view.title,
    facts: [
      { name: "Candidate", value: view.candidate.name },
      { name: "Nominated by", value: view.nominator.name },
      ...(view.opened ? [{ name: "Opened", value: moment(view.opened, "UTC") }] : []),
      ...(view.closed ? [{ name: "Voting ended", value: moment(view.closed, "UTC") }] : []),
      ...(view.day ? [{ name: "Holds from", value: view.day }] : []),
    ],
    results: [
      `+1: ${counts.yes}`,
      `0: ${counts.neutral}`,
      `-1: ${counts.no}`,
      `abstain: ${counts.abstain}`,
      `away: ${counts.away}`,
      `silent: ${counts.silent}`,
    ],
    concerns: [],
  };
}

function voteOf({ who, value, reason, at, recordedBy, note }: VoteCell): SheetVote {
  const notes = [...(recordedBy ? [`written down by ${recordedBy.name}`] : []), ...(note ? [note] : [])];
  return {
    name: who.name,
    value: value ?? "silent",
    reason: reason ?? "",
    when: at ? moment(at, "UTC") : "",
    note: notes.join("; "),
  };
}

function lineOf({ at, by, recordedBy, text, reason, link }: ActView): DecisionSheet["history"][number] {
  const who = recordedBy ? `${by.name} (written down by ${recordedBy.name})` : by.name;
  return { when: moment(at, "UTC"), who, text, reason, link };
}
