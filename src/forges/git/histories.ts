/** What do all clones of a forge hold together, read anew only when something moved? */
import { type Clone, openClone } from "./clone.ts";
import { keepReading, keptReading } from "./keep.ts";
import { type Merged, type Reading, readMerged, withoutCopies } from "./merged.ts";
import { readSuperproject } from "./superproject.ts";

/** Where the clones are. */
export interface Places {
  /** Folder by repository name, in the order in which a doubtful commit is theirs. */
  clones: ReadonlyMap<string, string>;
  superproject: string | null;
  /** Folder for what was read; null to keep nothing beyond the process. */
  keep: string | null;
}

/** All of them at one moment. */
export interface Histories {
  /** Differs whenever anything in any of them does. */
  state: string;
  clones: ReadonlyMap<string, Clone>;
  readings: ReadonlyMap<string, Reading>;
  /** Each change once, whichever clones carry copies of it. */
  merged: Merged[];
}

/** @returns a reader that gives the same answer as long as nothing moves. It throws Unavailable for a clone that cannot be read. */
export function historiesOf(places: Places, log: (line: string) => void): (signal: AbortSignal) => Promise<Histories> {
  let last: Histories | null = null;
  return async (signal) => {
    const clones = new Map<string, Clone>();
    for (const [name, folder] of places.clones) clones.set(name, await openClone(folder, signal));
    const tied = places.superproject === null ? null : await openClone(places.superproject, signal);
    const stateOf = (clone: Clone) => `${clone.state} ${tied?.state ?? "alone"}`;
    const state = [...clones.values()].map(stateOf).join("\n");
    if (last?.state === state) return last;

    const readings = new Map<string, Reading>();
    for (const [name, clone] of clones) {
      const known = last?.readings.get(name);
      const reading =
        known?.state === stateOf(clone)
          ? known
          : places.keep && (await keptReading(places.keep, `${name} ${clone.folder}`, stateOf(clone)));
      if (reading) readings.set(name, reading);
    }
    const missing = [...clones].filter(([name]) => !readings.has(name));
    const names = missing.map(([name]) => name);
    const above = tied && names.length > 0 ? await readSuperproject(tied, names, signal) : null;
    for (const [name, clone] of missing) {
      const read = await readMerged(clone, name, above?.get(name) ?? new Map(), signal);
      const reading: Reading = { ...read, state: stateOf(clone) };
      readings.set(name, reading);
      if (places.keep) await keepReading(places.keep, `${name} ${clone.folder}`, reading).catch(cannotKeep);
    }
    const inOrder = [...clones.keys()].map((name) => readings.get(name)?.merged ?? []);
    last = { state, clones, readings, merged: withoutCopies(inOrder) };
    return last;
  };

  function cannotKeep(failure: NodeJS.ErrnoException): void {
    log(`What was read cannot be kept in ${places.keep} (${failure.code}): the next run reads all of it again.`);
  }
}

/** @returns what is doubtful about each clone, one sentence each. */
export function doubts({ clones, readings }: Histories): string[] {
  return [...clones].flatMap(([name, { folder, shallow, tips }]) => {
    const { commits = 0, merged = [] } = readings.get(name) ?? {};
    const empty = tips.length === 0 || commits === 0;
    return [
      ...(empty ? [`${folder} holds no commits: fetch into it, or name another clone.`] : []),
      ...(shallow
        ? [`${folder} is a shallow clone, so counts of ${name} are partial: run "git fetch --unshallow" there.`]
        : []),
      ...(!empty && merged.length === 0
        ? [
            `No commit of ${name} has a Change-Id, so none can be counted as a change: name clones of what Gerrit reviews.`,
          ]
        : []),
    ];
  });
}
