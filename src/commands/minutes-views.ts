/** How do minutes become what pages and terminals show? */
import type { Item } from "../sprint/minutes/minutes.ts";
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
import { chosenSprint } from "./sprint.ts";

/** Somebody said or kept something in a meeting. */
export const minutesTopic = "minutes";

/** @returns all minutes in a list, the latest first. @throws Refused for a sprint that does not exist. */
export async function minutesList(context: Context, question: MinutesQuestion = {}): Promise<MinutesLine[]> {
  if (question.sprint !== undefined) chosenSprint(context, question.sprint);
  return (await minutesOf(context, question)).map(lineOf);
}

/** @returns one meeting. @throws Refused when there is none of that id. */
export async function minutesView(context: Context, id: string): Promise<MinutesView> {
  const kept = await oneMeeting(context, id);
  const { minutes, lineAt, sprint, page } = kept;
  const views = new Map(
    minutes.topics.flatMap(({ items }) => items).map((item) => [item, itemOf(context, item, lineAt)]),
  );
  const view = (item: Item) => views.get(item) as ItemView;
  return {
    ...lineOf(kept),
    chairs: minutes.chairs,
    topics: minutes.topics.map(({ title, mark, items }) => ({
      title,
      said: mark && `${lineAt}${mark.line}`,
      by: mark?.by ?? null,
      at: mark?.at ?? null,
      items: items.map(view),
    })),
    actions: [...views.values()].filter(({ kind }) => kind === "action"),
    voting: minutes.voting,
    present: minutes.present.map(({ lines, ...one }) => ({ ...ownerOf(context, one), lines })),
    restricted: minutes.restricted,
    zone: sprint?.zone ?? "UTC",
    files: fileNames(id).map(({ name, what }) => ({ name, what, href: `${page}/${encodeURIComponent(name)}` })),
  };
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

function itemOf(context: Context, item: Item, lineAt: string): ItemView {
  const link = item.kind === "link" && /^(?:https?|mailto):/i.test(item.url) ? item : null;
  return {
    ...{ kind: item.kind, line: item.line, at: item.at, by: item.by },
    text: link ? link.prefix : item.text,
    url: link?.url ?? null,
    suffix: link?.suffix ?? "",
    said: `${lineAt}${item.line}`,
    owners: item.kind === "action" ? item.owners.map((owner) => ownerOf(context, owner)) : [],
    due: item.kind === "action" ? item.due : null,
    tally: item.kind === "vote" ? item.tally : [],
  };
}

function ownerOf(context: Context, { name, person }: { name: string; person: string | null }): OwnerView {
  const who = person === null ? null : context.directory.find(person);
  return { name, who: who && linkOfWho(context.directory, who, coreGroups(context), context.now()) };
}
