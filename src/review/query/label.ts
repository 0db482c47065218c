/** What do the many forms of `label:` ask? */
import type { AccountKey, Change, Vote } from "../change.ts";
import { accountsNamed, isSelf, membersOf } from "./accounts.ts";
import { anyOf, Beyond, Mistaken, type Operator, type QueryGround, type Test } from "./meaning.ts";
import { rangeIn } from "./ranges.ts";

/** Values beyond these are no Gerrit's; neither are counts above five told apart. */
const [highest, mostCounted] = [4, 5];

/** Whose votes count. */
type By = (vote: Vote, change: Change) => boolean;

/** What follows the first comma: whose votes, and how many with one value (null: at least one). */
interface Arguments {
  by: By;
  counts: readonly number[] | null;
  personal: boolean;
  nobody: string[];
}

/**
 * `Code-Review`, `Code-Review+2`, `Code-Review=2`, `Code-Review>=1`, `Code-Review=MAX|MIN|ANY` (in capitals only), any of them with `,user=`,
 * `,group=`, `,owner`, `,non_uploader`, `,NAME` or `,count>=2`. A bare name means +1; names do not mind capitals. As for
 * Gerrit, 0 means that none of them voted, and a count is of votes with one and the same value.
 */
export const label: Operator = (value, ground) => {
  const comma = value.indexOf(",");
  const vote = comma < 0 ? value : value.slice(0, comma);
  const { by, counts, ...about } = argumentsIn(comma < 0 ? null : value.slice(comma + 1), ground);
  const named = /^([^=<>]+)=([A-Za-z].*)$/.exec(vote);
  if (named) return { test: magic(named[1] as string, named[2] as string, by, counts, ground), again: true, ...about };
  const { name, min, max } = valuesIn(vote);
  const tests = Array.from({ length: Math.max(0, max - min + 1) }, (_, i) => valueTest(name, min + i, by, counts));
  return { test: tests.length > 0 ? anyOf(tests) : () => false, again: true, ...about };
};

function valuesIn(vote: string): { name: string; min: number; max: number } {
  const signed = /^([A-Za-z0-9-]*?[A-Za-z0-9])([+-]\d{1,4})$/.exec(vote);
  const range = signed ? rangeIn(`${signed[1]}=${signed[2]}`, -highest, highest) : rangeIn(vote, -highest, highest);
  const compared = range && (signed || /[<>=]/.test(vote)) ? range : { prefix: vote, min: 1, max: 1 };
  if (!/^[A-Za-z0-9-]+$/.test(compared.prefix)) {
    throw new Mistaken(`expected a label and a value, as "Code-Review>=1", not ${JSON.stringify(vote)}`);
  }
  return { name: compared.prefix.toLowerCase(), min: compared.min, max: compared.max };
}

function valueTest(name: string, value: number, by: By, counts: readonly number[] | null): Test {
  if (value === 0) return ({ change }) => !change.votes.some((vote) => isOf(vote, name) && by(vote, change));
  if (counts) return ({ change }) => counts.includes(counted(change, name, value, by));
  return ({ change }) => change.votes.some((vote) => vote.value === value && isOf(vote, name) && by(vote, change));
}

function magic(written: string, word: string, by: By, counts: readonly number[] | null, ground: QueryGround): Test {
  const name = written.toLowerCase();
  switch (word) {
    case "ANY":
      if (!counts) return ({ change }) => change.votes.some((vote) => isOf(vote, name) && by(vote, change));
      return anyOf([-4, -3, -2, -1, 1, 2, 3, 4].map((value) => valueTest(name, value, by, counts)));
    case "MAX":
    case "MIN": {
      const end = word === "MAX" ? "max" : "min";
      return (subject) => {
        const { change } = subject;
        const range = ground.range(change.forge, change.repository, name);
        if (!range) return change.votes.some((vote) => isOf(vote, name) && by(vote, change)) ? null : false;
        return valueTest(name, range[end], by, counts)(subject);
      };
    }
    case "OK":
    case "REJECT":
    case "NEED":
    case "MAY":
    case "IMPOSSIBLE":
      throw new Beyond(`what the submit rules say of ${written} (${word}) is not mirrored`);
    default:
      throw new Mistaken(`expected a value, MAX, MIN or ANY for ${written}, not ${JSON.stringify(word)}`);
  }
}

function argumentsIn(text: string | null, ground: QueryGround): Arguments {
  const read: Arguments = { by: () => true, counts: null, personal: false, nobody: [] };
  if (text === null) return read;
  const seen = new Set<string>();
  for (const part of text.split(",")) {
    const [, key, operator = "=", value = ""] = /^([A-Za-z_]+)(<=|>=|=|<|>)(.*)$/.exec(part) ?? [];
    const kind = key?.toLowerCase() ?? "name";
    if (seen.has(kind) || (seen.size > 0 && kind !== "count")) {
      throw new Mistaken(`expected one user, group or count, not also ${JSON.stringify(part)}`);
    }
    seen.add(kind);
    if (kind === "count") read.counts = countsIn(operator, value);
    else if (kind === "user" || kind === "name") {
      const name = key ? value : part;
      Object.assign(read, votersNamed(name, kind === "name", ground));
    } else if (kind === "group") read.by = oneOf(membersOf(value, ground));
    else throw new Mistaken(`expected user=, group= or count=, not ${JSON.stringify(part)}`);
  }
  if (read.counts && seen.size > 1) throw new Mistaken("expected either a count or whose votes, not both");
  return read;
}

/** A name without `user=` may be a group's, when it is nobody's. */
function votersNamed(name: string, perhapsGroup: boolean, ground: QueryGround): Partial<Arguments> {
  if (name === "owner") return { by: (vote, change) => vote.by === change.owner };
  if (name === "non_uploader") return { by: (vote, change) => vote.by !== change.patchSets.at(-1)?.uploader };
  const accounts = accountsNamed(name, ground);
  const personal = isSelf(name);
  if (accounts.size > 0 || personal) return { by: oneOf(accounts), personal };
  return perhapsGroup ? { by: oneOf(membersOf(name, ground)) } : { by: () => false, nobody: [name] };
}

function countsIn(operator: string, value: string): number[] {
  const number = /^\d$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > mostCounted)
    throw new Mistaken(`expected a count from 1 to ${mostCounted}, not ${JSON.stringify(value)}`);
  const { min = 1, max = 0 } = rangeIn(`${operator}${number}`, 1, mostCounted) ?? {};
  const beyondAll = (operator === "<" && number === 1) || (operator === ">" && number === mostCounted);
  return beyondAll ? [] : Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

function counted(change: Change, name: string, value: number, by: By): number {
  return change.votes.filter((vote) => vote.value === value && isOf(vote, name) && by(vote, change)).length;
}

function oneOf(accounts: ReadonlySet<AccountKey>): By {
  return (vote) => accounts.has(vote.by);
}

/** `name` is in small letters. */
function isOf(vote: Vote, name: string): boolean {
  return vote.label === name || (vote.label.length === name.length && vote.label.toLowerCase() === name);
}
