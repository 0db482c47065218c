/** What do the parts of the forge contract stand on? */
import { expect } from "vitest";
import type { Forge } from "../../src/forges/forge.ts";
import type { Limits } from "../../src/forges/gerrit/ground.ts";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import type { Listed, Snapshot } from "../../src/review/snapshot.ts";
import { type Acts, actsOn } from "./acts.ts";
import type { World } from "./world.ts";

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** An open world, and a forge that knows the first of its two projects. */
export interface Ground {
  world: World;
  act: Acts;
  forge: Forge;
  /** The project that the forge knows, and one that it does not. */
  ours: string;
  foreign: string;
  /** The same forge with other sizes or settings. */
  open(tuning?: Partial<Limits>, settings?: ForgeSettings): Forge;
  /** The one change, which must be there and be understood. */
  readOne(number: number): Promise<Snapshot>;
  listAll(from?: Forge, since?: string | null): Promise<Listed[]>;
}

export function groundOf(world: World): Ground {
  const [ours, foreign] = world.projects;
  const open: Ground["open"] = (tuning = {}, settings = world.settings) =>
    openGerrit(settings, [ours], world.secrets, undefined, tuning);
  const forge = open();
  return {
    world,
    act: actsOn(world),
    forge,
    ours,
    foreign,
    open,
    async readOne(number) {
      const look = await forge.read([number], never);
      expect(look).toMatchObject({ missing: [], unreadable: [] });
      return look.snapshots[0] as Snapshot;
    },
    async listAll(from = forge, since = null) {
      const rows: Listed[] = [];
      for await (const page of from.list(since, never)) rows.push(...page);
      return rows;
    },
  };
}

export const numbers = (rows: readonly Listed[]): number[] => rows.map(({ number }) => number);

/** @returns the user name of an account that a snapshot names, else its key. */
export function nameOf({ accounts }: Snapshot, key: string | null): string | null {
  return accounts.find((account) => account.key === key)?.username ?? key;
}

/** Makes a story of the contract into a test: it is told on the open world. */
export type Given = <Args extends unknown[]>(
  story: (ground: Ground, ...args: Args) => Promise<void>,
) => (...args: Args) => Promise<void>;
