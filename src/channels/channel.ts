/** What does the rest of the house ask of a place where we speak? */
import type { Person } from "../review/program.ts";
import type { Notice } from "../words/notice.ts";

/** One message: what is to be said, where, and under which name. */
export interface Post {
  /** Names this message for ever and is the same at each try: by it a place can tell a second try from a second message. */
  key: string;
  /** What it says, the oldest first; several when they came in a burst. Never empty. */
  notices: readonly Notice[];
  /** Where within the channel: one of `placesOf`, or the address of a person. */
  to: string;
  /** Whom it is for; null when it is for a place. */
  reader: Reader | null;
  /** Names what it is about ("exemption-3"): messages with the same name belong together. */
  thread: string;
  /** `Said.reference` of the first message of that thread there; null when this is the first, or when nobody asked. */
  after: string | null;
}

/** Somebody who is told for themselves. */
export interface Reader {
  /** `Who.id`. */
  person: string;
  name: string;
  /** Why they get it, in one sentence. */
  because: string;
  /** Address of ours that ends it without signing in; null when we have no address. */
  leave: string | null;
}

/** One named place to speak. It says, and remembers nothing: what was said where is kept by whoever asks. */
export interface Channel {
  /** Name of this instance in the program file. */
  name: string;
  /** "mail", "irc", "gerrit" … */
  kind: string;
  /** How fast it may be spoken to. */
  pace: {
    /** Messages in flight at once. */
    parallel: number;
    /** Most notices in one message; 1 says each for itself. */
    together: number;
    /** True when it wants to know what a message comes after. */
    threads: boolean;
  };
  /** @returns the places within it that are told of a notice, whoever subscribed; `[""]` when it has only one. */
  placesOf(notice: Notice): readonly string[];
  /** @returns the address at which somebody of the roster is reached here; null for none. Absent: nobody is. */
  reaches?(person: Person): string | null;
  /** @returns exactly what would be sent, as text for people: what a dry run prints. */
  draw(post: Post): Promise<string> | string;
  /**
   * Says it once; marked as automated where the place knows such a mark.
   * @throws Unsaid when the place did not take it.
   */
  say(post: Post, signal: AbortSignal): Promise<Said>;
  /** Makes an earlier message say this instead. Absent when the place cannot. @throws Unsaid */
  edit?(reference: string, post: Post, signal: AbortSignal): Promise<Said>;
  /** Looks whether a message with this key stands there already; null when none does. Absent when one cannot look. @throws Unsaid */
  find?(post: Post, signal: AbortSignal): Promise<Said | null>;
  /** Says nothing and tells in one sentence that it can be reached. @throws Unsaid */
  probe(signal: AbortSignal): Promise<string>;
  /** Lets go of connections. */
  close?(): Promise<void>;
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
  /** True when nothing can be said there now, not only this: the whole channel rests. */
  readonly everything: boolean;
  /** True when nobody knows whether it was taken: another try looks first. */
  readonly perhaps: boolean;
  /** Milliseconds that the place asked us to wait; null when it did not say. */
  readonly retryAfter: number | null;
  constructor(
    message: string,
    options: { again: boolean; everything?: boolean; perhaps?: boolean; retryAfter?: number | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.again = options.again;
    this.everything = options.everything ?? false;
    this.perhaps = options.perhaps ?? false;
    this.retryAfter = options.retryAfter ?? null;
  }
}
