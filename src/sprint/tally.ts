/** Which changes, people and repositories does a part of a sprint count? */
import type { ActivityRow } from "../review/activity.ts";
import { noLatest } from "../review/change.ts";
import type { Directory, Who } from "../review/directory.ts";
import type { Row } from "../review/number.ts";
import { list } from "../review/sentence.ts";
import { changeRow, substantial } from "../review/statistics-row.ts";
import { momentWords } from "./saying.ts";

/** Changes whose moment of merging is known only roughly carry this hashtag; their merges are named and never counted. */
export const uncertainHashtag = "merge-time-uncertain";

/** @returns true for a merge with a known moment. */
export function certainMerge(act: ActivityRow): boolean {
  return act.kind === "merged" && !act.hashtags.includes(uncertainHashtag);
}

/** @returns true for a merge whose moment is not certain. */
export function uncertainMerge(act: ActivityRow): boolean {
  return act.kind === "merged" && act.hashtags.includes(uncertainHashtag);
}

/** @returns true for an upload that changes what the change does. */
export function revision(act: ActivityRow): boolean {
  return act.kind === "uploaded" && substantial(act);
}

/** @returns a row for each change merged, in order of time; `by` is its owner. */
export function mergedRows(merges: readonly ActivityRow[], directory: Directory): Row[] {
  return byChange(merges).map(([act]) =>
    changeRow(act, { at: act.at, by: directory.who(act.owner).name, note: `on ${act.branch}${doubt(act)}` }),
  );
}

/** How sure the moment of merging is, where it is not exact. */
function doubt({ kind, at, detail }: ActivityRow): string {
  if (kind !== "merged" || detail === null) return "";
  const earliest = momentWords(at, "UTC");
  return detail === noLatest
    ? `, merged after ${earliest}`
    : `, merged between ${earliest} and ${momentWords(detail, "UTC")}`;
}

/** @returns a row for each change revised, with which patch sets and by whom. */
export function revisedRows(revisions: readonly ActivityRow[], directory: Directory): Row[] {
  return byChange(revisions).map((acts) => {
    const numbers = acts.map(({ patchSet }) => patchSet ?? "?");
    const note = `${numbers.length === 1 ? "patch set" : "patch sets"} ${list(numbers.map(String))}`;
    return changeRow(acts[0], { at: latest(acts), by: doers(acts, directory), note });
  });
}

/** @returns a row for each change reviewed, with how often and by whom. */
export function reviewedRows(reviews: readonly ActivityRow[], directory: Directory): Row[] {
  return byChange(reviews).map((acts) =>
    changeRow(acts[0], { at: latest(acts), by: doers(acts, directory), note: deeds(acts) }),
  );
}

/** @returns how many changes, people or repositories are behind the acts, by what tells them apart. */
export function distinct(acts: readonly ActivityRow[], whose: (act: ActivityRow) => string | undefined): number {
  return new Set(acts.map(whose)).size;
}

/** @returns who did it; null when that was a bot, CI, or nobody knows. */
export function doer({ by }: ActivityRow, directory: Directory): Who | null {
  const who = by === null ? null : directory.who(by);
  return who === null || who.bot || who.ci ? null : who;
}

/** @returns a row for each person behind the acts, in order of name, with what they did; bots and CI have none. */
export function peopleRows(acts: readonly ActivityRow[], directory: Directory): Row[] {
  const people = Map.groupBy(acts, (act) => doer(act, directory)?.id ?? null);
  people.delete(null);
  const blank = { change: null, url: null, repository: null, by: null };
  const nameOf = ([act]: readonly ActivityRow[]) => (act && doer(act, directory)?.name) ?? "";
  return [...people.values()]
    .map((own) => ({ ...blank, text: nameOf(own), at: latest(own), note: deeds(own) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

/** @returns a row for each repository in which something merged, in order of name, with how much. */
export function repositoryRows(merges: readonly ActivityRow[]): Row[] {
  const blank = { change: null, url: null, by: null };
  return [...Map.groupBy(merges, ({ repository }) => repository)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([repository, acts]) => {
      const note = amount(byChange(acts).length, "change", "merged");
      return { ...blank, text: repository, repository, at: latest(acts), note };
    });
}

function byChange(acts: readonly ActivityRow[]): [ActivityRow, ...ActivityRow[]][] {
  const ordered = [...acts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...Map.groupBy(ordered, ({ change }) => change).values()] as [ActivityRow, ...ActivityRow[]][];
}

function latest(acts: readonly ActivityRow[]): string {
  return acts.reduce((last, { at }) => (at > last ? at : last), "");
}

function doers(acts: readonly ActivityRow[], directory: Directory): string | null {
  const names = new Set(acts.flatMap(({ by }) => (by === null ? [] : [directory.who(by).name])));
  return names.size === 0 ? null : list([...names]);
}

const nouns = { uploaded: "patch set", voted: "vote", commented: "comment", merged: "merge" };

function deeds(acts: readonly ActivityRow[]): string {
  const kinds = Map.groupBy(acts, ({ kind }) => (kind in nouns ? (kind as keyof typeof nouns) : "other"));
  return list([...kinds].map(([kind, of]) => amount(of.length, kind === "other" ? "other act" : nouns[kind])));
}

function amount(n: number, noun: string, rest = ""): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}${rest && ` ${rest}`}`;
}
