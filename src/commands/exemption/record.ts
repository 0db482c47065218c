/** How does an exemption that was exported elsewhere come in? */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { ProcessRecord } from "../../governance/record.ts";
import { flawOf, importRecord } from "../../store/ledger-record.ts";
import { StoreProblem } from "../../store/problem.ts";
import { type Context, Refused } from "../context.ts";
import type { Done } from "./deed.ts";

const instant = z.iso.datetime();
const act = z.object({
  process: z.string(),
  seq: z.int().min(1),
  kind: z.string(),
  body: z.record(z.string(), z.unknown()),
  by: z.string(),
  recordedBy: z.string(),
  at: instant,
  through: z.string(),
  link: z.string().nullable(),
  digest: z.string(),
});
const shape = z.object({
  format: z.literal("midcycle process 1"),
  rule: z.string(),
  id: z.string().regex(/^exemption-[1-9]\d*$/),
  kind: z.literal("exemption"),
  number: z.int().min(1),
  title: z.string(),
  opened: instant,
  acts: z.array(act).min(1),
});

/** Takes an exported exemption in, from a file. @throws Refused when it is none, was changed, or says something else than what is here. */
export async function takeRecord(context: Context, file: string, dryRun: boolean): Promise<Done> {
  const record = await readRecord(file);
  const page = `/exemptions/${record.number}`;
  const flaw = flawOf(record);
  if (flaw) throw new Refused(flaw);
  if (dryRun)
    return {
      text: `Nothing is written. The record holds: ${record.acts.length} acts, none changed.`,
      page,
      written: false,
    };
  try {
    const added = await importRecord(context.db, record);
    const text =
      added === 0
        ? "Everything in it was here already."
        : `Exemption ${record.number} (${record.title}) has ${added} more acts.`;
    return { text, page, written: added > 0 };
  } catch (failure) {
    if (failure instanceof StoreProblem) throw new Refused(failure.message);
    throw failure;
  }
}

async function readRecord(file: string): Promise<ProcessRecord> {
  const text = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    throw new Refused(`${file} cannot be read (${failure.code}).`);
  });
  const read = shape.safeParse(jsonOf(text));
  const first = read.success && read.data.acts[0];
  if (!read.success || !first || first.kind !== "request" || read.data.id !== `exemption-${read.data.number}`) {
    const why = read.error?.issues[0];
    const where = why ? ` (${why.path.join(".") || "the whole"}: ${why.message})` : "";
    throw new Refused(`${file} is no exported exemption${where}: export one with "midcycle exemption export NUMBER".`);
  }
  return read.data as ProcessRecord;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
