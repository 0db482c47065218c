/** Who is on the team, what waits for each, and what have they reviewed? */

import type { Who } from "../review/directory.ts";
import { type LoadGround, reviewsByPerson, reviewsGiven } from "../review/load.ts";
import { during } from "../review/program.ts";
import { activityBetween } from "../store/activity.ts";
import type { PeopleView, PersonView } from "../words/views.ts";
import type { Context } from "./context.ts";
import { coreGroups, linkOfWho, somebody } from "./people-links.ts";
import { itemOf, ranking } from "./queue.ts";
import { remember } from "./remember.ts";
import { windowOf } from "./window.ts";

/** What is asked of the people. `days`: how far back reviews are counted; 90 when nothing is said. */
export interface PeopleQuestion {
  days?: number | undefined;
}

/** @returns the program's people and whoever reviewed or has something waiting, in order of name; no bots. */
export async function people(context: Context, question: PeopleQuestion): Promise<PeopleView> {
  const { directory } = context;
  const ground = await loadGround(context, question.days);
  const given = new Map(reviewsByPerson(ground).map(({ id, numbers }) => [id, numbers[0]]));
  const waiting = waitingCounts(context);
  const shown = directory
    .everybody()
    .filter((who) => !who.bot && !who.ci && (who.person || given.has(who.id) || waiting.has(who.id)))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  const nothing = { ...ground, rows: [] };
  return {
    from: ground.from,
    to: ground.to,
    people: shown.map((who) => ({
      ...linkOfWho(directory, who, coreGroups(context), ground.to),
      company: directory.company(who.id, ground.to),
      groups: groupsOf(who, ground.to),
      waiting: waiting.get(who.id) ?? 0,
      reviews: given.get(who.id) ?? reviewsGiven(nothing, who.id),
    })),
  };
}

/** @returns what waits for somebody, what of theirs is open, and their reviews. @throws Refused for somebody unknown. */
export async function person(context: Context, question: PeopleQuestion & { person: string }): Promise<PersonView> {
  const who = somebody(context, question.person);
  const { directory } = context;
  const ground = await loadGround(context, question.days);
  const line = reviewsByPerson(ground).find(({ id }) => id === who.id);
  const owned = ranking(context, null).filter(({ change }) => directory.who(change.owner).id === who.id);
  return {
    person: linkOfWho(directory, who, coreGroups(context), ground.to),
    company: directory.company(who.id, ground.to),
    cores: groupsOf(who, ground.to),
    accounts: accountNames(context, who),
    waiting: ranking(context, who.id).map((one) => itemOf(context, one)),
    own: owned.map((one) => itemOf(context, one)),
    numbers: line?.numbers ?? [reviewsGiven({ ...ground, rows: [] }, who.id)],
  };
}

/** @returns what reviews are counted from: the votes of a window. @throws Refused for a number of days that is none. */
async function loadGround(context: Context, days: number | undefined): Promise<LoadGround> {
  const { program, directory } = context;
  const { from, to } = windowOf(context, days);
  const rows = await remember(context, "votes", days, () =>
    activityBetween(context.db, from, to, { kinds: ["voted"] }),
  );
  return { program, directory, rows, from, to };
}

function waitingCounts(context: Context): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { turn } of context.board.entries()) {
    for (const id of turn.who) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function groupsOf({ person }: Who, at: string): string[] {
  return person?.cores.filter((membership) => during(membership, at)).map(({ group }) => group) ?? [];
}

/** User names where the mirror knows them, as "name at forge". */
function accountNames({ directory }: Context, who: Who): string[] {
  return directory.accounts(who.id).map((key) => {
    const [forge] = key.split("~");
    const account = directory.account(key);
    return `${account?.username ?? account?.name ?? key} at ${forge}`;
  });
}
