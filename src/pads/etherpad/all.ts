/** Which Etherpads does a program file name? */
import type { Program } from "../../review/program.ts";
import { openEtherpad } from "./open.ts";

/** @returns every Etherpad of the program with how it is asked; none has been asked anything. `keys` are by name. */
export function openEtherpads({ etherpads }: Pick<Program, "etherpads">, keys: Record<string, string> = {}) {
  return etherpads.map((settings) => ({ settings, pads: openEtherpad(settings, keys[settings.name] ?? null) }));
}
