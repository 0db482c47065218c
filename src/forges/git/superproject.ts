/** When did a superproject show which commit of a repository? */
import type { Clone } from "./clone.ts";
import type { Sighting } from "./landing.ts";
import { output, pieces } from "./run.ts";

/** What a superproject saw of one repository, by branch, oldest first. */
export type Sightings = ReadonlyMap<string, Sighting[]>;

/** @returns what the superproject saw of each of these repositories, nothing of one that is no submodule. @throws Unavailable when it cannot be read */
export async function readSuperproject(
  clone: Clone,
  repositories: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Sightings>> {
  const paths = await submodulePaths(clone, repositories, signal);
  const seen = new Map(repositories.map((name) => [name, new Map<string, Sighting[]>()]));
  if (paths.size > 0) {
    for (const { branch, sha } of clone.tips) {
      for await (const { path, ...sighting } of sightings(clone, sha, [...paths.keys()], signal)) {
        const own = seen.get(paths.get(path) ?? "");
        const so = own?.get(branch);
        if (so) so.push(sighting);
        else own?.set(branch, [sighting]);
      }
    }
  }
  for (const own of seen.values()) for (const some of own.values()) some.reverse();
  return seen;
}

/** @returns the repository of each path that is a submodule: by the end of its address, else of its path. */
async function submodulePaths(
  { folder, tips: [main] }: Clone,
  repositories: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  if (!main) return new Map();
  const args = ["config", "--blob", `${main.sha}:.gitmodules`, "--get-regexp", "^submodule\\..*\\.(path|url)$"];
  const text = await output({ folder, args, signal }).catch(() => "");
  const modules = new Map<string, { path?: string; url?: string }>();
  for (const line of text.split("\n")) {
    const [, name, key, value] = /^submodule\.(.+)\.(path|url) (.+)$/.exec(line) ?? [];
    if (name && key && value) modules.set(name, { ...modules.get(name), [key]: value });
  }
  return new Map(
    [...modules.values()].flatMap(({ path, url }) => {
      const named = (text: string | undefined, name: string) => text !== undefined && endsIn(text, name);
      const repository =
        repositories.find((name) => named(url, name) || named(path, name)) ??
        repositories.find((name) => named(path, name.split("/").at(-1) ?? name));
      return path && repository ? [[path, repository] as const] : [];
    }),
  );
}

function endsIn(address: string, name: string): boolean {
  const plain = `/${address.replace(/\/+$/, "").replace(/\.git$/, "")}`;
  return plain.endsWith(`/${name}`);
}

/** Newest first. */
async function* sightings(
  { folder }: Clone,
  tip: string,
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Sighting & { path: string }> {
  const args = ["log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"];
  const run = { folder, args: [...args, "--no-notes", "--format=@%ct %s", tip, "--", ...paths], signal };
  let at = 0;
  let prompt = false;
  let rest = "";
  for await (const piece of pieces(run)) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [, moment, subject] = /^@(\d+) (.*)$/.exec(line) ?? [];
      if (moment) {
        at = Number(moment);
        // Gerrit's words, of old and of today.
        prompt = /^Updated? /.test(subject ?? "");
      }
      const [, sha, path] = /^:\d+ 160000 [0-9a-f]+ ([0-9a-f]+) [AM]\t(.+)$/.exec(line) ?? [];
      if (sha && path) yield { sha, path, at, prompt };
    }
  }
}
