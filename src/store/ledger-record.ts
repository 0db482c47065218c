/** How does a whole process leave the house so that others can check it, and come back? */
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Act } from "../governance/process.ts";
import { canonicalJson, chainRule, type ProcessRecord } from "../governance/record.ts";
import { insertRows } from "./insert.ts";
import { actsOf, processOf, rowOf } from "./ledger.ts";
import { StoreProblem } from "./problem.ts";
import type { Tables } from "./tables.ts";

/** @returns everything of a process, each act with its link of the chain; null when there is no such process. */
export async function recordOf(db: Kysely<Tables>, id: string): Promise<ProcessRecord | null> {
  const process = await processOf(db, id);
  if (!process) return null;
  const { kind, number, title, opened } = process;
  return {
    format: "midcycle process 1",
    rule: chainRule,
    id,
    kind,
    number,
    title,
    opened,
    acts: chain(await actsOf(db, id)),
  };
}

/** @returns the acts, each with the digest that covers it and all before it. */
export function chain(acts: readonly Act[]): ProcessRecord["acts"] {
  let digest = "";
  return acts.map((act) => {
    digest = createHash("sha256")
      .update(`${digest}\n${canonicalJson(act)}`)
      .digest("hex");
    return { ...act, digest };
  });
}

/** @returns the first thing in a record that contradicts it, in one sentence; null when it holds. */
export function flawOf(record: ProcessRecord): string | null {
  const acts = record.acts.map(({ digest: _, ...act }) => act);
  const misplaced = acts.find((act, i) => act.process !== record.id || act.seq !== i + 1);
  if (acts.length === 0) return "The record has no acts.";
  if (misplaced) return `Act ${misplaced.seq} is not in its place: acts are numbered from 1 on without gaps.`;
  const back = acts.find((act, i) => i > 0 && act.at < (acts[i - 1]?.at ?? ""));
  if (back) return `Act ${back.seq} lies before the act that it follows.`;
  const changed = chain(acts).find((act, i) => act.digest !== record.acts[i]?.digest);
  return changed ? `Act ${changed.seq} is not what was exported: its digest differs.` : null;
}

/**
 * Takes a record in. The same record again changes nothing; one that goes on from what is here adds its later acts.
 * @returns how many acts were added.
 * @throws StoreProblem with one sentence when the record does not hold, or says something else than what is here.
 */
export async function importRecord(db: Kysely<Tables>, record: ProcessRecord): Promise<number> {
  const flaw = flawOf(record);
  if (flaw) throw new StoreProblem(flaw);
  return db.transaction().execute(async (tx) => {
    const here = await actsOf(tx, record.id);
    const differs = chain(here).find((act, i) => i < record.acts.length && act.digest !== record.acts[i]?.digest);
    if (differs) throw new StoreProblem(`${record.id} is here with another act ${differs.seq}: nothing was taken in.`);
    const { id, kind, number, title, opened } = record;
    if (here.length === 0) {
      const written = await insertRows(
        tx,
        "processes",
        [{ id, kind, number, title, opened }],
        "on conflict do nothing",
      );
      if (written === 0) throw new StoreProblem(`Another ${kind} has number ${number} here: nothing was taken in.`);
    }
    const later = record.acts.slice(here.length).map(({ digest: _, ...act }) => rowOf(act, null));
    return insertRows(tx, "acts", later, "");
  });
}
