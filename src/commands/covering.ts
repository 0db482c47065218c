/** Which exemptions let a change through, as they stand now? Kept, because every row of a list asks. */
import { covers, holds } from "../governance/exemption/covers.ts";
import type { Change, Instant } from "../review/change.ts";
import { names } from "../review/sentence.ts";
import type { Freeze } from "../sprint/calendar.ts";
import type { Cover } from "../sprint/frozen.ts";
import { day } from "../words/time.ts";
import type { Context } from "./context.ts";
import { allExemptions, type Exemption } from "./exemption/found.ts";

const houses = new WeakMap<object, readonly Exemption[]>();

/** Reads the exemptions again. */
export async function readCovers(context: Context): Promise<void> {
  houses.set(
    context.board,
    (await allExemptions(context)).filter(({ standing }) => holds(standing)),
  );
}

/** @returns what covers a change in each freeze at an instant, by the exemptions as they were last read. */
export function coversAt(context: Context, change: Change, at: Instant): (freeze: Freeze) => Cover | null {
  const about = (houses.get(context.board) ?? []).filter(
    ({ standing }) => (standing.until === null || standing.until > at) && covers(standing, change),
  );
  return ({ kind }) => {
    const found = about.find(({ standing }) => standing.request.freeze === kind);
    return found ? coverOf(context, found) : null;
  };
}

function coverOf({ directory }: Context, { id, number, standing }: Exemption): Cover {
  const by = (standing.granted?.by ?? []).map((who) => ({ name: directory.find(who)?.name ?? who }));
  const on = standing.granted ? ` on ${day(standing.granted.at, "UTC")}` : "";
  const still = standing.state === "conditional" ? ", on conditions that are still open" : "";
  const because = `Exemption ${number} lets it through: granted${by.length > 0 ? ` by ${names(by)}` : ""}${on}${still}.`;
  return { id, because, until: standing.until, page: `/exemptions/${number}` };
}
