/** How is a gate kept for as long as the process lives? */
import type { Instant } from "../../review/change.ts";
import { nextTurn } from "../../sprint/calendar.ts";
import { countGateReads } from "../../store/gate.ts";
import { countActs } from "../../store/ledger.ts";
import type { GateView } from "../../words/gate.ts";
import { createBell } from "../bell.ts";
import { noteFailure } from "../desk.ts";
import type { GateGround } from "./ground.ts";
import { readToggled } from "./live.ts";
import { type GatePass, gatePass } from "./pass.ts";

/** Milliseconds between two passes when nothing happens: what people change by hand is put right by then. */
const usual = 60_000;
/** Milliseconds between two looks whether something happened, and the least between two passes. */
const glance = 5_000;

/** The time that a gate is kept by. */
export interface Time {
  /** Milliseconds of a clock that only counts. */
  now(): number;
  /** Resolves after so many milliseconds, or when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const real: Time = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => createBell().wait(milliseconds, signal),
};

/** A gate that is kept. */
export interface Gate {
  view(): Promise<GateView>;
  /** Settles when the signal has aborted and what was in flight is done. */
  done: Promise<void>;
}

/**
 * Keeps a gate until the signal aborts: a pass as a freeze begins or ends, after anything that may have changed who is
 * let through, and from time to time. It begins when `ready` says that the mirror is complete. Outages are retried for ever.
 */
export function keepGate(ground: GateGround, ready: () => boolean, signal: AbortSignal, time: Time = real): Gate {
  const { desk, order } = ground;
  let last: GatePass | null = null;

  async function run(): Promise<void> {
    let seen = "";
    let began = 0;
    for (let tries = 0; !signal.aborted; ) {
      try {
        const now = await signature(ground);
        if (ready() && (now !== seen || time.now() - began >= usual)) {
          [seen, began] = [now, time.now()];
          last = tell(await gatePass(ground, signal, { last }));
        }
        await readToggled(desk, signal);
        tries = 0;
        await time.wait(untilNext(ground), signal);
      } catch (failure) {
        if (signal.aborted) return;
        seen = "";
        await time.wait(noteFailure(desk, failure, tries++), signal);
      }
    }
  }

  function tell(pass: GatePass): GatePass {
    for (const line of pass.wrote) desk.log(`gate: ${line}`);
    for (const trouble of pass.troubles) if (!last?.troubles.includes(trouble)) desk.log(`gate: ${trouble}`);
    return pass;
  }

  return {
    async view() {
      const { program, now } = ground.context();
      return {
        forge: desk.forge.name,
        requirement: order.requirement,
        label: order.label,
        on: last?.on ?? null,
        passed: last?.at ?? null,
        next: nextTurn(program, now()),
        reading: await countGateReads(desk.db, desk.forge.name),
        proposed: last?.proposed ?? [],
        troubles: last?.troubles ?? [],
      };
    },
    done: run(),
  };
}

/** Differs when something may have changed who is let through. */
async function signature({ context, desk }: GateGround): Promise<string> {
  const { board, program, now } = context();
  return [board.revision, await countActs(desk.db), nextTurn(program, now())].join();
}

/** Milliseconds until there is something to look at: at the very instant of a turn, else soon. */
function untilNext({ context }: GateGround): number {
  const { program, now } = context();
  const at: Instant = now();
  const next = nextTurn(program, at);
  const wait = next === null ? glance : Date.parse(next) - Date.parse(at);
  return Math.max(50, Math.min(glance, wait));
}
