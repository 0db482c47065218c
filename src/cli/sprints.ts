/** How is what goes on in a sprint printed? */
import pc from "picocolors";
import { agenda as askAgenda } from "../commands/agenda.ts";
import { questions as askQuestions, roster as askRoster } from "../commands/attendees.ts";
import type { AgendaView, SessionView } from "../words/agenda.ts";
import type { QuestionsView, RosterView } from "../words/attendees.ts";
import { count } from "../words/plain.ts";
import { moment } from "../words/time.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns, paragraph } from "./table.ts";

type SprintOptions = Shared & { sprint?: string };

/** Prints the agenda of a sprint. */
export async function agenda(options: SprintOptions): Promise<void> {
  await asking(options, async (house) => answer(options, await askAgenda(house.context(), options), agendaText));
}

/** Prints who takes part in a sprint. */
export async function roster(options: SprintOptions): Promise<void> {
  await asking(options, async (house) => answer(options, await askRoster(house.context(), options), rosterText));
}

/** Prints the questions of a sprint. */
export async function questions(options: SprintOptions): Promise<void> {
  await asking(options, async (house) => answer(options, await askQuestions(house.context(), options), questionsText));
}

function agendaText({ sprint, messages, tracks, reserved }: AgendaView): string {
  const lines = (sessions: readonly SessionView[], state: string) =>
    sessions.map((one) => [state, one.id, one.title, one.wants ?? "", one.at ? moment(one.at, sprint.zone) : ""]);
  const blocks = tracks.map(({ name, location, now, next, later, done }) => {
    const head = `${pc.bold(name ?? "on no track")}${location ? `, in ${location}` : ""}`;
    const all = [...lines(now, "now"), ...lines(next, "next"), ...lines(later, "later"), ...lines(done, "done")];
    return all.length > 0
      ? `${head}\n${columns(["", "id", "session", "wants", "planned"], all, 2)}`
      : `${head}\nNothing.`;
  });
  const taken = reserved.map(
    ({ change, by, until }) => `${by.name} looks at ${change.number} until ${moment(until, sprint.zone)}`,
  );
  const empty = 'No track and no session yet. Raise one: midcycle say "/session TITLE on #TRACK" --as PERSON';
  return [
    pc.bold(sprint.title),
    ...messages.map(({ level, text }) => `${level}: ${text}`),
    ...(blocks.length > 0 ? blocks : [empty]),
    ...(taken.length > 0 ? [taken.join("\n")] : []),
  ].join("\n\n");
}

function rosterText({ sprint, headline, people, unnamed, missing }: RosterView): string {
  const rows = people.map(({ who, nick, company, presence, days, here }) => [
    who.name,
    nick ?? "",
    company ?? "",
    presence,
    days.length > 0 ? days.join(" ") : "all days",
    here ? here.place : "",
  ]);
  return [
    `${pc.bold(sprint.title)}: ${headline ?? "nobody has signed up yet"}`,
    ...(rows.length > 0 ? [columns(["who", "nick", "company", "how", "days", "here"], rows, 0)] : []),
    ...(unnamed > 0 ? [`And ${count(unnamed, "person who does", "people who do")} not want to be named.`] : []),
    ...(missing.length > 0 ? [paragraph(`Expected, and not signed up: ${missing.join(", ")}.`)] : []),
  ].join("\n\n");
}

function questionsText({ sprint, waiting, answered }: QuestionsView): string {
  const rows = waiting.map(({ id, text, votes, by }) => [id, String(votes), text, by.name]);
  const told = answered.flatMap(({ id, text, answers }) => [
    `${id} ${text}`,
    ...answers.map((one) => `  ${one.by.name}: ${one.text}`),
  ]);
  return [
    pc.bold(`Questions at ${sprint.title}`),
    rows.length > 0 ? columns(["id", "votes", "question", "asked by"], rows, 2) : "Nothing waits for an answer.",
    ...(told.length > 0 ? [told.join("\n")] : []),
  ].join("\n\n");
}
