/** May somebody do it? And where does a refusal leave its trace? */
import { mayNot, type Needed } from "../governance/roles.ts";
import { putRefusal } from "../store/audit.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";

/** Goes on only for somebody who is one of what is needed. @throws Refused naming who may do the deed ("grant an exemption"), and whom to ask. */
export function mustBe(context: Context, actor: Actor, needed: readonly Needed[], deed: string): void {
  const sentence = mayNot(context, actor.id, needed, deed, context.now());
  if (sentence !== null) throw new Refused(sentence);
}

/**
 * Every deed of a person passes here, whatever it came through: what is refused is noted for the administrators, then
 * thrown on. `deed`: what was asked, as a command line or in words.
 */
export async function acting<T>(
  context: Context,
  actor: Pick<Actor, "through"> & { id: string | null },
  deed: string,
  work: () => Promise<T> | T,
): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Refused) await noteRefusal(context, actor, deed, failure.message);
    throw failure;
  }
}

/** Notes a refusal for the administrators. `id`: null for a stranger. */
export async function noteRefusal(
  context: Context,
  { id, through }: Pick<Actor, "through"> & { id: string | null },
  deed: string,
  why: string,
): Promise<void> {
  await putRefusal(context.db, { who: id, through, what: deed, why }, context.clock());
}
