/** When do open pads look again at what they show of the changes? */
import type { Context } from "../context.ts";
import { padsTopic, padTopic } from "./the-pad.ts";

/** Tells open pads whatever moves, for as long as the house is open; signs without changes may be about any of them. */
export function tellPads({ pads, signs }: Pick<Context, "pads" | "signs">): void {
  signs.hear(({ changes, topics }) => {
    if (topics.every((topic) => /^pads?(?::|$)/.test(topic))) return;
    pads.moved(changes.map(({ key }) => key));
  });
}

/** @returns what tells the pages that show a pad, or list them, that somebody wrote in it. */
export function padSigns(signs: Context["signs"]): (pad: string) => void {
  return (pad) => signs.tell({ topics: [padTopic(pad), padsTopic], changes: [] });
}
