/** How does one loop wake another without missing a call? */

/** Rings that come while nobody waits are kept, once. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring (at once if one is kept), after `milliseconds`, or when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** @returns a bell that has not rung. */
export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(milliseconds, signal) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(finish, milliseconds);
          signal.addEventListener("abort", finish, { once: true });
          wake = finish;
          function finish() {
            clearTimeout(timer);
            signal.removeEventListener("abort", finish);
            wake = null;
            resolve();
          }
        });
      }
      rung = false;
    },
  };
}
