/** How is somebody named on the pages of a sprint? As they want to be. */
import type { ChangeKey } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { nobody } from "../sprint/room/acts.ts";
import { type Shown, shownAs, unnamed } from "../sprint/roster.ts";
import type { Reserved } from "../words/room.ts";
import type { Context } from "./context.ts";
import { coreGroups, linkOfWho } from "./people-links.ts";
import { reservationNow, roomOf } from "./rooms.ts";

/** @returns a function that names a `Who.id` as the roster of a sprint allows. */
export function namesIn(context: Context, sprint: Pick<Sprint, "id">): (id: string) => Shown {
  const roster = new Map(roomOf(context, sprint).roster.map((one) => [one.id, one]));
  return (id) => {
    if (id === nobody) return { id: null, name: unnamed, core: false };
    const who = context.directory.find(id);
    const link = who?.id === id ? linkOfWho(context.directory, who, coreGroups(context), context.now()) : null;
    const { name = id, core = false } = link ?? {};
    return shownAs(roster.get(id) ?? null, { id, name, core });
  };
}

/** @returns who of a sprint that is on has reserved a change; null when nobody has. */
export function reservedMark(context: Context, change: ChangeKey): Reserved | null {
  const found = reservationNow(context, change);
  return found && { by: namesIn(context, found.sprint)(found.by).name, until: found.until };
}
