/** How do many small signs become one piece of work? */

/** Collects items and hands them on together: never two pieces of work at once, none lost. */
export interface Gathering<T> {
  add(items: readonly T[]): void;
  /** Resolves when everything added so far has been worked on. */
  settle(): Promise<void>;
}

/** Milliseconds between two pieces of work: what people see may be this old. */
const rest = 300;

/** @returns a gathering that calls `work` with each item once, at most every 300 ms. A failure is logged; its items are not tried again. */
export function createGathering<T>(work: (items: T[]) => Promise<void>, log: (line: string) => void): Gathering<T> {
  let waiting = new Set<T>();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      const items = [...waiting];
      waiting = new Set();
      await work(items).catch((failure) =>
        log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`),
      );
      if (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    // In the same breath as the last look: what is added from here on finds nobody at work and begins anew.
    running = null;
  }

  return {
    add(items) {
      for (const item of items) waiting.add(item);
      if (waiting.size > 0) running ??= run();
    },
    async settle() {
      while (running) await running;
    },
  };
}
