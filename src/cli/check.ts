/** Is a program file right, by itself and at the forges it names? */
import { ConfigMistakes } from "../config/mistakes.ts";
import { loadProgram } from "../config/program-file.ts";
import { jsonSchema } from "../config/schema.ts";
import type { Person, Program } from "../review/program.ts";
import { count, list } from "../words/plain.ts";
import { codes, failed } from "./exit.ts";
import { tell, well } from "./findings.ts";
import { answer, programFile, type Shared } from "./ground.ts";

type CheckOptions = Shared & { file?: string; live?: boolean; schema?: boolean };

/** Prints every mistake, or what the file holds; with `live` what each forge says of it; with `schema` the JSON Schema alone. */
export async function check(options: CheckOptions): Promise<void> {
  if (options.schema) {
    process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
    return;
  }
  const source = options.file ?? (await programFile(options)).file;
  const program = await loadProgram(source).catch((failure: unknown) => mistaken(options, failure));
  if (!program) return;
  if (options.live) {
    const { liveFindings } = await import("./check-live.ts");
    tell(options, [well(holds(source, program)), ...(await liveFindings(program, options.data))]);
    return;
  }
  const { id, name, repositories, people, sprints } = program;
  const counts = {
    repositories: repositories.length,
    people: people.length,
    cores: people.filter((person) => isCore(person)).length,
    sprints: sprints.length,
  };
  answer(options, { ok: true, source, id, name, ...counts }, () => `ok: ${holds(source, program)}`);
}

/** Does a person hold a core membership today, of this group or of any? */
export function isCore({ cores }: Person, group?: string): boolean {
  const today = new Date().toISOString().slice(0, 10);
  return cores.some(
    (one) =>
      (group === undefined || one.group === group) &&
      (one.from === null || one.from <= today) &&
      (one.to === null || today <= one.to),
  );
}

/** @returns one sentence about what a program file says. */
export function holds(source: string, program: Program): string {
  const { name, repositories, people, sprints } = program;
  const parts = [
    count(repositories.length, "repository", "repositories"),
    count(people.length, "person", "people"),
    count(people.filter((person) => isCore(person)).length, "core", "cores"),
    count(sprints.length, "sprint", "sprints"),
  ];
  return `${source} describes ${name} with ${list(parts)}.`;
}

function mistaken(options: CheckOptions, failure: unknown): null {
  if (!(options.json && failure instanceof ConfigMistakes)) {
    failed(failure);
    return null;
  }
  const { source, mistakes } = failure;
  process.exitCode = codes.configuration;
  answer(options, { ok: false, source, mistakes }, () => "");
  return null;
}
