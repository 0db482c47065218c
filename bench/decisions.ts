/** How long does it take to say where ten thousand nominations and polls stand? */
import type { NominationAct } from "../src/governance/nomination/acts.ts";
import { nominationPresets, nominationRule } from "../src/governance/nomination/presets.ts";
import { nominationStanding } from "../src/governance/nomination/standing.ts";
import type { PollAct } from "../src/governance/poll/acts.ts";
import { pollPresets, pollRule } from "../src/governance/poll/presets.ts";
import { pollStanding } from "../src/governance/poll/standing.ts";
import { type Figure, quantile } from "./report.ts";

const each = 5_000;
const limitMs = 50;
const cores = ["bo", "cy", "di", "ed", "fay", "gus", "hal", "ivy"];

/** Standings of a ledger of 5,000 nominations and 5,000 polls with 1 to 8 votes each. */
export async function decisions(): Promise<Figure[]> {
  const nominations = Array.from({ length: each }, (_, i) => nominationOf(i));
  const polls = Array.from({ length: each }, (_, i) => pollOf(i));
  const at = moment(4);
  const rounds = Array.from({ length: 15 }, () => {
    // Processor time: what else runs on the machine does not count.
    const began = process.cpuUsage();
    for (const acts of nominations) nominationStanding(acts, at);
    for (const acts of polls) pollStanding(acts, at);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  const acts = [...nominations, ...polls].reduce((sum, one) => sum + one.length, 0);
  return [
    {
      work: `where ${(2 * each).toLocaleString("en")} nominations and polls stand`,
      value: quantile(rounds.slice(3), 0.5),
      limit: limitMs,
      unit: "ms",
      detail: `median of 12 rounds over ${acts.toLocaleString("en")} acts; slowest ${Math.max(...rounds).toFixed(0)} ms`,
    },
  ];
}

function nominationOf(i: number): NominationAct[] {
  const preset = nominationPresets[i % nominationPresets.length] ?? "kolla";
  const terms = {
    ...{
      aim: "join" as const,
      candidate: "dave",
      name: "Dave",
      nominatorName: "Bo",
      group: "core",
      role: "core of all",
    },
    ...{ why: "reviews", acceptance: true, sounding: false, voters: cores, recused: [] },
    appointers: preset === "ptl-appoints" ? ["bo"] : [],
    rule: nominationRule(preset),
  };
  const votes = cores.slice(1, 1 + (i % 8)).map((by, n) => vote(by, n % 3 === 2 ? 0 : 1));
  return placed<NominationAct>(`nomination-${i}`, [{ kind: "proposed", by: "bo", body: terms }, ...votes]);
}

function pollOf(i: number): PollAct[] {
  const body = {
    question: "Shall we?",
    context: null,
    options: ["yes", "no"].map((id) => ({ id, text: id })),
    electorate: "core",
    voters: cores,
    askerName: "Bo",
    rule: pollRule(pollPresets[i % pollPresets.length] ?? "majority"),
  };
  const votes = cores.slice(0, i % 9).map((by, n) => vote(by, n % 3 === 2 ? "no" : "yes"));
  return placed<PollAct>(`poll-${i}`, [{ kind: "asked", by: "bo", body }, ...votes]);
}

function vote(by: string, value: number | string) {
  return { kind: "voted", by, body: { value, reason: null } };
}

function placed<A>(process: string, acts: readonly { kind: string; by: string; body: object }[]): A[] {
  const frame = { process, through: "cli", link: null };
  return acts.map((act, n) => ({ ...frame, ...act, seq: n + 1, recordedBy: act.by, at: moment(1 + n / 10) }) as A);
}

function moment(day: number): string {
  return new Date(Date.UTC(2016, 0, 1) + day * 86_400_000).toISOString();
}
