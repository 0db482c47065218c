/** What does the rest of the house ask of a place where we speak? */
import type { Notice } from "../words/notice.ts";

/** One named place to speak. It says, and remembers nothing: what was said where is kept by whoever asks. */
export interface Channel {
  /** Name of this instance in the program file. */
  name: string;
  /** "mail", "irc", "gerrit" … */
  kind: string;
  /**
   * Says a notice once; marked as automated where the place knows such a mark.
   * @returns where it can be seen.
   * @throws Unsaid when the place did not take it.
   */
  say(notice: Notice, signal: AbortSignal): Promise<Said>;
}

/** Where something was said. */
export interface Said {
  /** Address for people; null when the place has none. */
  url: string | null;
  /** What the place calls it, to answer or to edit it later; null when it gives no name. */
  reference: string | null;
}

/** A place did not take what we said. The message is one sentence with the next step. */
export class Unsaid extends Error {
  override name = "Unsaid";
  /** True for an outage, which is worth another try; false for a refusal, which is final. */
  readonly again: boolean;
  constructor(message: string, options: { again: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.again = options.again;
  }
}
