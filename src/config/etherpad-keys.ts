/** What do the environment variables hold that the Etherpads of a program file name? */
import type { Program } from "../review/program.ts";
import { ConfigMistakes } from "./mistakes.ts";

/** @returns the keys by name of the Etherpad. @throws ConfigMistakes naming every variable that is not set */
export function readEtherpadKeys(program: Program, environment: NodeJS.ProcessEnv): Record<string, string> {
  const named = program.etherpads.flatMap(({ name, keyEnv }) => (keyEnv === null ? [] : [{ name, keyEnv }]));
  const missing = named.filter(({ keyEnv }) => !environment[keyEnv]?.trim());
  if (missing.length > 0) {
    const mistakes = missing.map(({ name, keyEnv }) => ({
      ...{ path: keyEnv, found: null },
      expected: `the variable with the key of etherpad ${name}`,
    }));
    throw new ConfigMistakes("The environment", mistakes);
  }
  return Object.fromEntries(named.map(({ name, keyEnv }) => [name, environment[keyEnv]?.trim() ?? ""]));
}
