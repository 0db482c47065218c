/** When do open pads look again at what they show of the changes? */
import type { Context } from "../context.ts";

/** Tells open pads whatever moves, for as long as the house is open; signs without changes may be about any of them. */
export function tellPads({ pads, signs }: Pick<Context, "pads" | "signs">): void {
  signs.hear(({ changes, topics }) => {
    if (topics.every((topic) => /^pads?(?::|$)/.test(topic))) return;
    pads.moved(changes.map(({ key }) => key));
  });
}
