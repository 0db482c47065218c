/** Which forge speaks behind each name of a program file? */
import type { ForgeSettings, Program } from "../review/program.ts";
import type { Forge } from "./forge.ts";
import type { Secrets } from "./gerrit/open.ts";
import type { Named } from "./git/name.ts";

/** @returns the forges of a program, not yet asked anything. `secrets` are by forge name. */
export async function openForges(
  program: Program,
  secrets: Record<string, Secrets>,
  log: (line: string) => void,
): Promise<Forge[]> {
  return Promise.all(
    program.forges.map((settings) => {
      const projects = program.repositories.filter(({ forge }) => forge === settings.name).map(({ name }) => name);
      return openForge(settings, projects, secrets[settings.name] ?? {}, log);
    }),
  );
}

/** @returns one forge, not yet asked anything; without projects it is about all that can be seen. */
export async function openForge(
  settings: ForgeSettings,
  projects: readonly string[],
  secrets: Secrets,
  log: (line: string) => void,
): Promise<Forge> {
  if (settings.kind === "git") return openHistory(settings, projects, null, log);
  const { openGerrit } = await import("./gerrit/open.ts");
  return openGerrit(settings, projects, secrets, log);
}

/** @returns a forge of clones. `keep`: folder for what was read, so that the next process is fast; null for none. */
export async function openHistory(
  settings: ForgeSettings,
  projects: readonly string[],
  keep: string | null,
  log: (line: string) => void,
): Promise<Forge> {
  const { openGit } = await import("./git/open.ts");
  return openGit(settings, projects, log, keep);
}

/** @returns what a clone is called. @throws Unavailable when it cannot be read */
export async function nameClone(folder: string, signal: AbortSignal): Promise<Named> {
  return (await import("./git/name.ts")).nameClone(folder, signal);
}
