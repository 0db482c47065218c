/** What happens when somebody votes, comments, or takes a vote away? */
import { type Account, type Change, current, type Remark } from "./change.ts";
import { approvalsOf, named, patchSetEvent } from "./events.ts";
import { labels, rangeOf, signed } from "./labels.ts";
import { attend, involve, leaveAttention } from "./people.ts";
import { type Act, own, Refusal, record } from "./record.ts";
import { type Site, sha } from "./site.ts";

/** What somebody says in one review. */
export interface Review {
  message?: string;
  labels?: Record<string, number>;
  tag?: string | null;
  /** New threads of comments: unresolved or not. */
  threads?: boolean[];
  /** Replies by index of the thread: does it stay unresolved? */
  replies?: { thread: number; unresolved: boolean }[];
  /** What the comments say, when it is kept. */
  remarks?: Pick<Remark, "path" | "text" | "unresolved">[];
}

/** Posts a review. Labels that do not exist are dropped, as Gerrit does. @throws Refusal for a vote that is not theirs to give */
export function review(site: Site, act: Act, change: Change, said: Review): void {
  const known = labels.filter(({ name }) => said.labels?.[name] !== undefined);
  const given = known.map(({ name }) => [name, said.labels?.[name] ?? 0] as const);
  for (const [name, value] of given) mayVote(site, act.by, change, name, value);
  const before = votesOf(change, act.by);
  const changed = given.filter(([name, value]) => (before.get(name) ?? 0) !== value || isCopied(change, act.by, name));
  const comments = (said.threads?.length ?? 0) + (said.replies?.length ?? 0);
  const message = said.message?.trim() ?? "";
  // The same votes once more are no news.
  if (changed.length === 0 && comments === 0 && message === "") return;

  for (const [label, value] of given) cast(change, act, label, value, said.tag ?? null);
  change.threads.push(...(said.threads ?? []));
  for (const { thread, unresolved } of said.replies ?? []) change.threads[thread] = unresolved;
  change.comments += comments;
  involve(change, act, given.length > 0 ? "REVIEWER" : "CC");
  moveAttention(change, act, changed);
  const text = [
    [`Patch Set ${current(change).number}:`, ...changed.map(([label, value]) => said1(label, value)).sort()].join(" "),
    comments === 0 ? "" : `(${comments} comment${comments === 1 ? "" : "s"})`,
    message,
  ].filter((part) => part !== "");
  const old = new Map(changed.map(([label]) => [label, before.get(label) ?? 0]));
  record(site, change, act, {
    note: { text: text.join("\n\n"), tag: said.tag ?? null },
    events: [
      () =>
        patchSetEvent(site, change, "comment-added", act.at, {
          author: named(act.by),
          ...(change.status === "NEW" || old.size > 0 ? { approvals: approvalsOf(change, act.by, old) } : {}),
          comment: text.join("\n\n"),
        }),
    ],
  });
  // The meta ref is the message's id by now.
  for (const remark of said.remarks ?? []) {
    const id = sha(site, `${change.meta}/${change.remarks.length}`).slice(0, 16);
    const patchSet = current(change).number;
    change.remarks.push({ ...remark, id, message: change.meta, at: act.at, by: act.by, patchSet });
  }
}

/** Takes somebody's vote away. @throws Refusal when there is none, or it is another's */
export function deleteVote(site: Site, act: Act, change: Change, of: Account, label: string): void {
  const vote = change.votes.find((cast) => cast.by === of && cast.label === label);
  if (!vote) throw new Refusal(404, `Not found: ${label}`);
  if (of !== act.by && !act.by.admin) throw new Refusal(403, "delete vote not permitted");
  change.votes = change.votes.filter((cast) => cast !== vote);
  const said = (name: string) => `Removed ${label}${signed(vote.value)} by ${name}\n`;
  record(site, change, act, {
    note: { text: said(`<GERRIT_ACCOUNT_${of.id}>`), tag: own("deleteVote"), mentions: [of] },
    events: [
      () =>
        patchSetEvent(site, change, "vote-deleted", act.at, {
          reviewer: named(of),
          remover: named(act.by),
          approvals: approvalsOf(change, of, new Map([[label, vote.value]])),
          comment: said(`${of.name} <${of.email}>`),
        }),
    ],
  });
}

function mayVote(site: Site, by: Account, change: Change, name: string, value: number): void {
  const label = labels.find((label) => label.name === name);
  const range = label && rangeOf(site, change, label, by);
  if (value === 0 || (range && range[0] <= value && value <= range[1])) return;
  if (label && (value < label.min || value > label.max)) {
    throw new Refusal(400, `label "${name}": ${value} is not a valid value`);
  }
  throw new Refusal(403, `Applying label "${name}": ${value} is restricted`);
}

function votesOf(change: Change, by: Account): Map<string, number> {
  return new Map(change.votes.filter((vote) => vote.by === by).map(({ label, value }) => [label, value]));
}

function isCopied(change: Change, by: Account, name: string): boolean {
  return change.votes.some((vote) => vote.by === by && vote.label === name && vote.copied);
}

function cast(change: Change, { by, at }: Act, label: string, value: number, tag: string | null): void {
  change.votes = change.votes.filter((vote) => vote.by !== by || vote.label !== label);
  if (value === 0) return;
  change.votes.push({ label, value, by, at, tag, copied: false, postSubmit: change.status === "MERGED" });
}

function said1(label: string, value: number): string {
  return value === 0 ? `-${label}` : `${label}${signed(value)}`;
}

/** Service users neither enter nor disturb the attention set, except with a negative vote. */
function moveAttention(change: Change, act: Act, votes: (readonly [string, number])[]): void {
  if (change.status !== "NEW") return;
  if (act.by.service) {
    if (votes.some(([, value]) => value < 0)) attend(change, act, change.owner, "A robot voted negatively on a label");
    return;
  }
  leaveAttention(change, act, act.by, "removed on reply");
  const others = act.by === change.owner ? votersOf(change) : [change.owner];
  for (const other of others) attend(change, act, other, "Someone else replied on the change");
}

function votersOf(change: Change): Account[] {
  return change.reviewers.filter(({ who, state }) => state === "REVIEWER" && !who.service).map(({ who }) => who);
}
