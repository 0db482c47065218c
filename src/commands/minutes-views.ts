/** How do minutes become what pages and terminals show? */
import { foldName } from "../sprint/minutes/line.ts";
import type { Item, Minutes } from "../sprint/minutes/minutes.ts";
import { meetingTitle } from "../words/minutes-text.ts";
import {
  countKinds,
  type ItemView,
  type MinutesLine,
  type MinutesView,
  type OwnerView,
} from "../words/minutes-view.ts";
import type { Context } from "./context.ts";
import { type KeptMinutes, type MinutesQuestion, minutesOf, oneMeeting } from "./minutes.ts";
import { fileNames } from "./minutes-files.ts";
import { coreGroups, linkOfWho } from "./people-links.ts";
import { namesIn } from "./room-people.ts";
import { chosenSprint } from "./sprint.ts";

/** Somebody said or kept something in a meeting. */
export const minutesTopic = "minutes";

/** @returns all minutes in a list, the latest first. @throws Refused for a sprint that does not exist. */
export async function minutesList(context: Context, question: MinutesQuestion = {}): Promise<MinutesLine[]> {
  if (question.sprint !== undefined) chosenSprint(context, question.sprint);
  return (await minutesOf(context, question)).map(lineOf);
}

/**
 * @returns one meeting. Whoever asked on the roster of its sprint not to be named is not; what was said stays as it was
 * said. @throws Refused when there is none of that id.
 */
export async function minutesView(context: Context, id: string): Promise<MinutesView> {
  const kept = await oneMeeting(context, id);
  const { minutes, lineAt, sprint, page } = kept;
  const named = namingOf(context, kept);
  const views = new Map(
    minutes.topics.flatMap(({ items }) => items).map((item) => [item, itemOf(named, item, lineAt)]),
  );
  const view = (item: Item) => views.get(item) as ItemView;
  return {
    ...lineOf(kept),
    chairs: minutes.chairs.map(named.nick),
    topics: minutes.topics.map(({ title, mark, items }) => ({
      title,
      said: mark && `${lineAt}${mark.line}`,
      by: mark?.by == null ? null : named.nick(mark.by),
      at: mark?.at ?? null,
      items: items.map(view),
    })),
    actions: [...views.values()].filter(({ kind }) => kind === "action"),
    voting: minutes.voting,
    present: minutes.present.map(({ lines, ...one }) => ({ ...named.owner(one), lines })),
    restricted: minutes.restricted,
    zone: sprint?.zone ?? "UTC",
    files: fileNames(id).map(({ name, what }) => ({ name, what, href: `${page}/${encodeURIComponent(name)}` })),
  };
}

/** @returns one meeting for everybody: without the files of a log that a chair restricted. @throws Refused as above. */
export async function openMinutes(context: Context, id: string): Promise<MinutesView> {
  const view = await minutesView(context, id);
  const logs = new Set(fileNames(id).flatMap(({ name, log }) => (log ? [name] : [])));
  return { ...view, files: view.files.filter(({ name }) => !view.restricted || !logs.has(name)) };
}

function lineOf(kept: KeptMinutes): MinutesLine {
  const { id, source, place, sprint, began, ended, page, minutes } = kept;
  return {
    ...{ id, source, place, began, ended, page },
    title: meetingTitle(minutes, place),
    sprint: sprint && { id: sprint.id, title: sprint.title },
    counts: countKinds(minutes.topics.flatMap(({ items }) => items)),
  };
}

function itemOf(named: Naming, item: Item, lineAt: string): ItemView {
  const link = item.kind === "link" && /^(?:https?|mailto):/i.test(item.url) ? item : null;
  return {
    ...{ kind: item.kind, line: item.line, at: item.at, by: item.by === null ? null : named.nick(item.by) },
    text: link ? link.prefix : item.text,
    url: link?.url ?? null,
    suffix: link?.suffix ?? "",
    said: `${lineAt}${item.line}`,
    owners: item.kind === "action" ? item.owners.map(named.owner) : [],
    due: item.kind === "action" ? item.due : null,
    tally: item.kind === "vote" ? item.tally.map((one) => ({ ...one, voters: one.voters.map(named.nick) })) : [],
  };
}

/** How people are called in one set of minutes. */
interface Naming {
  nick(nick: string): string;
  owner(one: { name: string; person: string | null }): OwnerView;
}

function namingOf(context: Context, { minutes, sprint }: { minutes: Minutes; sprint: KeptMinutes["sprint"] }): Naming {
  const shown = sprint && namesIn(context, sprint);
  const there = new Map(minutes.present.map(({ name, person }) => [foldName(name), person]));
  const personOf = (nick: string) => there.get(foldName(nick)) ?? context.directory.find(nick)?.id ?? null;
  const hidden = (person: string | null) => {
    const one = person === null ? null : shown?.(person);
    return one?.id === null ? one.name : null;
  };
  return {
    nick: (nick) => hidden(personOf(nick)) ?? nick,
    owner({ name, person }) {
      const instead = hidden(person);
      const who = person === null || instead !== null ? null : context.directory.find(person);
      const link = who && linkOfWho(context.directory, who, coreGroups(context), context.now());
      return { name: instead ?? name, who: link };
    },
  };
}
