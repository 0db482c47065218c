/** Which changes were exempted from a freeze, and when? */
import type { ChangeKey, Instant } from "../review/change.ts";
import type { Context } from "./context.ts";
import { allExemptions } from "./exemption/found.ts";

/** @returns the grants there were, each with the changes that it names or lets through. */
export async function exemptions(context: Context): Promise<{ changes: ChangeKey[]; at: Instant; what: string }[]> {
  return (await allExemptions(context)).flatMap(({ number, standing: { granted, request, changes } }) =>
    granted ? [{ changes: [...request.subject.changes, ...changes], at: granted.at, what: `Exemption ${number}` }] : [],
  );
}
