/** What does one command consist of that people write in a comment, on the web or on a terminal? */
import type { ChangeKey } from "../review/change.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";

/** What somebody told Midcycle to do. */
export interface Told {
  actor: Actor;
  /** Everything behind the verb on its line, trimmed. */
  rest: string;
  /** The change under which it was said; null elsewhere. */
  about: ChangeKey | null;
}

/** What is answered, before any channel's dialect. */
export interface Reply {
  /** One or a few sentences of plain text. */
  text: string;
  /** Page of ours that says more, from the root ("/exemptions/12"); null when there is none. */
  page: string | null;
}

/** One command. The help, the README's table and each refusal are made from it. */
export interface Verb {
  /** As written after the slash: one word or two ("frozen?", "ffe request"). */
  name: string;
  /** Other ways to write the name. */
  synonyms: string[];
  /** What follows the name ("CHANGE [on DATE]"); empty when nothing does. */
  usage: string;
  /** What it does, in one line without a full stop. */
  summary: string;
  /** Who may, in words ("anyone", "a core of the repository"). */
  who: string;
  /** Whole lines ("/ffe request 272287 because the spec merged late"). */
  examples: string[];
  /** Does it. @throws Refused with one sentence that names the valid values and whom to ask. */
  run(context: Context, told: Told): Promise<Reply>;
  /** Says what `run` would do and checks all that it checks, but changes nothing; absent when it cannot be tried. */
  tryOut?(context: Context, told: Told): Promise<Reply>;
}
