/** Is something frozen: which rules are about it, met or not, and what would free it? */
import type { Change, Instant } from "../review/change.ts";
import type { Classification } from "../review/classes.ts";
import type { Program } from "../review/program.ts";
import { type Freeze, freezesAhead } from "./calendar.ts";
import { elsewhere, type Place } from "./freeze.ts";
import { type Effect, judged } from "./judge.ts";
import { momentWords } from "./saying.ts";

/** An exemption that covers a change in a freeze. */
export interface Cover {
  /** Id of the exemption. */
  id: string;
  /** What was granted, as a sentence. */
  because: string;
  /** Until just before this instant; null for as long as the freeze lasts. */
  until: Instant | null;
  /** Our page of it; null when there is none. */
  page: string | null;
}

/** What is asked about. */
export interface FrozenQuestion extends Place {
  program: Program;
  /** Null when only a place is asked about: then it is about something new that is a feature or a spec. */
  change: Pick<Change, "created" | "status" | "submitted" | "files" | "topic"> | null;
  what: Classification;
  at: Instant;
  /** The exemption that covers the change in a freeze at `at`; null for none. */
  covers: (freeze: Freeze) => Cover | null;
  /** Who may exempt, in words, wherever the calendar names nobody. */
  ask: string;
  /** Zone of the sentences' moments. */
  zone: string;
}

/** One freeze and what it means for the thing. */
export interface RuleVerdict {
  freeze: Freeze;
  when: "now" | "later";
  /** "blocks" needs an exemption, "asks" may merge after a word with somebody, "elsewhere" is about other places. */
  effect: Effect | "exempt" | "elsewhere";
  /** Why, as a sentence. */
  because: string;
  /** What would free it, a sentence each; empty unless it blocks. */
  frees: string[];
  /** Whom to ask, in words; null when nobody needs to be. */
  ask: string | null;
  cover: Cover | null;
}

export interface FrozenVerdict {
  frozen: boolean;
  /** The answer in one sentence. */
  sentence: string;
  at: Instant;
  /** When the last of what blocks it ends; null when nothing blocks it or nobody knows. */
  until: Instant | null;
  /** Every freeze that holds now and every later one that is about the place, in the order in which they begin. */
  rules: RuleVerdict[];
  /** The first later freeze that will block it, as it is now. */
  next: RuleVerdict | null;
}

/** How far ahead the calendar is looked at: as long as a cycle. */
const ahead = 190 * 86_400_000;

/** Pure, and fast enough for every row of a list. */
export function frozenVerdict(question: FrozenQuestion): FrozenVerdict {
  const { program, change, at, zone } = question;
  if (change?.status === "merged" && (change.submitted ?? at) <= at) {
    const merged = change.submitted ? ` on ${momentWords(change.submitted, zone)}` : "";
    const sentence = `It merged${merged}: no freeze is about it any more.`;
    return { frozen: false, sentence, at, until: null, rules: [], next: null };
  }
  const horizon = new Date(Date.parse(at) + ahead).toISOString();
  const rules = freezesAhead(program, at, horizon).flatMap((freeze) => ruleOf(question, freeze));
  const blocking = rules.filter(({ when, effect }) => when === "now" && effect === "blocks");
  const ends = blocking.map(({ freeze }) => freeze.until);
  const until = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
  const next = rules.find(({ when, effect }) => when === "later" && effect === "blocks") ?? null;
  return {
    frozen: blocking.length > 0,
    sentence: sentenceOf(blocking, rules, until, next, zone),
    at,
    until,
    rules,
    next,
  };
}

function ruleOf(question: FrozenQuestion, freeze: Freeze): RuleVerdict[] {
  const when = freeze.since <= question.at ? "now" : "later";
  const away = elsewhere(freeze, question);
  if (away) {
    const rule: RuleVerdict = {
      freeze,
      when,
      effect: "elsewhere",
      because: away.text,
      frees: [],
      ask: null,
      cover: null,
    };
    return when === "now" ? [rule] : [];
  }
  const judgement = judged(freeze, question);
  if (judgement.effect === "met") return [{ freeze, when, ...judgement, frees: [], ask: null, cover: null }];
  const ask = freeze.ask ?? releasers(freeze, question) ?? question.ask;
  const cover = judgement.effect === "blocks" ? question.covers(freeze) : null;
  if (cover) return [{ freeze, when, effect: "exempt", because: cover.because, frees: [], ask: null, cover }];
  const frees = judgement.effect === "blocks" ? [...judgement.frees, ...usualWays(freeze, ask, question.zone)] : [];
  return [{ freeze, when, ...judgement, frees, ask, cover: null }];
}

/** A library of another team is frozen by its rules, and only its people can make an exception. */
function releasers({ kind }: Freeze, { repository }: FrozenQuestion): string | null {
  const released = /^(?:client-)?library-freeze$/.test(kind) && repository.releasedBy !== null;
  return released ? `the release liaison of ${repository.releasedBy}` : null;
}

function usualWays({ name, until }: Freeze, ask: string, zone: string): string[] {
  return [
    `An exemption from the ${name}: ask ${ask}.`,
    until
      ? `Waiting: it ends by itself on ${momentWords(until, zone)}.`
      : "Waiting until it ends; nobody has said when.",
  ];
}

function sentenceOf(
  blocking: readonly RuleVerdict[],
  rules: readonly RuleVerdict[],
  until: Instant | null,
  next: RuleVerdict | null,
  zone: string,
): string {
  const names = blocking.map(({ freeze }) => `the ${freeze.name}`).join(" and ");
  if (blocking.length > 0) {
    return `Frozen by ${names}${until ? ` until ${momentWords(until, zone)}` : ""}: it needs an exemption to merge.`;
  }
  const soon = next ? ` The ${next.freeze.name} will stop it from ${momentWords(next.freeze.since, zone)} on.` : "";
  const exempt = rules.find(({ when, effect }) => when === "now" && effect === "exempt");
  if (exempt) {
    const end = exempt.cover?.until ? ` until ${momentWords(exempt.cover.until, zone)}` : "";
    return `Not frozen: it is exempted from the ${exempt.freeze.name}${end}.${soon}`;
  }
  const asks = rules.find(({ when, effect }) => when === "now" && effect === "asks");
  if (asks) return `Not frozen, but tell ${asks.ask} first because of the ${asks.freeze.name}.${soon}`;
  return `Not frozen.${soon}`;
}
