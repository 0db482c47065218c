/** What must also be true for an exemption to hold, and is it? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import { compareText } from "../../review/order.ts";

/** One condition. With a date (`by`) it is a promise and the grant holds until the date; without, it must be met first. */
export type Condition = {
  /** Unique within the exemption. */
  id: string;
  /** As people read it. */
  text: string;
  by: Instant | null;
} & (
  | { kind: "implemented"; spec: ChangeKey | null; blueprint: string | null; topic: string | null; named: ChangeKey[] }
  | { kind: "merged"; change: ChangeKey }
  /** The team's CI passes the present patch set of these changes; of all exempted ones when none is named. */
  | { kind: "ci"; changes: ChangeKey[] }
  /** The exempted changes add and remove no more than so many lines together. */
  | { kind: "size"; lines: number }
  /** One of those who decide says so. */
  | { kind: "word" }
);

/** What the mirror says of one change, as far as exemptions ask. */
export interface ChangeFact {
  key: ChangeKey;
  number: number;
  url: string;
  /** Is it in a repository of specs? Then it implements nothing. */
  spec: boolean;
  topic: string | null;
  /** Blueprints and bugs that its trailers name. */
  blueprints: string[];
  bugs: string[];
  /** What it names with Depends-On. */
  dependsOn: ChangeKey[];
  /** When its first patch set came. */
  uploaded: Instant;
  merged: Instant | null;
  abandoned: boolean;
  /** Lines added and removed; null when the forge does not say. */
  lines: number | null;
  /** Since when the team's CI passes the present patch set; null when it does not. */
  green: Instant | null;
}

/** Whether a condition is met, since when, and how one can see it. */
export interface Judged {
  condition: Condition;
  met: boolean;
  /** When it came true; null while it has not, and for what has no date. */
  since: Instant | null;
  /** What shows it, one sentence; null while nothing does. */
  evidence: string | null;
  url: string | null;
  change: ChangeKey | null;
  /** Has its date passed without it? */
  failed: boolean;
}

/** What is known when a condition is judged. */
export interface Known {
  facts: readonly ChangeFact[];
  /** The exempted changes. */
  exempted: readonly ChangeFact[];
  /** Evidence and words of the ledger: when it was met, and what is to be said about it. */
  recorded: { met: Instant; text: string; url: string | null; change: ChangeKey | null } | null;
}

/**
 * Judges by the dates of what happened, not by when it was seen: what came in time counts, however late it is read.
 * What happened after `at` is not looked at.
 */
export function judge(condition: Condition, known: Known, at: Instant): Judged {
  const found = known.recorded ?? seen(condition, known, at);
  const due = condition.by;
  const inTime = found !== null && (found.met === null || (found.met <= at && (due === null || found.met <= due)));
  return {
    condition,
    met: inTime,
    since: inTime ? found.met : null,
    evidence: found && (inTime || found.met === null || found.met <= at) ? found.text : null,
    url: found?.url ?? null,
    change: found?.change ?? null,
    failed: !inTime && due !== null && at > due,
  };
}

type Seen = { met: Instant | null; text: string; url: string | null; change: ChangeKey | null };

function seen(condition: Condition, { facts, exempted }: Known, at: Instant): Seen | null {
  switch (condition.kind) {
    case "implemented": {
      const found = facts
        .flatMap((fact) => {
          const why = fact.uploaded <= at ? implementing(condition, fact) : null;
          return why === null ? [] : [{ fact, why }];
        })
        .sort((a, b) => compareText(a.fact.uploaded, b.fact.uploaded) || a.fact.number - b.fact.number)[0];
      if (!found) return null;
      return of(found.fact, found.fact.uploaded, `Change ${found.fact.number} is up for review; ${found.why}.`);
    }
    case "merged": {
      const fact = facts.find(({ key }) => key === condition.change);
      return fact?.merged ? of(fact, fact.merged, `Change ${fact.number} is merged.`) : null;
    }
    case "ci": {
      const wanted =
        condition.changes.length > 0 ? facts.filter(({ key }) => condition.changes.includes(key)) : exempted;
      const alive = wanted.filter(({ abandoned }) => !abandoned);
      if (alive.length === 0 || alive.length < condition.changes.length) return null;
      const passed = alive.map(({ green, merged }) => green ?? merged);
      const last = alive[passed.indexOf(latest(passed) ?? null)];
      if (passed.includes(null) || !last) return null;
      return of(last, latest(passed), `The tests pass on ${spoken(alive)}.`);
    }
    case "size": {
      const sizes = exempted.filter(({ abandoned }) => !abandoned).map(({ lines }) => lines);
      if (sizes.length === 0 || sizes.includes(null)) return null;
      const sum = sizes.reduce<number>((total, lines) => total + (lines ?? 0), 0);
      return sum <= condition.lines ? { met: null, text: `It is ${sum} lines.`, url: null, change: null } : null;
    }
    case "word":
      return null;
  }
}

/** @returns why a change implements what a condition is about, as the end of a sentence; null when nothing says so. */
function implementing(condition: Condition & { kind: "implemented" }, fact: ChangeFact): string | null {
  const { spec, blueprint, topic, named } = condition;
  if (fact.key === spec || fact.abandoned) return null;
  if (named.includes(fact.key)) return "it was named";
  if (fact.spec) return null;
  if (blueprint !== null && fact.blueprints.includes(blueprint)) return `it implements blueprint ${blueprint}`;
  if (fact.topic !== null && (fact.topic === topic || isTopicOf(fact.topic, blueprint))) {
    return `its topic is ${fact.topic}`;
  }
  return spec !== null && fact.dependsOn.includes(spec) ? "it depends on the spec" : null;
}

/** Is this the topic that git-review gives to a blueprint's changes ("bp/totp-auth")? */
function isTopicOf(topic: string, blueprint: string | null): boolean {
  return blueprint !== null && (topic === blueprint || topic === `bp/${blueprint}`);
}

function of(fact: ChangeFact, met: Instant | null, text: string): Seen {
  return { met, text, url: fact.url, change: fact.key };
}

function latest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
}

function spoken(facts: readonly ChangeFact[]): string {
  return facts.map(({ number }) => number).join(", ");
}
