/** How well is the mirror, and what could not be understood? */
import { setAside } from "../store/dirty.ts";
import { countChanges } from "../store/read.ts";
import type { HealthView } from "../words/views.ts";
import { chatsOf } from "./chats.ts";
import type { Context } from "./context.ts";

/** @returns lag and marks of each forge, what is set aside, and versions. Never throws for an unreachable forge. */
export async function health(context: Context): Promise<HealthView> {
  return {
    version: context.version,
    node: process.versions.node,
    database: context.database,
    started: context.started,
    changes: await countChanges(context.db),
    forges: await context.health(),
    gates: await context.gates(),
    chats: chatsOf(context),
    setAside: await setAside(context.db),
  };
}
