/** Where does somebody's load lie within the team's, and how did their reviews go over the weeks? */
import type { Instant } from "../review/change.ts";
import type { PersonView } from "../words/views.ts";
import type { Context } from "./context.ts";
import { people } from "./people.ts";
import { ranking } from "./queue.ts";

/** One measure: theirs, and those of the team's people in no promised order and without names. */
export interface Measure {
  title: string;
  own: number;
  all: number[];
}

/** The load of one person beside the team's; `weeks` are reviews by week, the last one ending now. */
export interface BesideView {
  measures: Measure[];
  weeks: { at: Instant; value: number }[];
}

const week = 7 * 86_400_000;
/** Days of reviews when nothing is said, as everywhere. */
const usual = 90;

/** @returns the load of somebody whose page is `view`, over the last `days`. */
export async function beside(context: Context, view: PersonView, days = usual): Promise<BesideView> {
  const { directory } = context;
  const team = (await people(context, { days })).people;
  const owned = new Map<string, number>();
  for (const { change } of ranking(context, null)) {
    const { id } = directory.who(change.owner);
    owned.set(id, (owned.get(id) ?? 0) + 1);
  }
  const reviews = view.numbers[0];
  return {
    measures: [
      { title: "Changes that wait for them", own: view.waiting.length, all: team.map(({ waiting }) => waiting) },
      { title: "Their own open changes", own: view.own.length, all: team.map(({ id }) => owned.get(id) ?? 0) },
      {
        title: `Reviews in ${days} days`,
        own: reviews?.value ?? 0,
        all: team.map((one) => one.reviews.value ?? 0),
      },
    ],
    weeks: byWeek(
      (reviews?.rows ?? []).flatMap(({ at }) => at ?? []),
      context.now(),
      Math.ceil(days / 7),
    ),
  };
}

/** @returns how many moments lie in each of the last weeks, the earliest first. */
export function byWeek(moments: readonly Instant[], now: Instant, count: number): BesideView["weeks"] {
  const begin = Date.parse(now) - count * week;
  const counts = new Array<number>(count).fill(0);
  for (const at of moments) {
    const n = Math.floor((Date.parse(at) - begin) / week);
    if (n in counts) counts[n] = (counts[n] ?? 0) + 1;
  }
  return counts.map((value, n) => ({ at: new Date(begin + n * week).toISOString(), value }));
}
