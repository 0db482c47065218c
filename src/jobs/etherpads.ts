/** How do pads of Etherpads come here, and our section into them, for as long as the process lives? */
import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../commands/context.ts";
import { etherpadsTopic, sectionOf, settleLinks } from "../commands/etherpads.ts";
import { plainText } from "../commands/pads/pads.ts";
import { padsTopic, padTopic } from "../commands/pads/the-pad.ts";
import { type OtherPad, type OtherPads, PadsUnavailable } from "../pads/pad.ts";
import type { EtherpadSettings } from "../review/etherpad-settings.ts";
import type { EtherpadLink } from "../sprint/etherpad.ts";
import { links, noteLook } from "../store/etherpads.ts";
import { storeOutage } from "../store/problem.ts";

/** An Etherpad with how often it is asked. */
export interface Neighbour {
  settings: EtherpadSettings;
  pads: OtherPads;
}

/** Looks that a pad in trouble is left alone at most. */
const mostSkipped = 20;

/** Looks at every linked pad from time to time until the signal aborts; one that cannot be read never delays another Etherpad. */
export function watchEtherpads(
  neighbours: readonly Neighbour[],
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  const mistake = (failure: unknown) => {
    if (signal.aborted || storeOutage(failure) !== null) return;
    log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`);
  };
  const settled = settleLinks(context()).catch(mistake);

  async function watch({ settings, pads }: Neighbour): Promise<void> {
    const skips = new Map<string, { left: number; failures: number }>();
    await settled;
    while (!signal.aborted) {
      await round(pads, skips).catch(mistake);
      await pause(settings.pollSeconds * 1_000, undefined, { signal }).catch(() => undefined);
    }
  }

  async function round(pads: OtherPads, skips: Map<string, { left: number; failures: number }>): Promise<void> {
    for (const link of (await links(context().db)).filter(({ server }) => server === pads.name)) {
      if (signal.aborted) return;
      const skip = skips.get(link.id) ?? { left: 0, failures: 0 };
      if (skip.left-- > 0) continue;
      const well = await lookAt(context(), pads, link, signal);
      const failures = well ? 0 : skip.failures + 1;
      skips.set(link.id, { failures, left: failures === 0 ? 0 : Math.min(mostSkipped, 2 ** failures - 1) });
    }
  }

  return { done: Promise.all(neighbours.map(watch)).then(() => undefined) };
}

/**
 * One look at a pad: what people wrote there comes into ours, then our section is brought up to date where we keep
 * one. What went wrong is written down beside it. @returns false when the Etherpad could not be reached or refused
 */
export async function lookAt(
  context: Context,
  pads: OtherPads,
  link: EtherpadLink,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const mark = await pads.mark(link.pad, signal);
    const before = async () => plainText(await context.pads.textAt(link.id));
    const found = mark === link.mark ? null : await pads.read(link.pad, await before(), signal);
    if (found) await mirror(context, link.id, found);
    const revision = found ? found.revision : link.revision;
    const kept = await keepSection(context, pads, link, signal);
    const trouble = typeof kept === "object" ? kept.damaged : null;
    await note(context, link, {
      looked: context.now(),
      mark,
      revision,
      trouble,
      ...(kept === "written" ? { kept: context.now() } : {}),
    });
    return true;
  } catch (failure) {
    if (!(failure instanceof PadsUnavailable) || signal.aborted) throw failure;
    await note(context, link, { trouble: failure.message });
    return false;
  }
}

async function note(context: Context, link: EtherpadLink, look: Parameters<typeof noteLook>[2]): Promise<void> {
  await noteLook(context.db, link.id, look);
  const moved = look.mark !== undefined && look.mark !== link.mark;
  if (moved || look.trouble !== link.trouble) context.signs.tell({ topics: [etherpadsTopic], changes: [] });
}

/** Each author's words become a revision of theirs. */
async function mirror(context: Context, id: string, { steps }: OtherPad): Promise<void> {
  for (const { author, text } of steps) await context.pads.write(id, author, () => text);
  context.signs.tell({ topics: [padsTopic, padTopic(id)], changes: [] });
}

async function keepSection(context: Context, pads: OtherPads, link: EtherpadLink, signal: AbortSignal) {
  if (!link.section) return "same" as const;
  if (pads.keep === null) return { damaged: `Nothing is written there without a key: give ${pads.name} a key-env.` };
  return pads.keep(link.pad, await sectionOf(context, link), signal);
}
