/** How are the rooms of the house opened and joined? The front door: nothing else knows everyone. */
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { openMouths } from "./channels/open.ts";
import { createBoard } from "./commands/board.ts";
import type { Context } from "./commands/context.ts";
import { datedProgram } from "./commands/deadlines.ts";
import { refreshFreezing } from "./commands/freezing.ts";
import { createKnown } from "./commands/known.ts";
import { takeLinkCodes } from "./commands/linking.ts";
import { joinPads } from "./commands/pads/telling.ts";
import { refreshRooms } from "./commands/rooms.ts";
import { createSigns, everything, signOf } from "./commands/signs.ts";
import type { ForgeSecrets } from "./config/secrets.ts";
import type { Heard } from "./forges/forge.ts";
import { openForges } from "./forges/open.ts";
import { type Desk, openDesk } from "./jobs/desk.ts";
import { watchEtherpads } from "./jobs/etherpads.ts";
import { type Following, follow } from "./jobs/follow.ts";
import { createGathering } from "./jobs/gathering.ts";
import { watchAgendas } from "./jobs/pads.ts";
import { restingHealth } from "./jobs/resting.ts";
import { type Speaking, startSpeaking, throughUs } from "./jobs/speaking.ts";
import { watchStandings } from "./jobs/standings.ts";
import { startJobs } from "./jobs/works.ts";
import { startWriting, type Writing } from "./jobs/writing.ts";
import { openEtherpads } from "./pads/etherpad/all.ts";
import { openPads } from "./pads/open.ts";
import type { ChangeKey, Instant } from "./review/change.ts";
import type { Program } from "./review/program.ts";
import { holdMirror } from "./store/follow-lock.ts";
import { groupsOf } from "./store/groups.ts";
import { startLedgerOver } from "./store/ledger.ts";
import { forgetMeetings } from "./store/meetings.ts";
import { forgetForge } from "./store/mirror.ts";
import { openStore, type Where } from "./store/open.ts";
import { padRecords } from "./store/pad-records.ts";
import { storeOutage } from "./store/problem.ts";
import { latestUpdate } from "./store/read.ts";
import { forgetSectionCounts } from "./store/section-counts.ts";
import { forgetSpoken } from "./store/spoken.ts";

export { openChannels, openChats } from "./channels/open.ts";
export { openForge, openForges } from "./forges/open.ts";
export * from "./jobs/single.ts";

const manifest = createRequire(import.meta.url)("../package.json") as { version: string };

/** What the house is opened with. */
export interface Opening {
  program: Program;
  /** Credentials by forge name. */
  secrets: Record<string, ForgeSecrets>;
  where: Where;
  /** With what the channels are opened; nothing is said without it. */
  speaking?: Speaking;
  /** The time that people see; the real one unless a demo brings its own. */
  now?: () => Instant;
  /** Take the moment of the last update for now: for the mirror of a demo, whose clock has stopped. */
  standStill?: boolean;
  /** Follow the forges for as long as the house is open; only one process may, per mirror. */
  follow: boolean;
  log(line: string): void;
}

/** The open house. */
export interface House {
  context(): Context;
  /** One working place for each forge, for a single pass outside of following. */
  desks: Desk[];
  /** Takes what a webhook of a forge said. False when no such forge is followed. */
  heard(forge: string, what: Heard): Promise<boolean>;
  /** Drops the mirror of every forge and reads it anew, and forgets what was decided: for a world that began again. */
  startOver(): Promise<void>;
  /** Takes in what another process has written to the mirror. */
  lookAgain(): Promise<void>;
  /** Ends what is in flight, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the store, the forges, the board, and follows when asked to.
 * @throws StoreProblem when the mirror cannot be opened or another process follows it.
 */
export async function open(opening: Opening): Promise<House> {
  const { program, log } = opening;
  const store = await openStore(opening.where);
  const closeAndThrow = (failure: unknown) => store.close().then(() => Promise.reject(failure));
  const lease = opening.follow ? await holdMirror(store).catch(closeAndThrow) : null;
  const { db } = store;
  let still = opening.standStill ? await latestUpdate(db) : null;
  const now = () => still ?? (opening.now ?? clock)();
  const started = now();

  let groups = await groupsOf(db);
  const signs = createSigns();
  const known = await createKnown(db, program);
  const pads = joinPads(signs, (edited) => openPads({ records: padRecords(db), now, log, edited }));
  const board = await createBoard({ db, program, directory: () => known.directory, now });
  const gathering = createGathering<ChangeKey>(refresh, log);

  const desks = (await openForges(program, opening.secrets, log)).map((forge) =>
    openDesk({ forge, db, clock, now, changed: gathering.add, stirred: tellAll, log }),
  );
  let leaving = new AbortController();
  const followed: Map<string, Following> = new Map();
  let writing: Writing | null = null;
  /** What goes on beside the following, each until the leaving. */
  let beside: { done: Promise<void> }[] = [];

  /** What has moved must reach the board, however long the database takes to come back. */
  async function refresh(keys: ChangeKey[]): Promise<void> {
    try {
      await known.refresh();
      const sign = signOf(await board.refresh(keys));
      if (sign) signs.tell(sign);
      writing?.moved(keys);
      await takeLinkCodes(context);
    } catch (failure) {
      if (storeOutage(failure) === null || leaving.signal.aborted) throw failure;
      await pause(1_000, undefined, { signal: leaving.signal }).catch(() => undefined);
      await refresh(keys);
    }
  }

  async function refreshGroups(): Promise<void> {
    groups = await groupsOf(db);
  }

  function tellAll(): void {
    signs.tell({ topics: [everything], changes: [] });
  }

  function startFollowing(): void {
    leaving = new AbortController();
    for (const desk of desks) {
      const own = program.forges.find(({ name }) => name === desk.forge.name);
      if (own) followed.set(own.name, follow(desk, own, leaving.signal));
    }
    const etherpads = openEtherpads(program, opening.speaking?.etherpadKeys);
    const through = throughUs(desks, etherpads, () => context);
    const speaking = opening.speaking && { program, ...opening.speaking, ...through };
    writing = startWriting(desks, () => context, leaving.signal);
    beside = [
      writing,
      startJobs(desks, () => context, refreshGroups, leaving.signal, log),
      ...(speaking ? [startSpeaking(openMouths(speaking), () => context, leaving.signal, log)] : []),
      watchEtherpads(etherpads, () => context, leaving.signal, log),
      watchStandings(desks, () => context, leaving.signal, log),
      { done: watchAgendas(() => context, leaving.signal, log) },
    ];
  }

  async function stopFollowing(): Promise<void> {
    leaving.abort();
    await Promise.allSettled([...followed.values(), ...beside].map(({ done }) => done));
    await gathering.settle();
  }

  const context: Context = {
    get program() {
      return datedProgram(board, program);
    },
    db,
    get directory() {
      return known.directory;
    },
    get labelRanges() {
      return known.labelRanges;
    },
    async reread() {
      await known.refresh();
      await board.refresh([...board.entries()].map(({ change }) => change.key));
      tellAll();
    },
    get groups() {
      return groups;
    },
    board,
    signs,
    pads,
    now,
    clock,
    health: async () =>
      opening.follow ? Promise.all([...followed.values()].map((one) => one.health())) : restingHealth(db, program),
    gates: async () => writing?.gates() ?? [],
    started,
    version: manifest.version,
    database: store.where,
  };
  await refreshFreezing(context);
  await refreshRooms(context);
  if (opening.follow) startFollowing();

  return {
    context: () => context,
    desks,
    async heard(forge, what) {
      const following = followed.get(forge);
      await following?.heard(what);
      return following !== undefined;
    },
    async startOver() {
      await stopFollowing();
      for (const desk of desks) {
        await forgetForge(db, desk.forge.name);
        Object.assign(desk, { caughtUp: null, trouble: null, read: 0 });
      }
      await startLedgerOver(db);
      await forgetSpoken(db);
      await forgetMeetings(db);
      await forgetSectionCounts(db);
      await known.refresh();
      await refreshGroups();
      await board.reload();
      tellAll();
      if (opening.follow) startFollowing();
    },
    async lookAgain() {
      if (still) still = await latestUpdate(db);
      await known.refresh();
      await board.reload();
      tellAll();
    },
    async close() {
      await stopFollowing();
      await pads.close();
      await lease?.release();
      await store.close();
    },
  };
}

type Pages = typeof import("./web/serve.ts");

/** Serves the pages of an open house, webhooks included. */
export async function serve(
  serving: Omit<Parameters<Pages["serve"]>[0], "readWebhook">,
): Promise<Awaited<ReturnType<Pages["serve"]>>> {
  const [pages, { readWebhook }] = await Promise.all([import("./web/serve.ts"), import("./forges/gerrit/webhook.ts")]);
  return pages.serve({ ...serving, readWebhook });
}

const clock = (): Instant => new Date().toISOString();
