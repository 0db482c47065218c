/** How does somebody ask to be told of sessions? */
import { listenNoMoreRuling, listenRuling } from "../../sprint/room/listening.ts";
import type { Actor } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Done } from "../deciding.ts";
import { mayBeTold, tellAlso } from "../subscriptions.ts";
import { inRoom, type RoomDeedAsked } from "./write.ts";

const work = { deed: "ask for sessions", needed: ["contributor"], page: "/agenda" } as const;

/** Tells somebody of sessions like `pattern`, wherever they can be reached. @throws Refused where nothing reaches them. */
export async function listenForSessions(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { pattern: string },
): Promise<Done> {
  mayBeTold(context, actor);
  const done = await inRoom(context, actor, asked, { ...work, rule: (ground) => listenRuling(ground, asked.pattern) });
  if (done.written) await tellAlso(context, actor, "sprints");
  return done;
}

/** Tells them of no sessions any more but their own. @throws Refused when they had not asked. */
export function listenNoMore(context: Context, actor: Actor, asked: RoomDeedAsked): Promise<Done> {
  return inRoom(context, actor, asked, { ...work, rule: listenNoMoreRuling });
}
