/** How does a journey open Midcycle's house on the real Gerrit? */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Secrets } from "../../src/forges/gerrit/open.ts";
import { type House, open } from "../../src/index.ts";
import type { Desk } from "../../src/jobs/desk.ts";
import { catchUp, sweep } from "../../src/jobs/passes.ts";
import { readAll } from "../../src/jobs/reading.ts";
import type { Activity } from "../../src/review/activity.ts";
import { type Change, changeKey } from "../../src/review/change.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import { activityBetween } from "../../src/store/activity.ts";
import { findChange } from "../../src/store/read.ts";
import type { ForgeHealth } from "../../src/words/views.ts";
import type { Site } from "./site.ts";
import { programOf, secretsOf } from "./team.ts";

/** A house with an empty mirror of its own. */
export interface Visit {
  house: House;
  /** The change as the mirror holds it; null when it does not. */
  mirrored(number: number): Promise<Change | null>;
  /** What was done to the change, oldest first. */
  activity(number: number): Promise<Activity[]>;
  /** Sweeps and reads what differs, as a first start does. */
  sweep(): Promise<void>;
  /** Reads what moved since the mark. */
  catchUp(): Promise<void>;
  health(): Promise<ForgeHealth>;
  /** What was logged. */
  said: string[];
  close(): Promise<void>;
}

/** Opens a house: one that follows the forge by itself, or one that waits to be told; with other settings and secrets than the usual. */
export async function visit(
  site: Site,
  { follow = false, settings = {} as Partial<ForgeSettings>, secrets = {} as Secrets } = {},
): Promise<Visit> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-visit-"));
  const program = programOf(site, settings);
  const said: string[] = [];
  const house = await open({
    program,
    secrets: { gerrit: { ...secretsOf(site), ...secrets } },
    where: { sqlite: join(folder, "mirror.db") },
    follow,
    log: (line) => said.push(line),
  });
  const [desk] = house.desks as [Desk];
  const { signal } = new AbortController();
  const { db, health } = house.context();
  return {
    house,
    said,
    mirrored: (number) => findChange(db, changeKey("gerrit", number)),
    async activity(number) {
      const all = await activityBetween(db, "2000-01-01T00:00:00.000Z", "3000-01-01T00:00:00.000Z");
      return all.filter(({ change }) => change === changeKey("gerrit", number));
    },
    async sweep() {
      await sweep(desk, signal);
      await readAll(desk, signal);
    },
    async catchUp() {
      await catchUp(desk, signal);
      await readAll(desk, signal);
    },
    async health() {
      const [own] = await health();
      return own as ForgeHealth;
    },
    async close() {
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
