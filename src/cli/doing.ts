/** Who acts on a terminal, and how is what they did told? */
import pc from "picocolors";
import type { Actor } from "../commands/actor.ts";
import { type Context, Refused } from "../commands/context.ts";
import type { Done } from "../commands/deciding.ts";
import { somebody } from "../commands/people-links.ts";
import { acting } from "../commands/rights.ts";
import type { House } from "../index.ts";
import { answer, type Shared } from "./ground.ts";

/** @returns whom `--as` names. `link`: what they point at for it. @throws Refused when nobody is named. */
export function actorOf(context: Context, { as, link }: Pick<Shared, "as"> & { link?: string | undefined }): Actor {
  if (!as) throw new Refused("Say who you are: --as PERSON, or MIDCYCLE_AS.");
  return { id: somebody(context, as).id, through: "cli", link: link ?? null };
}

/** Does what somebody asks for, notes a refusal for the administrators, and prints what was done. @throws Refused when nobody is named */
export async function doing(
  house: House,
  options: Shared & { deed: string; what: string; words: string[]; link?: string; dryRun?: boolean },
  work: (actor: Actor) => Promise<Done>,
): Promise<void> {
  const { deed, what, words, dryRun } = options;
  const context = house.context();
  const actor = actorOf(context, options);
  const line = [deed, what, ...words].join(" ");
  const told = dryRun ? await work(actor) : await acting(context, actor, line, () => work(actor));
  answer(options, told, ({ text, page }) =>
    [dryRun ? pc.dim("Only tried out, nothing is written:") : "", text, pc.dim(page)].filter(Boolean).join("\n"),
  );
}

/** @returns what must be there. @throws Refused saying what is missing. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined || value === "") throw new Refused(`Say ${what}.`);
  return value;
}
