/** What does a record of a change that merged in the Mitaka cycle hold? */
import { readFileSync } from "node:fs";
import { z } from "zod";

const instant = z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1000));

/** What is used of a line; instants become whole seconds since 1970. */
const row = z.object({
  repo: z.string(),
  branch: z.string(),
  sha: z.string(),
  change_id: z.string(),
  subject: z.string(),
  author: z.string(),
  /** One name for all spellings of an author. */
  person: z.string(),
  bot: z.boolean(),
  author_date: instant,
  committer: z.string(),
  committer_date: instant,
  merge_date: instant,
  /** False where it is only known to be no earlier than `merge_date`. */
  merge_time_certain: z.boolean(),
  merged_by: z.string().nullable(),
  bugs: z.array(z.object({ id: z.int(), kind: z.string() })),
  blueprints: z.array(z.object({ name: z.string(), kind: z.string() })),
  depends_on: z.array(z.string()),
  impact_flags: z.array(z.string()),
  co_authors: z.array(z.string()),
  insertions: z.int(),
  deletions: z.int(),
});

export type Row = z.infer<typeof row>;

/** @returns the records of a file, one JSON object a line, in its order. @throws Error naming the line that is none */
export function rowsOf(file: string): Row[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line, index) => {
    try {
      return row.parse(JSON.parse(line));
    } catch (failure) {
      throw new Error(`${file}, line ${index + 1} is no record of a change`, { cause: failure });
    }
  });
}
