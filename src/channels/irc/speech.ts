/** How are lines said in their order, no faster than a server bears? */
import { Unsaid } from "../channel.ts";
import type { ChatWorld } from "../chat-world.ts";
import { createPace } from "./pace.ts";

/** Lines that may wait: what is behind them would be said when nobody asks any more. */
const mostWaiting = 200;

/** Lines on their way to a server. */
export interface Speech {
  /** Resolves when all of them are sent. @throws Unsaid when they cannot be, now or soon. */
  add(lines: readonly string[], send: (line: string) => void): Promise<void>;
  /** Nothing that waits is said any more. */
  drop(why: string): void;
}

interface Waiting {
  line: string;
  send(line: string): void;
  done(): void;
  failed(failure: Unsaid): void;
}

/** @returns an empty queue. */
export function createSpeech({ pause, patience }: Pick<ChatWorld, "pause" | "patience">, now: () => number): Speech {
  const pace = createPace(patience);
  let waiting: Waiting[] = [];
  let round = new AbortController();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const { signal } = round;
      const wait = pace.next(now());
      if (wait > 0) await pause(wait, signal);
      if (signal.aborted || waiting[0] !== next) continue;
      waiting.shift();
      next.send(next.line);
      next.done();
    }
    running = false;
  }

  return {
    async add(lines, send) {
      if (waiting.length + lines.length > mostWaiting) {
        throw new Unsaid("Too much waits to be said there: it is left unsaid.", { again: true });
      }
      const all = lines.map(
        (line) =>
          new Promise<void>((done, failed) => {
            waiting.push({ line, send, done, failed });
          }),
      );
      if (!running) void run();
      await Promise.all(all);
    },
    drop(why) {
      const dropped = waiting;
      waiting = [];
      round.abort();
      round = new AbortController();
      for (const { failed } of dropped) failed(new Unsaid(why, { again: true }));
    },
  };
}
