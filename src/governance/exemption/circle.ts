/** Do exemptions wait for each other so that none can ever hold? */
import type { ChangeKey } from "../../review/change.ts";
import type { Condition } from "./condition.ts";

/** An exemption as far as waiting goes. */
export interface Waiting {
  id: string;
  changes: readonly ChangeKey[];
  conditions: readonly Condition[];
}

/**
 * A condition without a date must be met first, so that a change may wait for its own exemption through others.
 * @param others the other exemptions that are not over
 * @returns the ids of the exemptions of a circle that begins at `own`, in order; null when there is none.
 */
export function circleOf(own: Waiting, others: readonly Waiting[]): string[] | null {
  const seen = new Set<string>();
  return search(own, [own.id]);

  function search(from: Waiting, path: string[]): string[] | null {
    for (const change of neededFirst(from)) {
      if (own.changes.includes(change)) return path;
      for (const next of others) {
        if (seen.has(next.id) || !next.changes.includes(change)) continue;
        seen.add(next.id);
        const found = search(next, [...path, next.id]);
        if (found) return found;
      }
    }
    return null;
  }
}

/** The changes that must merge before an exemption lets its own through. */
function neededFirst({ conditions }: Waiting): ChangeKey[] {
  return conditions.flatMap((one) => (one.kind === "merged" && one.by === null ? [one.change] : []));
}
