/** On what ground do the tests of the statistics stand? */
import { putLook } from "../../src/store/mirror.ts";
import { has, story, uploads, votes } from "../review/story.ts";
import { accounts } from "../review/team.ts";
import { standing } from "../web/api-ground.ts";

/** @returns the open house, and what reads a change anew as following a forge does. */
export async function counting() {
  const { ground } = await standing();
  const context = ground.house.context();
  const { db, board, now } = context;
  return {
    context,
    async reads(number: number) {
      const change = story(uploads("eve"), votes("ana", "Code-Review+1"), has({ key: `opendev~${number}`, number }));
      const at = { started: now(), now: now() };
      await putLook(db, "opendev", { snapshots: [{ change, accounts }], missing: [], unreadable: [] }, at);
      await board.refresh([change.key]);
    },
    async loses(number: number) {
      const at = { started: now(), now: now() };
      await putLook(db, "opendev", { snapshots: [], missing: [number], unreadable: [] }, at);
      await board.refresh([`opendev~${number}`]);
    },
  };
}
