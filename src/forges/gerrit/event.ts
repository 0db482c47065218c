/** Which changes does an event ask to look at again? Nothing else of an event is ever used. */
import { event } from "./reply.ts";

/**
 * `ref-updated` of a change's meta ref comes with every update of a visible change; the typed events are asked
 * too, for deletion and for servers that hide refs.
 * @returns the numbers, each once, of changes of these projects (of all when none is named); null when events were lost or this one cannot be understood
 */
export function changesIn(message: unknown, projects: ReadonlySet<string>): number[] | null {
  const read = event.safeParse(message);
  if (!read.success || read.data.type === "dropped-output") return null;
  const { change, project, projectName, refUpdate, refUpdates = [] } = read.data;
  const numbers = new Set<number>();
  const ours = (name: string | undefined) => projects.size === 0 || (name !== undefined && projects.has(name));
  if (change?.number && ours(change.project ?? project)) numbers.add(change.number);
  for (const update of refUpdate ? [refUpdate, ...refUpdates] : refUpdates) {
    const number = /^refs\/changes\/\d\d\/([1-9]\d{0,14})\/meta$/.exec(update.refName ?? "")?.[1];
    if (number && ours(update.project ?? project ?? projectName)) numbers.add(Number(number));
  }
  return [...numbers];
}
