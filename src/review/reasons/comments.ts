/** Does somebody wait for an answer? */
import type { Opinion } from "../opinions.ts";
import { count, names, verb } from "../sentence.ts";
import type { Finding, Rule } from "./finding.ts";

/**
 * Open comments are the owner's to answer while somebody who has not said yes spoke last, or when the forge lets
 * nothing merge before they are resolved. Comments that came with a yes, or that the owner has answered, hold up nobody.
 */
export const openComments: Rule = (facts) => {
  const { change, acts, owner, ownerSide, answered, context, reviews } = facts;
  const open = change.unresolvedComments ?? 0;
  if (open === 0) return [];
  const content = saysYes(reviews);
  const asking = acts.filter(({ kind, by, at }) => {
    if (kind !== "commented" || by === null || at <= answered) return false;
    const who = context.directory.who(by);
    return !who.bot && who.id !== owner.id && !content.has(who.id);
  });
  const askers = [
    ...new Map(
      asking.flatMap(({ by }) => (by ? [context.directory.who(by)] : [])).map((who) => [who.id, who]),
    ).values(),
  ];
  const comments = count(open, "comment is", "comments are");
  const required = change.requirements?.some(
    ({ status, expression }) => status === "unsatisfied" && expression?.includes("has:unresolved"),
  );
  if (askers.length > 0 || required) {
    const text =
      askers.length > 0
        ? `${comments} open; ${names(askers)} ${verb(askers.length, "waits", "wait")} for an answer.`
        : `${comments} open, and it cannot merge before they are resolved.`;
    const since = asking[0]?.at ?? null;
    return [
      {
        code: "unresolved-comments",
        text,
        since,
        who: ownerSide,
        remedy: "Answer each comment and mark it as resolved.",
      },
    ];
  }
  const text = `${comments} still open, but nobody waits for an answer.`;
  return [{ code: "comments-left-open", text, since: null, who: [], remedy: null }];
};

/** What Gerrit itself believes about whose turn it is: evidence beside ours, and a hint at who exactly. */
export const attention: Rule = ({ change, context }) => {
  const set = (change.attention ?? []).map(({ account, since }) => ({ who: context.directory.who(account), since }));
  const people = set.filter(({ who }) => !who.bot);
  if (people.length === 0) return [];
  const found: Finding = {
    code: "attention-set",
    text: `Gerrit's attention set names ${names(people.map(({ who }) => who))}.`,
    since: people[0]?.since ?? null,
    who: people.map(({ who }) => who.id),
    remedy: null,
  };
  return [found];
};

function saysYes(reviews: readonly Opinion[]): Set<string> {
  return new Set(reviews.filter(({ value }) => value > 0).map(({ who }) => who.id));
}
