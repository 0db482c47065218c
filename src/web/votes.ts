/** How do the votes of a change look as a table, patch set by patch set? */
import type { ChangeView, PersonLink } from "../words/views.ts";

/** A row for each label and person; `cells` are in the order of `patchSets`, null where nothing was said. */
export interface VoteTable {
  patchSets: number[];
  rows: { label: string; by: PersonLink; cells: ({ value: number; copied: boolean } | null)[] }[];
}

/** @returns the last word of everybody on each patch set, labels and people in the order in which they first voted. */
export function voteTable({ voteHistory }: Pick<ChangeView, "voteHistory">): VoteTable {
  const votes = voteHistory.flatMap(({ patchSet, ...vote }) => (patchSet === null ? [] : [{ ...vote, patchSet }]));
  const patchSets = [...new Set(votes.map(({ patchSet }) => patchSet))].sort((a, b) => a - b);
  const labels = Map.groupBy(votes, ({ label }) => label);
  const rows = [...labels].flatMap(([label, given]) =>
    [...Map.groupBy(given, ({ by }) => by.id).values()].map((own) => ({
      label,
      by: (own[0] as (typeof own)[number]).by,
      cells: patchSets.map((patchSet) => {
        const last = own.findLast((vote) => vote.patchSet === patchSet);
        return last ? { value: last.value, copied: last.copied } : null;
      }),
    })),
  );
  return { patchSets, rows };
}
