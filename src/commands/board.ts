/** Which changes are open now, and whose turn is each? Kept in memory so that a page costs what it shows. */
import type { Kysely } from "kysely";
import type { Change, ChangeKey, Instant } from "../review/change.ts";
import type { Directory } from "../review/directory.ts";
import { type Program, repositoryOf } from "../review/program.ts";
import { type Voices, voicesOf } from "../review/query/voices.ts";
import type { Turn, TurnContext } from "../review/turn.ts";
import { turnOf } from "../review/whose-turn.ts";
import { loadChanges, openKeys, statusesOf } from "../store/read.ts";
import type { Tables } from "../store/tables.ts";
import type { Moved } from "./signs.ts";

/** An open change without its long texts, and its turn. */
export interface Entry {
  change: Change;
  turn: Turn;
  voices: Voices;
}

/** The open changes of a team. */
export interface Board {
  /** In no promised order. */
  entries(): Iterable<Entry>;
  get(key: ChangeKey): Entry | undefined;
  readonly size: number;
  /** Counts refreshes: equal counts mean that nothing has moved. */
  readonly revision: number;
  /**
   * @returns the keys that were refreshed after a revision, some perhaps more than once; null when that is too long
   * ago to tell.
   */
  movedSince(revision: number): ChangeKey[] | null;
  /**
   * Reads these changes, and those that wait for them, again from the mirror; closed and forgotten ones leave.
   * @returns all of them as they stand now.
   */
  refresh(keys: readonly ChangeKey[]): Promise<Moved[]>;
  /** Reads everything again. */
  reload(): Promise<void>;
}

/** What a board is made from. `directory` is asked for at each refresh, because accounts come and go. */
export interface BoardGround {
  db: Kysely<Tables>;
  program: Program;
  directory(): Directory;
  now(): Instant;
}

/** How many changes are loaded at once: bounds memory, since their messages come along. */
const chunk = 250;
/** Refreshes that are remembered. */
const remembered = 2_000;

/** @returns a board that has read every open change. */
export async function createBoard(ground: BoardGround): Promise<Board> {
  const entries = new Map<ChangeKey, Entry>();
  const moves: ChangeKey[][] = [];
  let revision = 0;

  async function refresh(keys: readonly ChangeKey[]): Promise<Moved[]> {
    const moved = new Set(keys);
    const waiting = [...entries.values()].filter(({ change }) =>
      change.dependencies.some((d) => d.key && moved.has(d.key)),
    );
    const stale = [...new Set([...keys, ...waiting.map(({ change }) => change.key)])];
    const found: Moved[] = [];
    for (let i = 0; i < stale.length; i += chunk) found.push(...(await read(stale.slice(i, i + chunk))));
    moves.push([...keys]);
    if (moves.length > remembered) moves.shift();
    revision++;
    return found;
  }

  async function read(keys: readonly ChangeKey[]): Promise<Moved[]> {
    const statuses = await statusesOf(ground.db, keys);
    const changes = await loadChanges(ground.db, await openKeys(ground.db, keys));
    const context = await turnContexts(ground, changes);
    const before = new Map(keys.map((key) => [key, entries.get(key)]));
    for (const key of keys) entries.delete(key);
    for (const change of changes) {
      const around = context(change);
      if (around) {
        entries.set(change.key, { change: slim(change), turn: turnOf(change, around), voices: voicesOf(change) });
      }
    }
    return keys.map((key) => {
      const known = [before.get(key), entries.get(key)].filter((entry) => entry !== undefined);
      const people = known.flatMap(({ change, turn }) => [ground.directory().who(change.owner).id, ...turn.who]);
      const status = statuses.get(key)?.status ?? "gone";
      return { key, status, repository: known[0]?.change.repository ?? null, people: [...new Set(people)] };
    });
  }

  async function reload(): Promise<void> {
    entries.clear();
    moves.length = 0;
    await refresh(await openKeys(ground.db));
  }

  await reload();
  return {
    entries: () => entries.values(),
    get: (key) => entries.get(key),
    get size() {
      return entries.size;
    },
    get revision() {
      return revision;
    },
    movedSince(since) {
      const missed = revision - since;
      return missed > moves.length ? null : moves.slice(moves.length - missed).flat();
    },
    refresh,
    reload,
  };
}

/**
 * What surrounds some changes for the rules of review.
 * @returns the context of one of them; null for a repository that the program no longer has.
 */
export async function turnContexts(
  ground: BoardGround,
  changes: readonly Change[],
): Promise<(change: Change) => TurnContext | null> {
  const needed = changes.flatMap((change) => change.dependencies.flatMap((d) => (d.key ? [d.key] : [])));
  const others = await statusesOf(ground.db, [...new Set(needed)]);
  const around = { program: ground.program, directory: ground.directory(), others, now: ground.now() };
  return (change) => {
    const repository = repositoryOf(ground.program, change.forge, change.repository);
    return repository && { ...around, repository };
  };
}

/** Messages are most of a change's weight and no list shows them; queries ask for the words of the commit message. */
function slim(change: Change): Change {
  return { ...change, messages: [] };
}
