/** By which names may minutes call the people of a program? */
import type { Program } from "../../review/program.ts";
import type { Named } from "./owner.ts";

/** @returns everybody of the program with their nicks and user names; addresses are no names. */
export function namedPeople(program: Pick<Program, "people">): Named[] {
  return program.people.map(({ id, name, nicks, accounts }) => ({
    id,
    name: name || id,
    names: [...nicks, ...Object.values(accounts).flat()].filter((one) => !one.startsWith("#")),
  }));
}
