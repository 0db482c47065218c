/** How does a change, or something done to it, stand behind a number? */
import type { ActivityRow } from "./activity.ts";
import type { Change } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { OpenNumber, Row } from "./number.ts";

/** What a row shows of a change; a change itself and each of its activities have it. */
export type Shown = Pick<Change, "subject" | "url" | "repository"> & { change: ActivityRow["change"] };

/** @returns what a row shows of a change. */
export function shownOf({ key, subject, url, repository }: Change): Shown {
  return { change: key, subject, url, repository };
}

/** @returns a row about a change; what is not given is null. */
export function changeRow(shown: Shown, more: Partial<Pick<Row, "at" | "by" | "note">>): Row {
  const { change, subject, url, repository } = shown;
  return { change, text: subject, url: url || null, repository, at: null, by: null, note: null, ...more };
}

/** @returns a number with the rows it counts: nothing uncertain, no other reading, unless given. */
export function counted(
  number: Pick<OpenNumber, "id" | "title" | "unit" | "rule" | "rows"> & Partial<OpenNumber>,
): OpenNumber {
  return { value: number.rows.length, most: null, uncertain: [], readings: [], ...number };
}

/** @returns a repository's name as a part of a number's id: "openstack-keystone". */
export function idPart(repository: string): string {
  return repository.replaceAll(/[^A-Za-z0-9.]+/g, "-");
}

/** @returns true for a patch set that changes what the change does: no rebase, no new commit message alone. */
export function substantial(upload: Pick<ActivityRow, "detail">): boolean {
  return !upload.detail || upload.detail === "REWORK";
}

/** @returns true for a vote or comment that a person gives on somebody else's change; a vote taken away is none. */
export function humanReview(row: Pick<ActivityRow, "kind" | "by" | "value" | "owner">, directory: Directory): boolean {
  if (row.by === null || !(row.kind === "commented" || (row.kind === "voted" && row.value))) return false;
  const who = directory.who(row.by);
  return !who.bot && !who.ci && who.id !== directory.who(row.owner).id;
}
