/** How do pads hear what moves elsewhere, and tell what moves in them? */
import type { Pads } from "../../pads/pad.ts";
import type { Signs } from "../signs.ts";
import { padsTopic, padTopic } from "./the-pad.ts";

/**
 * Joins pads to the signs of a house: open pads hear of changes that move, pages that show or list a pad that somebody
 * wrote in it. `open` is given what the pads call then.
 */
export function joinPads(signs: Signs, open: (edited: (pad: string) => void) => Pads): Pads {
  const pads = open((pad) => signs.tell({ topics: [padTopic(pad), padsTopic], changes: [] }));
  signs.hear(({ changes, topics }) => {
    // A sign without changes may be about any of them, unless it is ours.
    if (topics.every((topic) => /^pads?(?::|$)/.test(topic))) return;
    pads.moved(changes.map(({ key }) => key));
  });
  return pads;
}
