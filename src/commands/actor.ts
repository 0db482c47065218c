/** Who does something, and through what? */

/** Places through which people act. */
export type Through = "cli" | "web" | "api" | "gerrit" | "minutes" | "irc" | "matrix";

/** Somebody who does something. Whether they may is decided where it is done, at that moment. */
export interface Actor {
  /** `Who.id`. */
  id: string;
  through: Through;
  /** Address of where it was said; null when there is none. */
  link: string | null;
  /**
   * Names this one command for ever ("gerrit/opendev~12/5f0c…/3"): what was done under it is not done a second time,
   * also when a process died in between. Absent where nothing is ever told twice.
   */
  key?: string;
}
