/** Which sentences of a text promise something that somebody could look for later? */
import { type Link, offsetIn, type Place, type Prose, placeOf, type Sentence, sentencesOf } from "../prose/prose.ts";
import type { Due } from "./acts.ts";
import { actionText, type Cue, cueOf } from "./cues.ts";
import type { DueGround } from "./due-text.ts";
import { type LookGround, lookFor } from "./look-words.ts";
import { aheadIn } from "./time-words.ts";

/** A sentence that promises something, with what the tool would make of it. A person decides. */
export interface Pointer extends Place {
  /** Offset in the source, and length there. */
  offset: number;
  length: number;
  /** The sentence, or the action without its mark. */
  text: string;
  /** The words that make it one, and why they do. */
  cue: string;
  because: string;
  /** Who is named, by what they are called here; none when nobody is. */
  who: string[];
  due: Due | null;
  /** What to look for, in the forms in which people write it. */
  look: string[];
}

/** What a text is read against. */
export interface PointerGround extends DueGround, LookGround {
  /** What people are called: names, ids and nicks, each with what to call them. */
  people: readonly { id: string; names: readonly string[] }[];
}

/** @returns the sentences that promise something, in order. Headings and quotes promise nothing. */
export function pointersIn(prose: Prose, ground: PointerGround): Pointer[] {
  return prose.blocks.flatMap((block, n) => {
    if (block.kind === "heading" || block.quoted) return [];
    const links = prose.links.filter((link) => link.block === n);
    return sentencesOf(block).flatMap((sentence) => pointerIn(prose, sentence, links, ground) ?? []);
  });
}

function pointerIn(prose: Prose, sentence: Sentence, links: readonly Link[], ground: PointerGround): Pointer | null {
  const ahead = aheadIn(sentence.text, ground);
  const cue = cueOf(sentence.text, ahead !== null);
  if (cue === null) return null;
  const offset = offsetIn(sentence.block, sentence.start);
  const end = offsetIn(sentence.block, sentence.start + sentence.text.length - 1) + 1;
  const within = links.filter(({ at }) => at >= offset && at < end);
  const text = cue.kind === "action" ? actionText(sentence.text) : sentence.text;
  const who = whoIn(text, cue, ground);
  // An action that names neither somebody nor a time binds nobody.
  if (cue.kind === "action" && who.length === 0 && ahead === null) return null;
  return {
    ...placeOf(prose.source, offset),
    ...{ offset, length: end - offset, text, cue: cue.words, who },
    because: becauseOf(cue, ahead?.words ?? null),
    due: ahead?.due ?? null,
    look: lookFor(text, within, ground),
  };
}

function becauseOf(cue: Cue, when: string | null): string {
  const time = when === null ? "no time is named" : `"${when}" lies ahead`;
  if (cue.kind === "action") return `It is an action; ${time}.`;
  return cue.kind === "pointer"
    ? `"${cue.words}" points ahead; ${time}.`
    : `"${cue.words}" says that it is to be done; ${time}.`;
}

/** Of an action the one it begins with; else everybody named. */
function whoIn(text: string, cue: Cue, { people }: PointerGround): string[] {
  const called = (names: readonly string[], part: string) =>
    names.some((name) => name.length > 2 && hasName(part, name));
  if (cue.kind === "action") {
    const owner =
      cue.who ?? /^@?([\w.-]+)(?:\s*[,&]\s*@?[\w.-]+)*(?:\s+(?:and|to|will|should)\b|:)/.exec(text)?.[0] ?? "";
    const known = people.filter(({ names }) => called(names, owner)).map(({ id }) => id);
    if (known.length > 0) return known;
    const first = /^@?([\w.-]+)(?=\s+(?:to|will|should)\b|:)/.exec(text)?.[1];
    return cue.who
      ? [cue.who]
      : first && !/^(?:we|everybody|everyone|somebody|someone|all|need|try|want|have)$/i.test(first)
        ? [first]
        : [];
  }
  return people
    .filter(({ names }) =>
      called(
        names.filter((name) => /[\s\d]/.test(name) || name.length > 4),
        text,
      ),
    )
    .map(({ id }) => id);
}

function hasName(text: string, name: string): boolean {
  const [lower, sought] = [text.toLowerCase(), name.toLowerCase()];
  const at = lower.indexOf(sought);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${lower[at - 1] ?? " "}${lower[at + sought.length] ?? " "}`);
}
