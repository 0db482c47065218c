/** What becomes of questions to the experts, and of a change that somebody takes to review? */

import { sprintTime } from "../days.ts";
import type { Question } from "../question.ts";
import { reservationOf, reservedFor } from "../reservation.ts";
import { wallTime } from "../zone.ts";
import { trackNamed } from "./names.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";
import { nextId } from "./tracking.ts";

/** @returns what becomes of a question; whose it is stands in the act. */
export function askRuling({ room }: RoomGround, text: string, track: string | null): Ruling {
  const what = said(text, "what you ask", 500);
  if ("refused" in what) return what;
  const on = track === null ? null : trackNamed(room, track);
  if (on && "refused" in on) return on;
  const twin = room.questions.find((one) => !one.dropped && one.text.toLowerCase() === what.text.toLowerCase());
  if (twin) return { refused: `That is question ${twin.id} already: vote for it with "/upvote ${twin.id}".` };
  const question = nextId(room.questions, "q");
  return {
    deeds: [{ kind: "asked", body: { question, text: what.text, track: on ? on.track.name : null } }],
    says: `Question ${question}: ${what.text}`,
  };
}

/** @returns what becomes of a vote for a question, once per person, and of taking it back. */
export function upvoteRuling(ground: RoomGround, id: string, up: boolean): Ruling {
  const found = questionNamed(ground, id);
  if ("refused" in found) return found;
  const { question } = found;
  const has = question.voters.includes(ground.by);
  const votes = question.voters.length + (has === up ? 0 : up ? 1 : -1);
  const says = `Question ${question.id} has ${votes} ${votes === 1 ? "vote" : "votes"}${has === up ? (up ? ": yours is one of them" : ": none is yours") : ""}.`;
  return { deeds: has === up ? [] : [{ kind: "upvoted", body: { question: question.id, up } }], says };
}

/** @returns what becomes of an answer, a line of notes; several may answer. */
export function answerRuling(ground: RoomGround, id: string, text: string): Ruling {
  const found = questionNamed(ground, id);
  if ("refused" in found) return found;
  const what = said(text, "what the answer is", 1_000);
  if ("refused" in what) return what;
  const { question } = found;
  return {
    deeds: [{ kind: "answered", body: { question: question.id, text: what.text } }],
    says: `Question ${question.id} is answered: ${what.text}`,
  };
}

/** @returns what becomes of a question that is taken off the queue; it stays in the history. */
export function dropQuestionRuling(ground: RoomGround, id: string): Ruling {
  const found = questionNamed(ground, id);
  if ("refused" in found) return found;
  return {
    deeds: [{ kind: "question-dropped", body: { question: found.question.id } }],
    says: `Question ${found.question.id} is off the queue.`,
  };
}

/** @returns the question that a text names ("q3", "3"), or those that there are. */
export function questionNamed(
  { room }: Pick<RoomGround, "room">,
  text: string,
): { question: Question } | { refused: string } {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/^#?q?(?=\d)/, "q");
  const there = room.questions.filter(({ dropped }) => !dropped);
  const question = there.find((one) => one.id === id);
  if (question) return { question };
  const some = there.slice(-8).map((one) => one.id);
  return {
    refused: `There is no question "${text.trim().slice(0, 40)}". ${some.length > 0 ? `There are ${some.join(", ")}.` : 'Ask one: "/ask TEXT".'}`,
  };
}

/** @returns what becomes of "reserve CHANGE for MINUTES": one person looks at it, until it ends by itself. */
export function reserveRuling(ground: RoomGround, change: string, minutes: number = reservedFor.usual): Ruling {
  const { room, now, by, sprint } = ground;
  if (!(Number.isInteger(minutes) && minutes >= 1 && minutes <= reservedFor.most)) {
    return { refused: `Reserve it for 1 to ${reservedFor.most} minutes.` };
  }
  const number = change.slice(change.lastIndexOf("~") + 1);
  if (sprintTime(sprint, now) !== "now") {
    return {
      refused: `Changes are reserved while people meet: ${sprint.title} is from ${sprint.first} to ${sprint.last}.`,
    };
  }
  const held = reservationOf(room.reservations, change, now);
  if (held && held.by !== by) {
    return {
      refused: `${ground.name(held.by)} looks at ${number} until ${clock(held.until)}: take another, or ask them.`,
    };
  }
  const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return {
    deeds: [{ kind: "reserved", body: { change, until } }],
    says: `${ground.name(by)} looks at ${number} until ${clock(until)}; it is free again by itself then.`,
  };

  function clock(at: string): string {
    const { hour, minute } = wallTime(at, sprint.zone);
    return `${hour}:${minute}`;
  }
}

/** @returns what becomes of "release CHANGE"; whoever holds it may, and organizers (`any`). */
export function releaseRuling(ground: RoomGround, change: string, any: boolean): Ruling {
  const number = change.slice(change.lastIndexOf("~") + 1);
  const held = reservationOf(ground.room.reservations, change, ground.now);
  if (!held) return { deeds: [], says: `Nobody has reserved ${number}.` };
  if (held.by !== ground.by && !any)
    return { refused: `${ground.name(held.by)} has reserved ${number}: they or an organizer can free it.` };
  return { deeds: [{ kind: "released", body: { change } }], says: `${number} is free again.` };
}
