/** Which acts of a process does a later act take back? */
import type { Act } from "./process.ts";

/**
 * @returns the places of the acts that a later act takes back. Whoever did an act, whoever wrote it down and those who
 * decide may; a correction can itself be taken back; the first act stays.
 */
export function takenBack(acts: readonly Act[], deciders: readonly string[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (let i = acts.length - 1; i > 0; i--) {
    const act = acts[i];
    if (act?.kind !== "correct" || gone.has(act.seq)) continue;
    const { of } = act.body as { of: number };
    const target = of > 1 && of < act.seq ? acts[of - 1] : undefined;
    if (target && [target.by, target.recordedBy, ...deciders].includes(act.by)) gone.add(of);
  }
  return gone;
}
