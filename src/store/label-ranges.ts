/** Which values does each label have? */
import type { Kysely, Transaction } from "kysely";
import type { LabelRange } from "../review/query/meaning.ts";
import type { Snapshot } from "../review/snapshot.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";
import type { LabelRangesTable } from "./tables-queries.ts";

/** The values of labels. */
export interface LabelRanges {
  /** Of one label, any case; null when no change of that repository has shown them. */
  of(forge: string, repository: string, label: string): LabelRange | null;
  /** Of every label, in order. */
  all: readonly LabelRangesTable[];
}

/** Notes the values that changes show; a row that says so already is not written. */
export async function putLabelRanges(tx: Transaction<Tables>, snapshots: readonly Snapshot[]): Promise<void> {
  const rows = new Map<string, LabelRangesTable>();
  for (const { change, labels = [] } of snapshots) {
    const { forge, repository } = change;
    for (const { name, min, max } of labels) {
      rows.set(named(forge, repository, name), { forge, repository, label: name.toLowerCase(), min, max });
    }
  }
  await insertRows(
    tx,
    "label_ranges",
    [...rows.values()],
    `on conflict (forge, repository, label) do update set min = excluded.min, max = excluded.max
     where label_ranges.min <> excluded.min or label_ranges.max <> excluded.max`,
  );
}

/** @returns what the mirror knows of all labels now. */
export async function labelRanges(db: Kysely<Tables>): Promise<LabelRanges> {
  const rows = await db
    .selectFrom("label_ranges")
    .selectAll()
    .orderBy("forge")
    .orderBy("repository")
    .orderBy("label")
    .execute();
  const known = new Map(
    rows.map(({ forge, repository, label, min, max }) => [named(forge, repository, label), { min, max }]),
  );
  return { all: rows, of: (forge, repository, label) => known.get(named(forge, repository, label)) ?? null };
}

function named(forge: string, repository: string, label: string): string {
  return `${forge}\n${repository}\n${label.toLowerCase()}`;
}
