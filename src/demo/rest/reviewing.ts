/** What can be said about a change over HTTP, and by whom? */
import { type Account, type Change, current } from "../gerrit/change.ts";
import { setHashtags, setTopic } from "../gerrit/marks.ts";
import { addReviewer, removeReviewer, setAttention } from "../gerrit/people.ts";
import { Refusal } from "../gerrit/record.ts";
import { deleteVote, review } from "../gerrit/review.ts";
import { findAccount, type Site } from "../gerrit/site.ts";
import { setWip } from "../gerrit/standing.ts";
import { fully } from "./account-info.ts";
import { reviewIn, text, texts } from "./body.ts";
import { accountIn, type Deed, type On, rightsOn } from "./deed.ts";
import { notFound } from "./reads.ts";

/** Adds reviews, reviewers, votes, attention, topic and hashtags. */
export function addReviewing(on: On, site: Site): void {
  const { anybody, ownerOrCore } = rightsOn(site);
  const unvote = (deed: Deed) =>
    deleteVote(site, deed.act, deed.change, accountIn(site, deed), deed.c.req.param("label") ?? "");

  on("post", "/revisions/:revision/review", anybody, ({ act, change, input, c }) => {
    mustBeCurrent(change, c.req.param("revision") ?? "");
    const said = reviewIn(input, change);
    review(site, act, change, said);
    if (input.ready === true && change.wip) setWip(site, act, change, false);
    if (input.work_in_progress === true && !change.wip) setWip(site, act, change, true);
    return { labels: said.labels ?? {} };
  });
  on("post", "/reviewers", anybody, ({ act, change, input }) => {
    const reviewer = text(input, "reviewer");
    const who = findAccount(site, reviewer, act.by) ?? stranger(reviewer);
    addReviewer(site, act, change, who, input.state === "CC" ? "CC" : "REVIEWER");
    return { input: reviewer, reviewers: [fully(who)] };
  });
  on("post", "/reviewers/:account/delete", ownerOrCore, ({ act, change, c }) => {
    removeReviewer(site, act, change, reviewerIn(change, c.req.param("account") ?? ""));
  });
  on("post", "/reviewers/:account/votes/:label/delete", anybody, unvote);
  on("delete", "/reviewers/:account/votes/:label", anybody, unvote);
  on("post", "/attention", anybody, ({ act, change, input }) => {
    const user = text(input, "user");
    const who = findAccount(site, user, act.by);
    if (!who) throw notFound(user);
    setAttention(site, act, change, who, text(input, "reason"), true);
    return fully(who);
  });
  on("post", "/attention/:account/delete", anybody, (deed) => {
    const { act, change, input } = deed;
    setAttention(site, act, change, accountIn(site, deed), text(input, "reason"), false);
  });
  on("put", "/topic", ownerOrCore, ({ act, change, input }) => {
    setTopic(site, act, change, text(input, "topic") || null);
    return change.topic ?? "";
  });
  on("delete", "/topic", ownerOrCore, ({ act, change }) => setTopic(site, act, change, null));
  on("post", "/hashtags", ownerOrCore, ({ act, change, input }) => {
    setHashtags(site, act, change, texts(input, "add"), texts(input, "remove"));
    return change.hashtags;
  });
}

function mustBeCurrent(change: Change, revision: string): void {
  const { number, revision: hash } = current(change);
  if (!["current", String(number), hash].includes(revision))
    throw new Refusal(409, `revision ${revision} is not current`);
}

function reviewerIn(change: Change, id: string): Account {
  const found = change.reviewers.find(({ who }) => [String(who.id), who.username, who.email].includes(id));
  if (!found) throw notFound(id);
  return found.who;
}

function stranger(email: string): Account {
  if (!email.includes("@")) throw new Refusal(422, `Account '${email}' not found`);
  return { id: null, name: email, email, username: "", service: false, admin: false };
}
