/** When are the sections of the dashboards counted, so that one sees how they went? */
import type { Context } from "../commands/context.ts";
import { countSections } from "../commands/section-history.ts";
import { count } from "../words/plain.ts";
import type { Work } from "./timers.ts";

/**
 * @returns the work of counting once an hour of the time that people see: the hours of a made-up team pass in seconds.
 * Its mark is the last hour that was counted. `ready` tells whether everything has been read; before that a count would
 * say nothing.
 */
export function countingSections(context: () => Context, ready: () => boolean): Work {
  return async (mark) => {
    const hour = context().now().slice(0, 13);
    if (hour === mark || !ready()) return null;
    const counted = await countSections(context());
    return {
      told: `${count(counted, "section", "sections")} counted for ${hour.replace("T", " ")}:00 UTC.`,
      mark: hour,
    };
  };
}
