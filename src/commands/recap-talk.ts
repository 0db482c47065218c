/** What was talked about, asked and promised in a sprint, as its recap tells it? */
import type { Row } from "../review/number.ts";
import type { Sprint } from "../review/program.ts";
import { nobody } from "../sprint/room/acts.ts";
import { unnamed } from "../sprint/roster.ts";
import { statusesOf } from "../store/read.ts";
import type { RecapMaterial } from "../words/recap/model.ts";
import { topicsOf } from "../words/recap/talk.ts";
import type { Context } from "./context.ts";
import { minutesOf } from "./minutes.ts";
import { lastPromises, promisesOf } from "./promises.ts";
import { namesIn } from "./room-people.ts";
import { roomOf, sessionsOf } from "./rooms.ts";

type Talk = Pick<RecapMaterial, "topics" | "silent" | "questions" | "hadQuestions" | "promises" | "became">;

/** @returns topics, questions and promises. `before`: the sprint before, null when there was none. Nobody is named who does not want to be. */
export async function talkedIn(
  context: Context,
  sprint: Sprint,
  before: Sprint | null,
  address: string | null,
): Promise<Talk> {
  const sessions = sessionsOf(context, sprint);
  const [minutes, promises, became, changes] = await Promise.all([
    minutesOf(context, { sprint: sprint.id }),
    promisesOf(context, sprint),
    lastPromises(context, sprint),
    statusesOf(context.db, [...new Set(sessions.flatMap((session) => session.changes))]),
  ]);
  const shown = namesIn(context, sprint);
  const name = (id: string) => {
    const { name: known } = shown(id);
    return known === unnamed || id === nobody ? null : known;
  };
  const change = (key: string): Row | null => {
    const known = changes.get(key);
    if (!known) return null;
    const url = address && `${address}/changes/${encodeURIComponent(key)}`;
    return { change: key, text: known.subject, url, repository: null, at: null, by: null, note: known.status };
  };
  const asked = roomOf(context, sprint).questions.filter(({ dropped }) => !dropped);
  const { cycles } = context.program;
  return {
    ...topicsOf(
      sessions,
      minutes.map((one) => one.minutes),
      { cycles, name, change },
    ),
    questions: asked.map(({ text, by, at, answers }) => ({ text, at, by: name(by), answers: answers.length })),
    hadQuestions: before !== null && roomOf(context, before).questions.length > 0,
    promises: promises.filter(({ state }) => state !== "withdrawn"),
    became,
  };
}
