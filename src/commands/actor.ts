/** Who does something, and through what? */

/** Places through which people act. */
export type Through = "cli" | "web" | "api" | "gerrit";

/** Somebody who does something. Whether they may is decided where it is done, at that moment. */
export interface Actor {
  /** `Who.id`. */
  id: string;
  through: Through;
  /** Address of where it was said; null when there is none. */
  link: string | null;
}
