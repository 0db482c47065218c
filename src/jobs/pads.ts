/** When is what Midcycle keeps in pads written anew? */
import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../commands/context.ts";
import { refreshAgendas } from "../commands/pads/agenda.ts";
import { storeOutage } from "../store/problem.ts";

/** Milliseconds between two looks. */
const rest = 30_000;

/** Keeps the agendas of what is still ahead, until the signal. */
export async function watchAgendas(
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const said = new Set<string>();
  while (!signal.aborted) {
    try {
      const damaged = await refreshAgendas(context());
      for (const sentence of damaged) if (!said.has(sentence)) log(sentence);
      said.clear();
      for (const sentence of damaged) said.add(sentence);
    } catch (failure) {
      log(storeOutage(failure) ?? `mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`);
    }
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
