/** How do many small signs become one piece of work? */

/** Collects items and hands them on together: never two pieces of work at once, none lost. */
export interface Gathering<T> {
  add(items: readonly T[]): void;
  /** Resolves when everything added so far has been worked on. */
  settle(): Promise<void>;
}

/** Milliseconds between two pieces of work, least and most: what people see may be this old. */
const [least, most] = [20, 300];

/**
 * @returns a gathering that calls `work` with each item once, the first at once, then with rests three times as long as
 * the work, so that it never takes more than a quarter of the time. A failure is logged; its items are not tried again.
 */
export function createGathering<T>(work: (items: T[]) => Promise<void>, log: (line: string) => void): Gathering<T> {
  let waiting = new Set<T>();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      const items = [...waiting];
      waiting = new Set();
      const began = performance.now();
      await work(items).catch((failure) =>
        log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`),
      );
      const rest = Math.min(most, Math.max(least, 3 * (performance.now() - began)));
      await new Promise((resolve) => setTimeout(resolve, rest));
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
