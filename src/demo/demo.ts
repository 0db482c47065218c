/** What is one running demo: a simulated Gerrit, and a world that goes on around it? */
import type { Site } from "./gerrit/site.ts";
import { tell } from "./gerrit/site.ts";
import { type Clock, createClock } from "./play/clock.ts";
import { playHistory } from "./play/history.ts";
import { playSprint, sprintTape } from "./play/sprint.ts";
import { createStage } from "./play/stage.ts";
import { randomOf } from "./random.ts";
import { sprint } from "./team/calendar.ts";
import { emptySite, furnish } from "./team/furnish.ts";
import { teamProgram } from "./team/program.ts";

/** A simulated Gerrit with its time. */
export interface Demo {
  site: Site;
  clock: Clock;
  /** First and last moment of what unfolds, in milliseconds; null when nothing does. */
  sprint: { first: number; last: number } | null;
  /** Lets happen what happens until the clock's present time. */
  advance(): void;
  /** Back to the first morning; whoever listens is told that events were lost. */
  reset(): void;
  /** The program file of the team, given where its events are streamed. */
  program(stream: { host: string; port: number }): string;
}

export interface TeamOptions {
  url: string;
  seed: string;
  password: string;
  /** Changes of the history. */
  changes: number;
  people: number;
  /** Milliseconds of a clock that only runs forward. */
  real: () => number;
}

/** @returns the made-up team on the first morning of its sprint. */
export function teamDemo({ url, seed, password, changes, people, real }: TeamOptions): Demo {
  const site = emptySite(url, seed, password);
  const cast = furnish(site, people);
  const clock = createClock(sprintTape(), real);
  let play = begin();

  function begin(): () => void {
    site.changes.clear();
    site.nextNumber = 1;
    for (const { tips } of site.projects.values()) tips.clear();
    const stage = createStage(site, cast, randomOf(seed));
    playHistory(stage, changes);
    const playing = playSprint(stage, clock);
    // The history took its time.
    clock.rewind();
    return playing;
  }
  return {
    site,
    clock,
    sprint: { first: (sprint.days[0]?.[0] ?? 0) * 1000, last: (sprint.days.at(-1)?.[1] ?? 0) * 1000 },
    advance: () => play(),
    reset() {
      const listeners = [...site.listeners];
      site.listeners.clear();
      play = begin();
      for (const listener of listeners) site.listeners.add(listener);
      tell(site, null, () => ({ type: "dropped-output", eventCreatedOn: Math.floor(clock.now() / 1000) }));
    },
    program: (stream) => teamProgram(site, cast, stream),
  };
}
