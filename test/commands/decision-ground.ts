/** On what ground do the tests of nominations and polls decide? */
import type { Actor } from "../../src/commands/actor.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { type Changed, standing } from "../web/api-ground.ts";

/** @returns the open house of the stories: Ana, Ben and Cleo are cores, Dan and Eve contribute; and what it says. */
export async function deciding(changed: Changed = {}) {
  const { ground } = await standing(changed);
  const { house } = ground;
  return {
    house,
    get context() {
      return house.context();
    },
    /** Ids of the notices that wait to be said. */
    told: async () => (await waitingNotices(house.context().db, 100)).map(({ notice }) => notice.id),
  };
}

/** @returns somebody on a terminal. */
export function as(id: string, more: Partial<Actor> = {}): Actor {
  return { id, through: "cli", link: null, ...more };
}
