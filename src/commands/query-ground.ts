/** On what does a query stand in this house? */
import type { Who } from "../review/directory.ts";
import type { QueryGround } from "../review/query/meaning.ts";
import type { Context } from "./context.ts";

/** @returns what queries are judged by now, `self` being somebody or nobody. */
export function queryGround({ program, directory, labelRanges, now }: Context, self: Who | null): QueryGround {
  return { program, directory, self, now: now(), range: labelRanges.of };
}
