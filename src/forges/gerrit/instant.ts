/** How is a moment written at Gerrit and with us? */
import type { Instant } from "../../review/change.ts";

/** @returns the instant of a Gerrit timestamp ("2013-02-01 09:59:32.126000000", UTC); what is finer than a millisecond is cut off. */
export function fromGerrit(timestamp: string): Instant {
  return `${timestamp.slice(0, 10)}T${timestamp.slice(11, 19)}.${timestamp.slice(20, 23).padEnd(3, "0")}Z`;
}

/**
 * @returns the moment as a quoted value of Gerrit's `before:` and `after:`. Without the quotes Gerrit answers another
 * question, and without an error.
 */
export function toGerrit(instant: Instant): string {
  const fraction = instant.slice(19, 23);
  return `"${instant.slice(0, 10)} ${instant.slice(11, 19)}${fraction === ".000" ? "" : fraction}"`;
}
