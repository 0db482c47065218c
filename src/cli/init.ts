/** How does a team get its program file? */
import { access, writeFile } from "node:fs/promises";
import { Refused } from "../commands/context.ts";
import { readProgram } from "../config/program-file.ts";
import { example, starterText } from "../config/starter.ts";
import { holds } from "./check.ts";
import { answer, type Shared } from "./ground.ts";
import { survey } from "./survey.ts";

type InitOptions = Shared & { gerrit?: string; projects?: string[]; out: string };

/** Writes a commented program file, filled with what a server shows when one is named. Never overwrites. */
export async function init(options: InitOptions): Promise<void> {
  const { out } = options;
  const taken = await access(out).then(
    () => true,
    () => false,
  );
  if (taken) throw new Refused(`${out} is there already and stays as it is: name another file with --out.`);
  if (options.projects && !options.gerrit) throw new Refused("Say with --gerrit URL where the projects are.");
  const starter = options.gerrit ? await survey(options.gerrit, options.projects ?? []) : example;
  const text = starterText(starter);
  const program = readProgram(text, out);
  await writeFile(out, text, { flag: "wx" }).catch((failure: NodeJS.ErrnoException) => {
    throw new Refused(`${out} cannot be written (${failure.code}): name another file with --out.`);
  });
  const { repositories, labels, cores } = starter;
  const known = { file: out, id: program.id, repositories, labels, cores };
  const file = /\s/.test(out) ? `"${out}"` : out;
  answer(options, known, () =>
    [holds(out, program), "Edit it, then:", `  midcycle check ${file} --live`, `  npm start -- --program ${file}`].join(
      "\n",
    ),
  );
}
