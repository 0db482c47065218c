/** Is what is looked for to be seen in the mirror, and since when? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import { compareText } from "../../review/order.ts";
import { fits, marksWords, removes } from "./marks.ts";
import type { ChangeFact, Seen, Sought } from "./sought.ts";

/** What is looked at: `exempted` are the changes that "all of them" means. */
export interface InSight {
  facts: readonly ChangeFact[];
  exempted: readonly ChangeFact[];
}

/** @returns what shows it, the first when several do; null while nothing does. What happened after `at` is not looked at. */
export function sight(sought: Sought, { facts, exempted }: InSight, at: Instant): Seen | null {
  switch (sought.kind) {
    case "implemented":
      return first(
        facts,
        at,
        ({ uploaded }) => uploaded,
        "is up for review",
        (fact) => implementing(sought, fact),
      );
    case "marked": {
      const { deed, from } = sought;
      const did = (fact: ChangeFact) => since(deed === "merged" ? fact.merged : fact.uploaded, from);
      const why = (fact: ChangeFact) => (!fact.abandoned && fits(sought, fact) ? marksWords(sought) : null);
      return first(facts, at, did, deed === "merged" ? "is merged" : "is up for review", why);
    }
    case "removed": {
      const did = ({ merged }: ChangeFact) => since(merged, sought.from);
      return first(facts, at, did, "is merged", (fact) => (removes(sought, fact) ? `it removes ${sought.what}` : null));
    }
    case "merged": {
      const fact = facts.find(({ key }) => key === sought.change);
      return fact?.merged && fact.merged <= at ? of(fact, fact.merged, `Change ${fact.number} is merged.`) : null;
    }
    case "ci": {
      const wanted = sought.changes.length > 0 ? facts.filter(({ key }) => sought.changes.includes(key)) : exempted;
      const alive = wanted.filter(({ abandoned }) => !abandoned);
      if (alive.length === 0 || alive.length < sought.changes.length) return null;
      const passed = alive.map(({ green, merged }) => green ?? merged);
      const since = latest(passed);
      const last = alive[passed.indexOf(since)];
      if (passed.includes(null) || !last || since === null || since > at) return null;
      return of(last, since, `The tests pass on ${spoken(alive)}.`);
    }
    case "size": {
      const sizes = exempted.filter(({ abandoned }) => !abandoned).map(({ lines }) => lines);
      if (sizes.length === 0 || sizes.includes(null)) return null;
      const sum = sizes.reduce<number>((total, lines) => total + (lines ?? 0), 0);
      return sum <= sought.lines ? { met: null, text: `It is ${sum} lines.`, url: null, change: null } : null;
    }
    case "word":
      return null;
  }
}

/** The first change, by when it did the deed, that anything speaks for; `why` is the end of a sentence. */
function first(
  facts: readonly ChangeFact[],
  at: Instant,
  did: (fact: ChangeFact) => Instant | null,
  deed: string,
  why: (fact: ChangeFact) => string | null,
): Seen | null {
  const [found] = facts
    .flatMap((fact) => {
      const met = did(fact);
      const reason = met !== null && met <= at ? why(fact) : null;
      return met === null || reason === null ? [] : [{ fact, met, reason }];
    })
    .sort((a, b) => compareText(a.met, b.met) || a.fact.number - b.fact.number);
  return found ? of(found.fact, found.met, `Change ${found.fact.number} ${deed}; ${found.reason}.`) : null;
}

/** @returns why a change implements what is looked for, as the end of a sentence; null when nothing says so. */
function implementing(sought: Sought & { kind: "implemented" }, fact: ChangeFact): string | null {
  const { spec, blueprint, topic, named } = sought;
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

function since(moment: Instant | null, from: Instant | null): Instant | null {
  return moment === null || (from !== null && moment < from) ? null : moment;
}

function of(fact: ChangeFact, met: Instant | null, text: string): Seen & { change: ChangeKey } {
  return { met, text, url: fact.url, change: fact.key };
}

function latest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
}

function spoken(facts: readonly ChangeFact[]): string {
  return facts.map(({ number }) => number).join(", ");
}
