/** How does a channel write in a section of a pad: of ours, or of an Etherpad? */
import { Unsaid } from "../channels/channel.ts";
import type { Context } from "../commands/context.ts";
import { padPage } from "../commands/pads/pads.ts";
import { PadsUnavailable } from "../pads/pad.ts";
import { canonicalPad, mirrors } from "../sprint/etherpad.ts";
import { midcycleAuthor } from "../sprint/pad.ts";
import { padOfId } from "../store/pads.ts";
import { storeOutage } from "../store/problem.ts";
import { newSection, sectionIn, withSection } from "../words/kept-section.ts";
import type { Neighbour } from "./etherpads.ts";

/** What a section shall say, from what it says now (null: it is not there); null leaves it. */
type Body = (now: string | null) => string | null;

/** @returns how sections of pads are changed. Its failures are `Unsaid`. */
export function padVoice(
  context: () => Context,
  neighbours: readonly Neighbour[],
): {
  revise(
    place: { pad: string; etherpad: string | null },
    section: string,
    body: Body,
    signal: AbortSignal,
  ): Promise<string | null>;
} {
  return {
    async revise({ pad, etherpad }, section, body, signal) {
      try {
        if (etherpad === null) return await reviseOurs(context(), pad, section, body);
        return await reviseTheirs(neighbours, etherpad, canonicalPad(pad), section, body, signal);
      } catch (failure) {
        const sentence = failure instanceof PadsUnavailable ? failure.message : storeOutage(failure);
        if (failure instanceof Unsaid || sentence === null) throw failure;
        throw new Unsaid(sentence, { again: true, everything: true, perhaps: true, cause: failure });
      }
    },
  };
}

async function reviseOurs(context: Context, pad: string, section: string, body: Body): Promise<string | null> {
  const there = await padOfId(context.db, pad);
  if (there === null) throw away(`There is no pad ${pad} here: make it on /pads, then what waits is written.`);
  if (mirrors(there)) throw away(`The pad ${pad} mirrors one of an Etherpad: name that Etherpad in the program file.`);
  // A section that a sprint's own one cannot be taken for.
  const id = `channel ${section}`;
  const damaged: string[] = [];
  await context.pads.write(pad, midcycleAuthor, (text) => {
    const found = sectionIn(text, id);
    if ("damaged" in found) damaged.push(found.damaged);
    if ("damaged" in found) return null;
    const after = body(found.body);
    if (after === null) return null;
    if (found.body === null) return `${text}${gapAfter(text)}${newSection(id, after)}\n`;
    const kept = withSection(text, id, after);
    return "text" in kept ? kept.text : null;
  });
  const [why] = damaged;
  if (why !== undefined) throw new Unsaid(`Nothing is written in the pad ${pad}. ${why}`, { again: false });
  const { address } = context.program.writing;
  return address && `${address}${padPage(pad)}`;
}

async function reviseTheirs(
  neighbours: readonly Neighbour[],
  etherpad: string,
  pad: string,
  section: string,
  body: Body,
  signal: AbortSignal,
): Promise<string> {
  const pads = neighbours.find(({ settings }) => settings.name === etherpad)?.pads;
  if (!pads?.revise) throw away(`Nothing is written on ${etherpad} without its key: set the variable of its key-env.`);
  // Opening a pad that is not there would make it.
  await pads.mark(pad, signal);
  const kept = await pads.revise(pad, section, body, signal);
  const url = `${pads.url}/p/${encodeURIComponent(pad)}`;
  if (typeof kept === "object") {
    throw new Unsaid(`The section ${section} of ${url} is left alone. ${kept.damaged}`, { again: false });
  }
  return url;
}

/** A section that comes at the end has an empty line before it. */
function gapAfter(text: string): string {
  if (text === "" || text.endsWith("\n\n")) return "";
  return text.endsWith("\n") ? "\n" : "\n\n";
}

/** Nothing can be said there until somebody has done something about it. */
function away(sentence: string): Unsaid {
  return new Unsaid(sentence, { again: true, everything: true });
}
