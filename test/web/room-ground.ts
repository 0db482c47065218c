/** What goes on in the sprint of the stories? A track in motion, people, questions, a reservation. */
import type { Actor } from "../../src/commands/actor.ts";
import type { Context } from "../../src/commands/context.ts";
import {
  changeMessages,
  concludeSession,
  placeSession,
  raiseSession,
  sayOfTrack,
} from "../../src/commands/room/agenda-deeds.ts";
import { checkIn, signUp } from "../../src/commands/room/attend.ts";
import { answerQuestion, askExperts, reserveChange, upvoteQuestion } from "../../src/commands/room/question-deeds.ts";

/** Ana runs it; s1 is on, s2 comes next, s3 is done, s4 waits on no track. Dan is shown by his nick, Eve not at all. */
export async function meetsAtSprint(context: Context): Promise<void> {
  const by = (id: string): Actor => ({ id, through: "web", link: null });
  const [ana, ben, dan, eve] = ["ana", "ben", "dan", "eve"].map(by) as [Actor, Actor, Actor, Actor];
  await signUp(context, ana, { company: "IBM", nick: "anao" });
  await signUp(context, dan, { company: "HP", nick: "danw", listing: "nick", days: ["wed", "thu"] });
  await signUp(context, eve, { listing: "nobody" });
  await raiseSession(context, dan, {
    title: "TOTP <b>for Newton</b>",
    track: "federation",
    wants: "decision",
    refs: "271000 271004 bp/totp https://example.org/spec",
  });
  await raiseSession(context, ben, {
    title: "Mapping rules",
    track: "federation",
    wants: "information",
    at: "2016-01-27T19:00:00.000Z",
    minutes: 45,
  });
  await raiseSession(context, ana, { title: "Gate status", track: "federation" });
  await raiseSession(context, eve, { title: "Eventlet", wants: "code" });
  await placeSession(context, ana, { session: "s3", state: "now" });
  await concludeSession(context, ana, { session: "s3", outcome: "It is green again.", done: true });
  await placeSession(context, ana, { session: "s1", state: "now" });
  await placeSession(context, ana, { session: "s2", state: "next" });
  await sayOfTrack(context, ana, { track: "federation", verb: "color", text: "teal" });
  await sayOfTrack(context, ana, { track: "federation", verb: "book", text: "Capri-wed1" });
  await changeMessages(context, ana, { verb: "add", rest: "info Lunch is at noon" });
  await checkIn(context, dan, { place: "federation" });
  await askExperts(context, dan, { text: "When is v2 removed?", anonymous: true });
  await upvoteQuestion(context, ben, { question: "q1" });
  await askExperts(context, eve, { text: "Who runs the gate?" });
  await answerQuestion(context, ana, { question: "q2", text: "Infra does." });
  await reserveChange(context, ben, { change: "271001" });
}
