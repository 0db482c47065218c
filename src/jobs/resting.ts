/** What can be said of the forges when this process does not follow them? */
import type { Kysely } from "kysely";
import type { Program } from "../review/program.ts";
import { countDirty, marks } from "../store/dirty.ts";
import type { Tables } from "../store/tables.ts";
import type { ForgeHealth } from "../words/views.ts";

/** @returns one entry a forge from the mirror alone; `state` is "not followed here". */
export async function restingHealth(db: Kysely<Tables>, program: Program): Promise<ForgeHealth[]> {
  const known = await marks(db);
  return Promise.all(
    program.forges.map(async ({ name, url, kind }) => ({
      name,
      url,
      kind,
      version: null,
      account: null,
      state: "not followed here",
      trouble: null,
      marks: known.filter((mark) => mark.forge === name).map((mark) => ({ name: mark.name, at: mark.at })),
      dirty: await countDirty(db, name),
      progress: null,
      stream: null,
      warnings: [],
    })),
  );
}
