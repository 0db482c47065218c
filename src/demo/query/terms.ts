/** What does each operator of the query language mean? */
import { type Account, type Change, current } from "../gerrit/change.ts";
import { labels } from "../gerrit/labels.ts";
import { Refusal } from "../gerrit/record.ts";
import { findAccount, type Site } from "../gerrit/site.ts";
import { millisecondsOf } from "./moment.ts";

/** Whether a change fits. */
export type Fits = (change: Change) => boolean;
/** Who asks, where and when. */
export interface Asking {
  site: Site;
  asker: Account | null;
  /** Milliseconds since 1970, of the server's clock. */
  now: number;
}

type Operator = (value: string, asking: Asking) => Fits;

const statuses: Record<string, Fits> = {
  open: ({ status }) => status === "NEW",
  pending: ({ status }) => status === "NEW",
  new: ({ status }) => status === "NEW",
  closed: ({ status }) => status !== "NEW",
  merged: ({ status }) => status === "MERGED",
  abandoned: ({ status }) => status === "ABANDONED",
};
const states: Record<string, Fits> = {
  ...statuses,
  wip: ({ wip }) => wip,
  private: (change) => change.private,
  mergeable: ({ mergeable }) => mergeable,
};

const operators: Record<string, Operator> = {
  project: (value) => (change) => change.project === value,
  projects: (value) => (change) => change.project.startsWith(value),
  status: (value) => statuses[value.toLowerCase()] ?? unsupported(`status:${value}`),
  is: (value) => states[value.toLowerCase()] ?? unsupported(`is:${value}`),
  change: (value) => changeTerm(value) ?? unsupported(`change:${value}`),
  branch: (value) => (change) => change.branch === value.replace(/^refs\/heads\//, ""),
  topic: (value) => (change) => (change.topic ?? "") === value,
  hashtag: (value) => (change) => change.hashtags.some((hashtag) => hashtag.toLowerCase() === value.toLowerCase()),
  owner: (value, asking) => {
    const account = accountOf(value, asking);
    return ({ owner }) => owner === account;
  },
  reviewer: (value, asking) => {
    const account = accountOf(value, asking);
    return ({ reviewers }) => reviewers.some(({ who, state }) => who === account && state === "REVIEWER");
  },
  before: (value) => {
    const at = momentOf(value);
    return ({ updated }) => updated * 1000 <= at;
  },
  after: (value) => {
    const at = momentOf(value);
    return ({ updated }) => updated * 1000 >= at;
  },
  age: (value, { now }) => {
    const at = now - ageOf(value);
    return ({ updated }) => updated * 1000 <= at;
  },
  label: (value, asking) => labelTerm(value, asking),
  has: (value) => (value === "unresolved" ? ({ threads }) => threads.includes(true) : unsupported(`has:${value}`)),
  message: (value) => textTerm(value),
  // Read by whoever cuts the page.
  limit: (value) => {
    if (!/^-?\d+$/.test(value)) throw new Refusal(400, `Invalid limit: ${value}`);
    if (Number(value) <= 0) throw new Refusal(400, `limit must be positive: ${value}`);
    return () => true;
  },
};
const aliases: Record<string, string> = { p: "project", o: "owner", until: "before", since: "after", tag: "hashtag" };

/** @returns what a term of the query means. @throws Refusal for an operator or value that is not known */
export function termFits(field: string | null, value: string, asking: Asking): Fits {
  if (field === null) return changeTerm(value) ?? textTerm(value);
  const operator = operators[aliases[field] ?? field];
  return operator ? operator(value, asking) : unsupported(`${field}:${value}`);
}

/** @returns the change of a number, Change-Id or `project~number`; null for any other text. */
function changeTerm(value: string): Fits | null {
  if (/^\d+$/.test(value)) return ({ number }) => number === Number(value);
  if (/^I[0-9a-f]{6,40}$/i.test(value)) return ({ changeId }) => changeId.toLowerCase().startsWith(value.toLowerCase());
  const [, project, number] = /^(.+)~(\d+)$/.exec(value) ?? [];
  return number ? (change) => change.number === Number(number) && change.project === project : null;
}

/** A bare word is looked for in what changes say of themselves. */
function textTerm(value: string): Fits {
  const word = value.toLowerCase();
  return (change) => current(change).message.toLowerCase().includes(word);
}

function labelTerm(value: string, asking: Asking): Fits {
  const [wanted = "", by] = value.split(/,(?:user=)?/);
  const [, name, relation = "=", number] = /^([A-Za-z-]+?)(>=|<=|=|>|<)?(MAX|MIN|ANY|[+-]?\d+)$/.exec(wanted) ?? [];
  const label = labels.find((label) => label.name.toLowerCase() === name?.toLowerCase());
  if (!label || number === undefined) return unsupported(`label:${value}`);
  const account = by === undefined ? null : accountOf(by, asking);
  const bound = number === "MAX" ? label.max : number === "MIN" ? label.min : Number(number);
  const compare: Record<string, (given: number) => boolean> = {
    "=": (given) => number === "ANY" || given === bound,
    ">=": (given) => given >= bound,
    "<=": (given) => given <= bound,
    ">": (given) => given > bound,
    "<": (given) => given < bound,
  };
  return (change) => {
    const given = change.votes.filter((vote) => vote.label === label.name && (account === null || vote.by === account));
    return (given.length === 0 ? [0] : given.map((vote) => vote.value)).some(compare[relation] ?? (() => false));
  };
}

function accountOf(value: string, { site, asker }: Asking): Account {
  const account = findAccount(site, value, asker);
  if (!account) throw new Refusal(400, `Account '${value}' not found`);
  return account;
}

function momentOf(value: string): number {
  return millisecondsOf(value) ?? unsupported(`date ${value}`);
}

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, mon: 2_592_000, y: 31_536_000 };

function ageOf(value: string): number {
  const [, count, unit] = /^(\d+)\s*(s|mon|m|h|d|w|y)[a-z]*$/.exec(value) ?? [];
  return count && unit ? Number(count) * (units[unit] ?? 0) * 1000 : unsupported(`age:${value}`);
}

function unsupported(what: string): never {
  throw new Refusal(400, `Unsupported operator ${what}`);
}
