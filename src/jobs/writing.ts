/** What do we write at the forges, for as long as the process lives? */
import type { Context } from "../commands/context.ts";
import { parseChangeKey } from "../review/change.ts";
import { ignoreComments, type Listening, listenToComments } from "./comments.ts";
import type { Desk } from "./desk.ts";

/** The hands of the house. */
export interface Writing {
  /** These changes moved, and everybody who asks already sees them so. */
  moved(keys: readonly string[]): void;
  /** Settles when the signal has aborted and what was in flight is done. */
  done: Promise<void>;
}

/** Writes what the program asks for, and nothing else, until the signal aborts. */
export function startWriting(desks: readonly Desk[], context: () => Context, signal: AbortSignal): Writing {
  const { comments } = context().program.writing;
  const listening = new Map<string, Listening>();
  const ending: Promise<void>[] = [];
  for (const desk of desks) {
    const { name, write } = desk.forge;
    if (comments && write) listening.set(name, listenToComments(desk, context, signal));
    else ending.push(ignoreComments(desk).catch((failure) => desk.log(`${name}: ${failure}`)));
    if (comments && !write)
      desk.log(
        `${name}: commands in comments are not heard, for we are nobody there: set its username-env and password-env`,
      );
  }
  return {
    moved(keys) {
      for (const [forge, own] of Map.groupBy(keys, (key) => parseChangeKey(key)?.forge ?? "")) {
        listening.get(forge)?.moved(own);
      }
    },
    done: Promise.all([...ending, ...[...listening.values()].map(({ done }) => done)]).then(() => undefined),
  };
}
