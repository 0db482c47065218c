/** What goes on in a sprint now, and how did the sprints before it stand at the same hour? */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { sprintWindow } from "../sprint/days.ts";
import { type SprintFacts, wholeSprint } from "../sprint/facts.ts";
import { partNumbers } from "../sprint/numbers.ts";
import { reservedAt } from "../sprint/reservation.ts";
import { momentWords } from "../sprint/saying.ts";
import { statusesOf } from "../store/read.ts";
import { promiseNumbers } from "../words/promises.ts";
import type { SprintNowView } from "../words/sprint-now.ts";
import { duration } from "../words/time.ts";
import type { NumberTable } from "../words/views.ts";
import type { Context } from "./context.ts";
import { padList } from "./pads/pads.ts";
import { promisesOf } from "./promises.ts";
import { decidedIn } from "./recap-decisions.ts";
import { namesIn } from "./room-people.ts";
import { roomOf, sessionsOf, sprintsBefore } from "./rooms.ts";
import { sprintFacts } from "./sprint.ts";
import { triage } from "./triage.ts";

/** Milliseconds since somebody wrote in a pad, within which it is being written; pads and earlier sprints that are shown. */
const lately = 15 * 60_000;
const most = { pads: 6, before: 3 };

/** @returns what goes on in a sprint; `facts` are its own. */
export async function sprintNow(context: Context, facts: SprintFacts): Promise<SprintNowView> {
  const { sprint, now } = facts;
  const window = sprintWindow(sprint);
  const [pads, promises, decided, groups, before, reserved] = await Promise.all([
    padList(context, { sprint: sprint.id }),
    promisesOf(context, sprint),
    decidedIn(context, window),
    triage(context, sprint),
    atTheSameHour(context, facts),
    reservedNow(context, sprint, now),
  ]);
  const base = `/sprints/${encodeURIComponent(sprint.id)}`;
  const given = promises.filter(({ state }) => state !== "withdrawn");
  return {
    sessions: (["now", "next"] as const).flatMap((state) =>
      sessionsOf(context, sprint)
        .filter((one) => one.state === state)
        .map(({ id, title, track, began }) => ({
          ...{ id, title, track, state, href: `${base}/agenda#${encodeURIComponent(id)}` },
          since: state === "now" ? began : null,
        })),
    ),
    reserved,
    writing: pads
      .filter(({ edited, revision, here }) => here.length > 0 || (revision > 0 && age(edited, now) < lately))
      .slice(0, most.pads)
      .map(({ title, editor, edited, page }) => ({ title, by: editor, at: edited, href: page })),
    promises: { total: given.length, numbers: promiseNumbers(given).filter(({ value }) => value !== 0) },
    exemptions: [...decided.exemptions],
    // The recap knows more of a nomination than a list shows.
    decisions: [...decided.nominations.map(({ company: _, nominator: __, ...line }) => line), ...decided.polls],
    triage: groups,
    before,
  };
}

async function reservedNow(context: Context, sprint: Sprint, now: Instant): Promise<SprintNowView["reserved"]> {
  const found = reservedAt(roomOf(context, sprint).reservations, now);
  const known = await statusesOf(context.db, [...new Set(found.map(({ change }) => change))]);
  const name = namesIn(context, sprint);
  return found.map(({ change, by, until }) => ({
    ...{ change, until, by: name(by).name, subject: known.get(change)?.subject ?? null },
    number: Number(/(\d+)$/.exec(change)?.[1] ?? 0) || null,
  }));
}

/** Each sprint from its beginning on for as long as this one has lasted: what is compared is the same span of each. */
async function atTheSameHour(context: Context, facts: SprintFacts): Promise<NumberTable | null> {
  const { sprint, now } = facts;
  const { from, to } = sprintWindow(sprint);
  const lasted = Date.parse(now < to ? now : to) - Date.parse(from);
  const earlier = sprintsBefore(context, sprint).slice(0, most.before);
  if (lasted <= 0 || earlier.length === 0) return null;
  const others = await Promise.all(earlier.map((one) => sprintFacts(context, one)));
  return {
    id: "same-hour",
    title: "Beside the sprints before",
    rule: `Each sprint from its first day's 00:00 on for ${duration(Math.round(lasted / 1_000))}, as long as this one has lasted, by the rules of its numbers.`,
    columns: ["Merged", "Revised", "Reviewed", "People"],
    rows: [facts, ...others].map((one) => ({
      label: one.sprint.title,
      href: `/sprints/${encodeURIComponent(one.sprint.id)}`,
      numbers: numbersUpTo(one, lasted),
    })),
  };
}

function numbersUpTo(facts: SprintFacts, lasted: number) {
  const { sprint } = facts;
  const { from, to } = sprintWindow(sprint);
  const same = new Date(Date.parse(from) + lasted).toISOString();
  const end = same < to ? same : to;
  const when = `from ${momentWords(from, sprint.zone)} to ${momentWords(end, sprint.zone)}`;
  const part = { ...wholeSprint(facts), to: end, id: `same-hour.${sprint.id}`, when };
  return partNumbers(facts, part).filter(({ unit }) => unit !== "repositories");
}

function age(at: Instant, now: Instant): number {
  return Date.parse(now) - Date.parse(at);
}
