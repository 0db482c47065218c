/** How does a release schedule come into a program file from the terminal? */
import { writeFile } from "node:fs/promises";
import { Refused } from "../commands/context.ts";
import { BadSchedule, partText, importSchedule as read } from "../config/schedule-file.ts";
import { answer, type Shared, say } from "./ground.ts";

type ImportOptions = Shared & { schedule: string; team?: string[]; series?: string; out?: string };

/** Prints the part `cycles` of a program file; what was left out or is odd is told beside it. */
export async function importSchedule(options: ImportOptions): Promise<void> {
  const { schedule: source, team: teams = [], series = null, out } = options;
  const { part, notes } = await read({ source, teams, series }).catch((failure) => {
    throw failure instanceof BadSchedule ? new Refused(failure.message) : failure;
  });
  for (const note of options.json ? [] : notes) say(`! ${note}`);
  if (!out) {
    answer(options, { part, notes }, ({ part }) => partText(part).trimEnd());
    return;
  }
  await writeFile(out, partText(part), { flag: "wx" }).catch((failure: NodeJS.ErrnoException) => {
    throw failure.code === "EEXIST" ? new Refused(`${out} is there already: name another file.`) : failure;
  });
  answer(options, { out, notes }, () => `Wrote ${out}: put its part cycles into your program file.`);
}
