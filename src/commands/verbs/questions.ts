/** Which commands ask the experts of a sprint, and take a change to review? */
import { Refused } from "../context.ts";
import { doing } from "../doing.ts";
import {
  answerQuestion,
  askExperts,
  dropQuestion,
  releaseChange,
  reserveChange,
  upvoteQuestion,
} from "../room/question-deeds.ts";
import type { Verb } from "../verb.ts";

const whoever = "anyone on the team";

/** `ask`, `upvote`, `answer`, `drop-question`, `reserve` and `release`. */
export const questioning: Verb[] = [
  doing({
    name: "ask",
    synonyms: ["question"],
    usage: "TEXT",
    summary: "ask the experts of the sprint; its page can do so without your name",
    who: whoever,
    examples: ["/ask When is the v2 API removed?"],
    does: (context, { actor, rest }, dryRun) => askExperts(context, actor, { text: rest, dryRun }),
  }),
  doing({
    name: "upvote",
    synonyms: [],
    usage: "QUESTION",
    summary: "vote for a question, once",
    who: whoever,
    examples: ["/upvote q3"],
    does: (context, { actor, rest }, dryRun) => upvoteQuestion(context, actor, { question: rest, dryRun }),
  }),
  doing({
    name: "answer",
    synonyms: [],
    usage: "QUESTION TEXT",
    summary: "answer a question with a line of notes",
    who: whoever,
    examples: ["/answer q3 Not before Q."],
    does(context, { actor, rest }, dryRun) {
      const [, question = "", text = ""] = /^(\S*?):?\s+(.*)$/s.exec(`${rest} `) ?? [];
      if (!question) throw new Refused('Say which question, and the answer: "/answer q3 TEXT".');
      return answerQuestion(context, actor, { question, text, dryRun });
    },
  }),
  doing({
    name: "drop-question",
    synonyms: [],
    usage: "QUESTION",
    summary: "take a question off the queue",
    who: "whoever asked it; organizers and cores",
    examples: ["/drop-question q3"],
    does: (context, { actor, rest }, dryRun) => dropQuestion(context, actor, { question: rest, dryRun }),
  }),
  doing({
    name: "reserve",
    synonyms: [],
    usage: "[CHANGE] [for MINUTES minutes]",
    summary:
      "say that you look at a change now, so that nobody else in the sprint does; it ends by itself, after an hour when nothing is said",
    who: whoever,
    examples: ["/reserve 272287", "/reserve 272287 for 90 minutes"],
    does(context, { actor, rest, about }, dryRun) {
      const [, change, minutes] = /^(.*?)(?:(?:^|\s+)for\s+(\d{1,5})\s*(?:min(?:utes)?)?)?$/is.exec(rest) ?? [];
      return reserveChange(context, actor, {
        change: meant(change, about, "reserve"),
        minutes: minutes === undefined ? undefined : Number(minutes),
        dryRun,
      });
    },
  }),
  doing({
    name: "release",
    synonyms: [],
    usage: "[CHANGE]",
    summary: "free a change that you have reserved",
    who: "whoever has reserved it; organizers and cores",
    examples: ["/release 272287"],
    does: (context, { actor, rest, about }, dryRun) =>
      releaseChange(context, actor, { change: meant(rest, about, "release"), dryRun }),
  }),
];

function meant(text: string | undefined, about: string | null, verb: string): string {
  const change = text?.trim() || about;
  if (!change) throw new Refused(`Say which change: "/${verb} 272287".`);
  return change;
}
