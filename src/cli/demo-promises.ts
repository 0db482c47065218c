/** What has the made-up team promised at the sprint before this one? */
import type { Actor } from "../commands/actor.ts";
import type { Context } from "../commands/context.ts";
import { type Promising, promise } from "../commands/promise/make.ts";
import { promisesOf } from "../commands/promises.ts";
import type { ActivityRow } from "../review/activity.ts";
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { sprintTime, sprintWindow } from "../sprint/days.ts";
import { activityBetween } from "../store/activity.ts";

const day = 86_400_000;

/** Writes down what the recap of the last sprint promised, unless it is there already. */
export async function promiseInDemo(context: Context): Promise<void> {
  const { sprints, roles } = context.program;
  const before = sprints.find((sprint) => sprintTime(sprint, context.now()) === "after");
  const [organizer] = roles.organizers;
  if (!before || !organizer || (await promisesOf(context, before)).some(({ source }) => source.kind === "recap"))
    return;
  const actor: Actor = { id: organizer.person, through: "web", link: `/sprints/${before.id}/recap` };
  const source = { kind: "recap" as const, title: before.title };
  for (const one of await said(context, before)) await promise(context, actor, { ...one, sprint: before.id, source });
}

type Said = Pick<Promising, "text" | "who" | "due" | "look">;

/** One that is kept, one late, one missed, one open: the first two about changes that were up at the time. */
async function said(context: Context, sprint: Sprint): Promise<Said[]> {
  const { to } = sprintWindow(sprint);
  const after = (days: number) => new Date(Date.parse(to) + days * day).toISOString();
  const merged = async (from: Instant, until: Instant) => {
    const rows = await activityBetween(context.db, from, until, { kinds: ["merged"] });
    return rows.find(({ owner, created }) => created < to && context.directory.who(owner).person !== null);
  };
  const lands = (row: ActivityRow | undefined, due: string): Said[] => {
    if (!row) return [];
    const text = `"${row.subject}" is merged ${due}`;
    return [{ text, who: [context.directory.who(row.owner).id], due, look: [`change ${row.change} merged`] }];
  };
  return [
    ...lands(await merged(after(4), after(13)), "within two weeks"),
    ...lands(await merged(after(9), after(40)), "within one week"),
    {
      text: "Look for patches that sign tokens quantum-safe, early in Heron",
      who: ["anjali", "the security group"],
      due: "early in Heron",
      look: ["changes about quantum-safe"],
    },
    {
      text: "The old token format is removed in Heron",
      who: ["mira"],
      due: "in Heron",
      look: ["old token format removed from identity"],
    },
  ];
}
