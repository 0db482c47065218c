/** What is due next in the made-up world? */
import type { Seconds } from "../gerrit/change.ts";

/** Somebody will go on with a change after so long, in working hours of their place; machines (null) work at all hours. */
export interface Pause {
  change: number;
  who: { offset: number } | null;
  seconds: number;
}

/** The life of one change: it acts, pauses, and is told when it goes on. */
export type Life = Generator<Pause, void, Seconds>;

/** Begins a life at a moment. */
export type Birth = (at: Seconds) => Life;

interface Entry {
  at: Seconds;
  life: Life | Birth;
  /** What it is about; null before it is born. */
  change: number | null;
}

export interface Agenda {
  /** A life is to begin at that moment. */
  begin(at: Seconds, birth: Birth): void;
  /** What was to happen next to a change happens at that moment. */
  reschedule(change: number, at: Seconds): void;
  /** When the next thing is due; null when nothing ever is. */
  next(): Seconds | null;
  /** Does what is due next, at `at`. Who acts sooner than they were to does not thereby go on sooner, too. */
  act(at: Seconds): void;
}

/** @returns an agenda with nothing on it. */
export function createAgenda(): Agenda {
  /** Latest first, so that what is due next is taken from the end. */
  const entries: Entry[] = [];

  function put(entry: Entry): void {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.at ?? 0) > entry.at) low = middle + 1;
      else high = middle;
    }
    entries.splice(low, 0, entry);
  }

  return {
    begin: (at, birth) => put({ at, life: birth, change: null }),
    reschedule(change, at) {
      const index = entries.findIndex((entry) => entry.change === change);
      const [entry] = index < 0 ? [] : entries.splice(index, 1);
      if (entry) put({ ...entry, at });
    },
    next: () => entries.at(-1)?.at ?? null,
    act(at) {
      const entry = entries.pop();
      if (!entry) return;
      const life = typeof entry.life === "function" ? entry.life(at) : entry.life;
      const step = life.next(at);
      if (!step.done) put({ at: atWork(step.value, Math.max(at, entry.at)), life, change: step.value.change });
    },
  };
}

/** @returns the end of a pause, put off to the next working hour of whoever pauses. */
function atWork({ who, seconds }: Pause, from: Seconds): Seconds {
  const due = Math.ceil(from + Math.max(1, seconds));
  if (who === null) return due;
  const local = due + who.offset * 3600;
  const [begins, ends] = [9 * 3600, 18 * 3600];
  const second = local % 86_400;
  const day = (Math.floor(local / 86_400) + 4) % 7;
  const weekend = day === 6 ? 2 : day === 0 ? 1 : 0;
  if (weekend === 0 && second >= begins && second < ends) return due;
  // Spread over the first hours of the day, as people come in.
  const spread = due % 7200;
  const midnight = local - second;
  const days = weekend > 0 ? weekend : second < begins ? 0 : day === 5 ? 3 : 1;
  return midnight + days * 86_400 + begins + spread - who.offset * 3600;
}
