/** When do open pads look again at what they show of the changes? */
import type { Context } from "../commands/context.ts";

/** Tells open pads of every change that moves, for as long as the house follows its forges. */
export function watchPads(context: () => Context, signal: AbortSignal): { done: Promise<void> } {
  const { pads, signs } = context();
  const done = new Promise<void>((resolve) => {
    const deaf = signs.hear(({ changes, topics }) => {
      if (changes.length > 0 || topics.includes("all")) pads.moved(changes.map(({ key }) => key));
    });
    signal.addEventListener("abort", () => {
      deaf();
      resolve();
    });
  });
  return { done };
}
