/** Where do the lives of changes take place, and what is the mood there? */
import type { Account, Change, Seconds } from "../gerrit/change.ts";
import type { Site } from "../gerrit/site.ts";
import type { Random } from "../random.ts";
import { earlierSprint, type Meeting, sprint } from "../team/calendar.ts";
import type { Actor, Cast } from "../team/furnish.ts";
import { type Agenda, createAgenda } from "./agenda.ts";

export interface Stage {
  site: Site;
  cast: Cast;
  agenda: Agenda;
  random: Random;
  /** Changes uploaded of late, newest last, for others to build on and to name. */
  recent: Change[];
}

const remembered = 60;

/** @returns a stage on which nothing has happened. */
export function createStage(site: Site, cast: Cast, random: Random): Stage {
  return { site, cast, agenda: createAgenda(), random, recent: [] };
}

/** Keeps a change in mind for a while. */
export function remember(stage: Stage, change: Change): void {
  stage.recent.push(change);
  if (stage.recent.length > remembered) stage.recent.shift();
}

/** @returns the sprint that is held at a moment, its evenings included; null at other times. */
export function meetingAt(at: Seconds): Meeting | null {
  const during = ({ days }: Meeting) => (days[0]?.[0] ?? 0) <= at && at < (days.at(-1)?.[1] ?? 0);
  return [sprint, earlierSprint].find(during) ?? null;
}

/** @returns whether a sprint is held at that moment that chose this change. */
export function isChosen(change: Change, at: Seconds): boolean {
  const meeting = meetingAt(at);
  return meeting !== null && change.hashtags.includes(meeting.hashtag);
}

/** @returns by how much people's waits shrink: who sits in one room answers at once, about what they came for. */
export function haste(change: Change, at: Seconds): number {
  if (isChosen(change, at)) return 0.05;
  return meetingAt(at) ? 1.2 : 1;
}

/** @returns whether somebody may approve changes of a project. */
export function approves(stage: Stage, actor: Actor, project: string): boolean {
  return stage.site.projects.get(project)?.cores.members.includes(actor.account) ?? false;
}

/** @returns a bot as somebody who uploads. */
export function machine(account: Account): Actor {
  const { username, name, email } = account;
  const traits = { offset: 0, companies: [], core: null, specs: false, pace: 1, picky: 0, reviews: 0, writes: 0 };
  return { username, name, email, ...traits, account };
}
