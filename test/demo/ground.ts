/** What do the tests of the made-up world stand on? */
import type { Demo } from "../../src/demo/demo.ts";
import { teamDemo } from "../../src/demo/demo.ts";
import type { Change } from "../../src/demo/gerrit/change.ts";
import type { Event } from "../../src/demo/gerrit/site.ts";

/** A demo whose real time is moved by hand. */
export interface Watched {
  demo: Demo;
  /** Lets so many real seconds pass, looking every `glance` seconds. */
  watch(seconds: number, glance?: number): void;
  /** Real seconds that have passed. */
  passed(): number;
}

export function watched({ seed = "1", changes = 2500, people = 25 } = {}): Watched {
  let seconds = 0;
  const url = "http://127.0.0.1:1";
  const demo = teamDemo({ url, seed, password: "made-up", changes, people, real: () => seconds * 1000 });
  return {
    demo,
    watch(length, glance = 0.2) {
      const end = seconds + length;
      while (seconds < end) {
        seconds = Math.min(end, seconds + glance);
        demo.advance();
      }
    },
    passed: () => seconds,
  };
}

/** @returns all changes, by number. */
export function changesOf({ site }: Demo): Change[] {
  return [...site.changes.newestFirst()].sort((a, b) => a.number - b.number);
}

/** Hears the typed events of a site; @returns them, and goes on hearing. */
export function eavesdrop({ site }: Demo): { event: Event; change: Change | null }[] {
  const heard: { event: Event; change: Change | null }[] = [];
  site.listeners.add((event, change) => {
    if (event.type !== "ref-updated") heard.push({ event, change });
  });
  return heard;
}
