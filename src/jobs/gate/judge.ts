/** Is a change frozen, exemptions counted, as everybody here sees it? */
import { refreshFreezing } from "../../commands/freezing.ts";
import { verdictAt } from "../../commands/frozen.ts";
import type { Judge } from "./ground.ts";

/** By the calendar, the evidence, the words of cores and the exemptions as they stand when it is asked. */
export const judge: Judge = async (context) => {
  await refreshFreezing(context);
  return (change, at) => verdictAt(context, change, at)?.verdict ?? null;
};
