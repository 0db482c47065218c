/** What does a team tell of a week or a day? */
import type { Sprint } from "../review/program.ts";
import { plainPlan } from "../review/sprint-plan.ts";
import { sprintWindow } from "../sprint/days.ts";
import { isDay } from "../sprint/moment.ts";
import { dayAfter } from "../sprint/zone.ts";
import { freezesView } from "../words/freezes.ts";
import type { PostView } from "../words/recap/model.ts";
import { topicsOf } from "../words/recap/talk.ts";
import { type Span, updateView } from "../words/recap/update.ts";
import { isoDay } from "../words/time.ts";
import { type Context, Refused } from "./context.ts";
import { calendarFacts } from "./freezes.ts";
import { minutesOf } from "./minutes.ts";
import { itemOf, ranking } from "./queue.ts";
import { recapMaterial } from "./recap.ts";
import { sprintsOf } from "./rooms.ts";
import { sprintFacts } from "./sprint.ts";

/** Which days: "2016-W04", a day "2016-01-28", or nothing for the present week. */
export interface UpdateQuestion {
  span?: string | undefined;
  language?: string | undefined;
  address?: string | undefined;
}

/** How many of what waits longest are named, and how many days ahead the calendar is told. */
const most = { waiting: 8, specs: 30, ahead: 28 };

/** @returns the update of a week or a day. @throws Refused for what names neither. */
export async function update(context: Context, question: UpdateQuestion): Promise<PostView> {
  const { days, span } = daysOf(context, question.span);
  const window = sprintWindow(days);
  const [facts, material, minutes] = await Promise.all([
    sprintFacts(context, days),
    recapMaterial(context, span.of ?? days, question, window),
    minutesOf(context),
  ]);
  const held = minutes.filter(({ began }) => began !== null && window.from <= began && began < window.to);
  const own =
    span.of === null
      ? topicsOf(
          [],
          held.map((one) => one.minutes),
          ground(context),
        ).topics
      : material.topics;
  const ranked = ranking(context, null);
  const specs = new Set(context.program.repositories.filter(({ type }) => type === "specs").map(({ name }) => name));
  const since = (one: (typeof ranked)[number]) => one.turn.since;
  const longest = ranked
    .filter(({ turn, change }) => turn.mover !== "nobody" && !change.workInProgress)
    .toSorted((a, b) => (since(a) < since(b) ? -1 : 1));
  const horizon = new Date(Date.parse(context.now()) + most.ahead * 86_400_000).toISOString();
  return updateView(facts, {
    ...material,
    ...{ span, topics: own, earlier: [], became: null },
    promises: material.promises.filter(({ given }) => window.from <= given && given < window.to),
    questions: material.questions.filter(({ at }) => window.from <= at && at < window.to),
    specs: ranked
      .filter(({ change }) => specs.has(change.repository))
      .slice(0, most.specs)
      .map((one) => itemOf(context, one)),
    longest: longest.slice(0, most.waiting).map((one) => itemOf(context, one)),
    dates: freezesView(calendarFacts(context)).next.filter(({ at }) => at <= horizon),
  });
}

function ground({ program, directory }: Context) {
  return { cycles: program.cycles, name: (id: string) => directory.find(id)?.name ?? null, change: () => null };
}

/** The days as a sprint counts them, and what they are. */
function daysOf(context: Context, text: string | undefined): { days: Sprint; span: Span } {
  const today = isoDay(context.now(), "UTC");
  const wanted = text ?? weekId(today);
  const week = /^(\d{4})-W(\d\d)$/i.exec(wanted);
  if (week) {
    const first = mondayOf(Number(week[1]), Number(week[2]));
    if (first !== null) {
      const days = asDays({ id: wanted, first, last: dayAfter(first, 6), zone: "UTC" });
      return { days, span: { id: wanted.toUpperCase(), kind: "week", of: null } };
    }
  }
  if (!isDay(wanted)) {
    throw new Refused(`"${wanted.slice(0, 40)}" is no week and no day: write ${weekId(today)} or ${today}.`);
  }
  const of = sprintsOf(context).find(({ first, last }) => first <= wanted && wanted <= last) ?? null;
  const days = asDays({ id: wanted, first: wanted, last: wanted, zone: of?.zone ?? "UTC" });
  return { days: of ? { ...of, first: wanted, last: wanted } : days, span: { id: wanted, kind: "day", of } };
}

function asDays(own: Pick<Sprint, "id" | "first" | "last" | "zone">): Sprint {
  const nothing = { topics: [], hashtags: [], focus: null, notes: null, hosts: [], ...plainPlan };
  return { ...own, title: own.id, place: null, remote: false, ...nothing };
}

/** @returns the ISO week of a day, "2016-W04". */
export function weekId(day: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of an ISO week; null when the year has no such week. */
function mondayOf(year: number, week: number): string | null {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = new Date(fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000);
  const day = monday.toISOString().slice(0, 10);
  return weekId(day) === `${year}-W${String(week).padStart(2, "0")}` ? day : null;
}
