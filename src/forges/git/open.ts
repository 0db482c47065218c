/** How do clones of repositories become a forge? */
import type { ForgeSettings } from "../../review/program.ts";
import type { Facts, Forge } from "../forge.ts";
import { globOf } from "../glob.ts";
import { listedOf, type Place, snapshotOf } from "./change.ts";
import { doubts, type Histories, historiesOf } from "./histories.ts";
import type { Merged } from "./merged.ts";
import { output } from "./run.ts";

/** Changes on a page of a list, and in one reading: all of them are in memory. */
const pageSize = 1_000;

/**
 * Opens clones; git runs only when it is asked something, and writes nothing. What git cannot say (votes, reviewers,
 * comments, open changes, groups) nobody says here.
 * @param projects names of the repositories; none means every one that has a clone
 * @param keep folder for what was read, messages left out, so that the next process need not read it again; null: none
 */
export function openGit(
  settings: ForgeSettings,
  projects: readonly string[],
  log: (line: string) => void = () => undefined,
  keep: string | null = null,
): Forge {
  const { clones = {}, superproject = null } = settings.history ?? {};
  const names = projects.length > 0 ? projects : Object.keys(clones);
  const folders = new Map(names.flatMap((name) => (clones[name] ? [[name, clones[name]] as const] : [])));
  const read = historiesOf({ clones: folders, superproject, keep }, log);
  const place: Place = { forge: settings.name, web: settings.url || null };
  const index = indexed();
  let listed: string | null = null;

  return {
    name: settings.name,
    url: settings.url || [...folders.values()].join(", "),
    async probe(signal): Promise<Facts> {
      const [version, histories] = await Promise.all([
        output({ folder: ".", args: ["--version"], signal }),
        read(signal),
      ]);
      const said = /\d+(\.\d+)+/.exec(version)?.[0] ?? null;
      return { version: said, account: null, pageSize, canStream: false, warnings: doubts(histories) };
    },
    async *list(since, signal) {
      const histories = await read(signal);
      // A fetch brings what merged long ago, so nothing can be left out by its moment.
      if (since !== null && listed === histories.state) return;
      const inOrder = [...histories.merged].sort((a, b) => b.earliest - a.earliest);
      for (let from = 0; from < inOrder.length; from += pageSize) {
        yield inOrder.slice(from, from + pageSize).map(listedOf);
      }
      listed = histories.state;
    },
    async read(numbers, signal) {
      const byNumber = index(await read(signal));
      const found = numbers.flatMap((number) => byNumber.get(number) ?? []);
      return {
        snapshots: found.map((merged) => snapshotOf(merged, place)),
        missing: numbers.filter((number) => !byNumber.has(number)),
        unreadable: [],
      };
    },
    readSize: pageSize,
    parallel: () => 1,
    hear: null,
    inspect: {
      async projects(patterns, signal) {
        await read(signal);
        const wanted = patterns.map(globOf);
        return [...folders.keys()].filter((name) => wanted.some((pattern) => pattern.test(name))).sort();
      },
      labels: async () => null,
      group: async () => null,
      async head(project, signal) {
        return (await read(signal)).clones.get(project)?.tips[0]?.branch ?? null;
      },
      voters: async () => null,
    },
    remarks: async () => [],
    write: null,
  };
}

/** @returns the changes by number, made once for each state. */
function indexed(): (histories: Histories) => Map<number, Merged> {
  let last: { of: Histories; byNumber: Map<number, Merged> } | null = null;
  return (histories) => {
    if (last?.of !== histories) {
      last = { of: histories, byNumber: new Map(histories.merged.map((one) => [one.number, one])) };
    }
    return last.byNumber;
  };
}
