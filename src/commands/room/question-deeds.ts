/** How do people ask the experts, and take a change to review? */
import { nobody } from "../../sprint/room/acts.ts";
import {
  answerRuling,
  askRuling,
  dropQuestionRuling,
  questionNamed,
  releaseRuling,
  reserveRuling,
  upvoteRuling,
} from "../../sprint/room/asking.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import type { Done } from "../deciding.ts";
import { mustBe } from "../rights.ts";
import { roomOf } from "../rooms.ts";
import { theChange } from "../the-change.ts";
import { inRoom, meetingSprint, organizes, organizing, type RoomDeedAsked } from "./write.ts";

const page = "/questions";

/** Asks the experts. Without a name nothing is kept of who asked: no later act and no administrator can tell. */
export async function askExperts(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { text: string; track?: string | undefined; anonymous?: boolean | undefined },
): Promise<Done> {
  mustBe(context, actor, ["contributor"], "ask the experts");
  if (asked.anonymous && actor.through !== "web") {
    throw new Refused("Only the page of the questions can ask without a name: what is said elsewhere bears yours.");
  }
  const asker: Actor = asked.anonymous ? { id: nobody, through: actor.through, link: null } : actor;
  return inRoom(context, asker, asked, {
    ...{ deed: "ask the experts", needed: ["anyone"], page },
    rule: (ground) => askRuling(ground, asked.text, asked.track?.trim() || null),
  });
}

/** Votes for a question, or takes the vote back. */
export function upvoteQuestion(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { question: string; up?: boolean },
): Promise<Done> {
  return inRoom(context, actor, asked, {
    ...{ deed: "vote for a question", needed: ["contributor"], page },
    rule: (ground) => upvoteRuling(ground, asked.question, asked.up ?? true),
  });
}

/** Answers a question with a line of notes. */
export function answerQuestion(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { question: string; text: string },
): Promise<Done> {
  return inRoom(context, actor, asked, {
    ...{ deed: "answer a question", needed: ["contributor"], page },
    rule: (ground) => answerRuling(ground, asked.question, asked.text),
  });
}

/** Takes a question off the queue: whoever asked it by name, or an organizer. */
export function dropQuestion(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { question: string },
): Promise<Done> {
  const found = questionNamed({ room: roomOf(context, meetingSprint(context, asked.sprint)) }, asked.question);
  const own = "question" in found && found.question.by === actor.id;
  return inRoom(context, actor, asked, {
    ...{ deed: "take away somebody else's question", needed: own ? ["contributor"] : organizing, page },
    rule: (ground) => dropQuestionRuling(ground, asked.question),
  });
}

/** Says that the actor looks at a change now. */
export async function reserveChange(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { change: string; minutes?: number | undefined },
): Promise<Done> {
  const { key, status, number } = await theChange(context, asked.change);
  if (status !== "open") throw new Refused(`${number} is ${status}: there is nothing to review any more.`);
  const done = await inRoom(context, actor, asked, {
    ...{ deed: "reserve a change", needed: ["contributor"], page: "/agenda", changes: [key] },
    rule: (ground) => reserveRuling(ground, key, asked.minutes),
  });
  return { ...done, page: `/changes/${encodeURIComponent(key)}` };
}

/** Frees a change again before its time. */
export async function releaseChange(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { change: string },
): Promise<Done> {
  const { key } = await theChange(context, asked.change);
  const any = organizes(context, actor.id);
  const done = await inRoom(context, actor, asked, {
    ...{ deed: "free a change", needed: ["contributor"], page: "/agenda", changes: [key] },
    rule: (ground) => releaseRuling(ground, key, any),
  });
  return { ...done, page: `/changes/${encodeURIComponent(key)}` };
}
