/** How is a forge followed for as long as the process lives? */
import type { Facts, Heard } from "../forges/forge.ts";
import type { ForgeSettings } from "../review/program.ts";
import { markDirty, marks } from "../store/dirty.ts";
import { progressText } from "../words/progress.ts";
import type { ForgeHealth } from "../words/views.ts";
import { coalesce, type Desk, noteFailure, wellAgain } from "./desk.ts";
import { createLead } from "./lead.ts";
import { passDue } from "./passes.ts";
import { readDue, waitingToBeRead } from "./reading.ts";

/** Milliseconds between two lines of the log about a long reading. */
const tellEvery = 10_000;

/** A forge being followed. */
export interface Following {
  /** Marks a change dirty, or asks for a catch-up; what a webhook calls. */
  heard(what: Heard): Promise<void>;
  health(): Promise<ForgeHealth>;
  /** Settles when the signal has aborted and what was in flight is written. Rejects only on our own bug. */
  done: Promise<void>;
}

/** Follows a forge until the signal aborts: listens, catches up, sweeps, reads. Outages are retried for ever. */
export function follow(desk: Desk, settings: ForgeSettings, signal: AbortSignal): Following {
  const { forge } = desk;
  const stream = { connected: false, since: null as string | null, heard: 0 };
  const pace = { started: Date.now(), read: 0 };
  const lead = createLead();
  let facts: Facts | null = null;

  async function heard(what: Heard): Promise<void> {
    stream.heard++;
    if (what === null) return desk.behind.ring();
    const now = desk.clock();
    await markDirty(desk.db, forge.name, [what], { reason: "event", now, due: lead(what, now) });
    desk.dirty.ring();
  }

  async function listen(): Promise<void> {
    const { hear } = forge;
    if (!hear) return;
    let said = "";
    for (let tries = 0; !signal.aborted; tries++) {
      const began = Date.now();
      try {
        await hear((what) => {
          if (!stream.connected) Object.assign(stream, { connected: true, since: desk.now() });
          // What cannot be noted now is found by a catch-up, which reads from the mark.
          heard(what).catch(desk.behind.ring);
        }, signal);
      } catch (failure) {
        const why = message(failure);
        if (!signal.aborted && why !== said) desk.log(`the stream of ${forge.name} ended: ${why}`);
        said = why;
      }
      Object.assign(stream, { connected: false, since: desk.now() });
      desk.behind.ring();
      if (Date.now() - began > 60_000) tries = 0;
      await pause(Math.min(60_000, 1_000 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random() / 2), signal);
    }
  }

  async function pass(): Promise<void> {
    for (let tries = 0; !signal.aborted; ) {
      let wait = settings.pollSeconds * 1_000;
      try {
        facts ??= await forge.probe(signal);
        await passDue(desk, settings.sweepSeconds, signal);
        wellAgain(desk);
        tries = 0;
      } catch (failure) {
        if (signal.aborted) return;
        wait = noteFailure(desk, failure, tries++);
      }
      await desk.behind.wait(wait, signal);
    }
  }

  async function read(): Promise<void> {
    for (let tries = 0; !signal.aborted; ) {
      try {
        await readWhatIsDue();
        tries = 0;
        await desk.dirty.wait(coalesce / 4, signal);
      } catch (failure) {
        await pause(noteFailure(desk, failure, tries++), signal);
      }
    }
  }

  async function readWhatIsDue(): Promise<void> {
    if (pace.started === 0) Object.assign(pace, { started: Date.now(), read: desk.read });
    await readDue(desk, signal);
    // What is dirty now is only waiting for its second to pass, or for another try.
    if (desk.trouble === null && (await marks(desk.db)).some((m) => m.forge === forge.name && m.name === "sweep")) {
      pace.started = 0;
      if (desk.caughtUp === null) {
        desk.caughtUp = desk.now();
        desk.stirred();
      }
    }
  }

  async function tell(): Promise<void> {
    for (let told = false; !signal.aborted; ) {
      await pause(tellEvery, signal);
      const now = signal.aborted ? null : await health().catch(() => null);
      if (now?.state === "reading" && now.progress) desk.log(`${forge.name}: ${progressText(now.progress)}`);
      else if (now?.state === "following" && told) desk.log(`${forge.name}: everything is read`);
      told = now?.state === "reading" || (told && now?.state !== "following");
    }
  }

  async function health(): Promise<ForgeHealth> {
    const dirty = await waitingToBeRead(desk);
    const done = desk.read - pace.read;
    const seconds = (Date.now() - pace.started) / 1_000;
    const perSecond = pace.started > 0 && seconds > 0 ? done / seconds : 0;
    const reading = desk.caughtUp === null || dirty > forge.readSize;
    return {
      name: forge.name,
      url: forge.url,
      kind: settings.kind,
      version: facts?.version ?? null,
      account: facts?.account?.name ?? null,
      state: desk.trouble ? "unreachable" : facts === null ? "starting" : reading ? "reading" : "following",
      trouble: desk.trouble,
      marks: (await marks(desk.db)).filter((m) => m.forge === forge.name).map(({ name, at }) => ({ name, at })),
      dirty,
      progress:
        reading && done + dirty > 0
          ? { done, total: done + dirty, perSecond, secondsLeft: perSecond > 0 ? dirty / perSecond : null }
          : null,
      stream: forge.hear ? { ...stream } : null,
      warnings: facts?.warnings ?? [],
    };
  }

  return { heard, health, done: Promise.all([listen(), pass(), read(), tell()]).then(() => undefined) };
}

function message(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import("node:timers/promises");
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
