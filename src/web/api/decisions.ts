/** What is the API asked of nominations, polls and holds? Nothing of what the cores say in private is answered here. */
import { z } from "@hono/zod-openapi";
import { decisions } from "../../commands/decisions.ts";
import { holds } from "../../commands/holds.ts";
import { nomination, nominations } from "../../commands/nominations.ts";
import { somebody } from "../../commands/people-links.ts";
import { poll, polls } from "../../commands/polls.ts";
import { aims } from "../../governance/nomination/acts.ts";
import { nominationStates } from "../../governance/nomination/standing.ts";
import { pollStates } from "../../governance/poll/standing.ts";
import type {
  ActView,
  DecisionLine,
  DecisionsView,
  HoldLine,
  HoldsView,
  NominationView,
  PollView,
  VoteCell,
} from "../../words/decisions.ts";
import { as, once, operation, rows } from "./operation.ts";
import { exactly, instant, openNumber, orNull, personLink } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const moment = instant.nullable();
const people = z.array(personLink);
const standing = { because: z.array(text), awaiting: people, unmet: z.array(text), deadline: moment };
const share = z.enum(["half", "majority", "two-thirds", "all"]);

/** Something that is being decided, in a list. */
export const decisionLine = exactly<DecisionLine>()(
  z
    .object({
      number: whole,
      kind: z.enum(["nomination", "poll", "exemption"]),
      title: text,
      state: text,
      because: text,
      deadline: moment,
      opened: instant,
      awaiting: people,
      over: z.boolean(),
    })
    .openapi("Decision", { description: "Something that is being decided, or was." }),
);

const cell = exactly<VoteCell>()(
  z
    .object({
      who: personLink,
      value: textOrNull,
      reason: textOrNull,
      at: moment,
      recordedBy: orNull(personLink),
      link: textOrNull,
      note: textOrNull.openapi({ description: "Why it does not count; null for a vote that does." }),
    })
    .openapi("Vote", { description: "What somebody says; `value` is null for somebody who has not spoken." }),
);

/** What is told of every act. */
export const actShape = {
  seq: whole,
  at: instant,
  by: personLink,
  recordedBy: orNull(personLink),
  text,
  reason: textOrNull,
  through: text,
  link: textOrNull,
};

const act = exactly<ActView>()(z.object(actShape).openapi("Act"));

const may = z.object({
  ...{ vote: z.boolean(), advice: z.boolean(), answer: z.boolean(), decide: z.boolean() },
  ...{ open: z.boolean(), withdraw: z.boolean(), complete: z.boolean(), record: z.boolean() },
});
const spoken = { voters: z.array(cell), beside: z.array(cell), history: z.array(act), may };

const nominationView = exactly<NominationView>()(
  z
    .object({
      number: whole,
      title: text,
      aim: z.enum(aims),
      candidate: personLink,
      nominator: personLink,
      group: text,
      role: text,
      why: text,
      private: z.boolean(),
      rule: z.object({
        preset: text,
        needed: z.union([whole, share, z.literal("silence"), z.null()]),
        veto: z.enum(["ends", "blocks"]).nullable(),
        windowDays: whole.nullable(),
        waitHours: whole,
        early: z.enum(["enough", "unanimous"]).nullable(),
        nominator: z.enum(["votes", "recused"]),
      }),
      terms: z.array(text),
      standing: z.object({ state: z.enum(nominationStates), ...standing }),
      ...{ opened: moment, earliest: moment, ends: moment, closed: moment, day: textOrNull },
      counts: z.object({
        ...{ yes: whole, neutral: whole, no: whole, abstain: whole, away: whole, silent: whole },
        needed: whole.nullable(),
      }),
      ...spoken,
      evidence: z.array(z.object({ own: openNumber, cores: openNumber })),
      steps: z.array(text),
      announcement: textOrNull,
    })
    .openapi("Nomination"),
);

const option = z.object({ id: text, text });
const pollView = exactly<PollView>()(
  z
    .object({
      ...{ number: whole, question: text, context: textOrNull, electorate: text, asker: personLink },
      rule: z.object({
        preset: text,
        quorum: share.nullable(),
        needed: z.enum(["most", "majority", "two-thirds"]),
        of: z.enum(["taking-part", "votes"]),
        windowDays: whole,
        waitHours: whole,
        early: z.enum(["all", "certain"]).nullable(),
      }),
      terms: z.array(text),
      options: z.array(option),
      standing: z.object({ state: z.enum(pollStates), ...standing }),
      ...{ opened: instant, earliest: instant, ends: instant, closed: moment },
      decided: option.nullable(),
      results: z.array(z.object({ option, binding: whole, others: whole })),
      counts: z.object({
        ...{ voters: whole, abstain: whole, away: whole, silent: whole, takingPart: whole, cast: whole, quorum: whole },
      }),
      concerns: z.array(
        z.object({
          ...{ name: text, text, by: personLink, at: instant },
          resolved: z.object({ by: personLink, at: instant, how: textOrNull }).nullable(),
        }),
      ),
      holds: z.array(
        z.object({ by: personLink, at: instant, until: instant, why: text, lifted: moment, inForce: z.boolean() }),
      ),
      ...spoken,
    })
    .openapi("Poll"),
);

const hold = exactly<HoldLine>()(
  z
    .object({
      id: text,
      change: z.object({ key: text, number: whole, subject: text, repository: text, url: text }),
      kind: z.enum(["block", "priority", "word"]),
      mark: text,
      by: personLink,
      since: instant,
      why: textOrNull,
      reason: z.enum(["freeze", "spec", "other"]),
      until: moment,
      ended: z.object({ at: instant, why: text }).nullable(),
      number: whole.nullable(),
    })
    .openapi("Hold", { description: "Somebody who holds a change back for a reason that passes." }),
);
const holdsView = exactly<HoldsView>()(z.object({ holds: z.array(hold), overdue: whole }).openapi("Holds"));
const decisionsView = exactly<DecisionsView>()(
  z
    .object({
      as: orNull(personLink),
      waiting: z.array(decisionLine),
      open: z.array(decisionLine),
      past: z.array(decisionLine),
      holds: holdsView,
    })
    .openapi("Decisions"),
);

const number = text.openapi({ description: "Its number.", example: "1" });
const ifs = once("if").openapi({
  description: "Votes to imagine, one a comma, as `ben +1, cleo -1`.",
  example: "ben +1",
});
const votesIn = (asked: string | undefined) => (asked ?? "").split(",");

/** Questions about nominations, polls and holds. */
export const decisionOperations = [
  operation("/decisions", "decisions", "What is being decided, and what waits for the word of somebody", {
    params: {},
    query: { as },
    answer: decisionsView,
    ask: (context, question) => decisions(context, { ...question, viewer: null }),
  }),
  operation("/nominations", "nominations", "Every nomination that is open to all, open ones first", {
    params: {},
    query: {},
    answer: z.array(decisionLine),
    ask: (context) => nominations(context, { as: null }),
  }),
  operation(
    "/nominations/{nomination}",
    "nomination",
    "One nomination: its terms, its votes, its evidence, every act",
    {
      params: { nomination: number },
      query: { if: ifs, rows },
      answer: nominationView,
      ask: (context, question) =>
        nomination(context, { nomination: question.nomination, as: null, ifs: votesIn(question.if) }),
    },
  ),
  operation("/polls", "polls", "Every question to the cores, open ones first", {
    params: {},
    query: {},
    answer: z.array(decisionLine),
    ask: (context) => polls(context),
  }),
  operation("/polls/{poll}", "poll", "One question to the cores: its terms, its votes, concerns and holds, every act", {
    params: { poll: number },
    query: { if: ifs },
    answer: pollView,
    ask: (context, question) => poll(context, { poll: question.poll, as: null, ifs: votesIn(question.if) }),
  }),
  operation("/holds", "holds", "What holds open changes back for a while, overdue ones first", {
    params: {},
    query: { by: once("by").openapi({ description: "Only what this person holds.", example: "stevemar" }) },
    answer: holdsView,
    ask: (context, { by }) => holds(context, { by: by ? somebody(context, by).id : undefined }),
  }),
];
