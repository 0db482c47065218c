/** Is a change frozen, exemptions and words of cores counted, as everybody here sees it? */
import { refreshFreezing } from "../../commands/freezing.ts";
import { verdictAt } from "../../commands/frozen.ts";
import type { Judge } from "./ground.ts";

/** As the pages say it. */
export const judge: Judge = async (context) => {
  await refreshFreezing(context);
  return (change, at) => verdictAt(context, change, at)?.verdict ?? null;
};
