/** What does somebody see who is offered the promises of a text? */
import type { Instant } from "../review/change.ts";
import type { Due } from "../sprint/promise/acts.ts";
import type { PersonLink } from "./views.ts";

/** One sentence that promises something, and what would be made of it. */
export interface OfferView {
  /** From 1, in the order of the text. */
  n: number;
  line: number;
  column: number;
  text: string;
  /** Why it is taken for a promise, in one sentence. */
  because: string;
  who: PersonLink[];
  /** Who else is named, as written. */
  others: string[];
  due: Due | null;
  /** The due as a form takes it, and the instant as the calendar has it; null when it does not know. */
  dueText: string;
  dueAt: Instant | null;
  /** What to look for, in the forms in which people write it. */
  look: string[];
  /** What the text speaks of and nobody could look for here, with why. */
  dropped: string[];
  /** Number of the promise that says the same already; null when none does. */
  known: number | null;
}

/** What a text promises. */
export interface OffersView {
  /** How the text is called. */
  name: string;
  sprint: { id: string; title: string } | null;
  offers: OfferView[];
}
