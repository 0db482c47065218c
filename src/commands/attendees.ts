/** Who takes part in a sprint, who is there now, and what do people ask? */
import type { Sprint } from "../review/program.ts";
import { attendedNumbers, companyOfAttendee } from "../sprint/attended.ts";
import { sprintWindow } from "../sprint/days.ts";
import { wholeSprint } from "../sprint/facts.ts";
import { answeredQuestions, type Question, waitingQuestions } from "../sprint/question.ts";
import { type Attendee, presentAt, takingPart } from "../sprint/roster.ts";
import {
  type AttendeeView,
  type QuestionsView,
  type QuestionView,
  type RosterView,
  rosterHeadline,
} from "../words/attendees.ts";
import { sprintSummary } from "../words/sprint.ts";
import { day } from "../words/time.ts";
import type { Context } from "./context.ts";
import { meetingSprint } from "./room/write.ts";
import { namesIn } from "./room-people.ts";
import { roomOf, rosterOf } from "./rooms.ts";
import { type SprintQuestion, sprintFacts } from "./sprint.ts";

/** @returns the roster of a sprint; without an id of the one that is on or comes next. @throws Refused naming the sprints. */
export async function roster(context: Context, question: SprintQuestion): Promise<RosterView> {
  const sprint = meetingSprint(context, question.sprint);
  const facts = await sprintFacts(context, sprint);
  const names = namesIn(context, sprint);
  const everybody = rosterOf(context, sprint);
  const named = everybody.filter(({ listing }) => listing !== "nobody");
  const numbers = attendedNumbers(facts, wholeSprint(facts));
  const { remote, countRemote, hosts, focus, priorities, rhythm, zone } = sprint;
  return {
    sprint: sprintSummary(sprint, context.now()),
    ...{ remote, countRemote, hosts, focus, priorities, rhythm, numbers },
    days: sprintWindow(sprint).days.map((one) => ({ day: one.day, label: day(one.from, zone) })),
    people: named
      .map((one) => attendeeView(context, sprint, names, one))
      .sort((a, b) => a.who.name.localeCompare(b.who.name, "en")),
    unnamed: everybody.length - named.length,
    missing: missing(context, sprint, everybody),
    headline: rosterHeadline(numbers),
  };
}

function attendeeView(
  context: Context,
  sprint: Sprint,
  names: ReturnType<typeof namesIn>,
  one: Attendee,
): AttendeeView {
  const { program, directory } = context;
  const here = presentAt(one, context.now(), sprint.zone);
  const last = here ? undefined : one.visits.at(-1);
  return {
    who: names(one.id),
    ...{ nick: one.nick, presence: one.presence, days: one.days },
    company: companyOfAttendee({ program, directory, sprint }, one),
    here: here && { place: here.place, from: here.from },
    last: last ? { place: last.place, at: last.to ?? last.from } : null,
  };
}

/** Whoever does not want to be named is not missed by name either. */
function missing({ directory }: Context, sprint: Sprint, everybody: readonly Attendee[]): string[] {
  return sprint.expected.flatMap((text) => {
    const who = directory.find(text);
    const there = everybody.some(({ id, guest }) => id === who?.id || guest?.toLowerCase() === text.toLowerCase());
    return there ? [] : [who?.name ?? text];
  });
}

/** @returns the entry of somebody on a roster, as they themselves may see it; null when they are not on it. */
export function ownEntry(context: Context, sprint: Sprint, id: string): Attendee | null {
  return takingPart(roomOf(context, sprint).roster).find((one) => one.id === id) ?? null;
}

/** @returns what is asked and answered in a sprint. @throws Refused naming the sprints. */
export async function questions(context: Context, question: SprintQuestion): Promise<QuestionsView> {
  const sprint = meetingSprint(context, question.sprint);
  const { questions: all, tracks } = roomOf(context, sprint);
  const names = namesIn(context, sprint);
  const view = ({ id, text, track, by, at, voters, answers }: Question): QuestionView => ({
    ...{ id, text, track, at, by: names(by), votes: voters.length },
    answers: answers.map((one) => ({ ...one, by: names(one.by) })),
  });
  return {
    sprint: sprintSummary(sprint, context.now()),
    tracks: tracks.map(({ name }) => name),
    waiting: waitingQuestions(all).map(view),
    answered: answeredQuestions(all).map(view),
  };
}

/** @returns the questions that somebody votes for, by id. */
export function votedFor(context: Context, sprint: Pick<Sprint, "id">, id: string): string[] {
  return roomOf(context, sprint)
    .questions.filter(({ voters }) => voters.includes(id))
    .map((one) => one.id);
}
