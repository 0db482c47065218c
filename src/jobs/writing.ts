/** What do we write at the forges, for as long as the process lives? */
import type { Context } from "../commands/context.ts";
import { parseChangeKey } from "../review/change.ts";
import type { GateView } from "../words/gate.ts";
import { ignoreComments, type Listening, listenToComments } from "./comments.ts";
import type { Desk } from "./desk.ts";
import { judge } from "./gate/judge.ts";
import { type Gate, keepGate } from "./gate/keep.ts";

/** The hands of the house. */
export interface Writing {
  /** The gates that are kept. */
  gates(): Promise<GateView[]>;
  /** These changes moved, and everybody who asks already sees them so. */
  moved(keys: readonly string[]): void;
  /** Settles when the signal has aborted and what was in flight is done. */
  done: Promise<void>;
}

/** Writes what the program asks for, and nothing else, until the signal aborts. */
export function startWriting(desks: readonly Desk[], context: () => Context, signal: AbortSignal): Writing {
  const { comments, gate } = context().program.writing;
  const listening = new Map<string, Listening>();
  const gates: Gate[] = [];
  const ending: Promise<void>[] = [];
  for (const desk of desks) {
    const { name, write } = desk.forge;
    if (!write && (comments || gate)) {
      desk.log(`${name}: nothing is written, for we are nobody there: set its username-env and password-env`);
    }
    if (comments && write) listening.set(name, listenToComments(desk, context, signal));
    else ending.push(ignoreComments(desk).catch((failure) => desk.log(`${name}: ${failure}`)));
    if (gate && write) {
      gates.push(keepGate({ desk, context, order: gate, write, judge }, () => desk.caughtUp !== null, signal));
    }
  }
  return {
    gates: () => Promise.all(gates.map((one) => one.view())),
    moved(keys) {
      for (const [forge, own] of Map.groupBy(keys, (key) => parseChangeKey(key)?.forge ?? "")) {
        listening.get(forge)?.moved(own);
      }
    },
    done: Promise.all([...ending, ...[...listening.values(), ...gates].map(({ done }) => done)]).then(() => undefined),
  };
}
