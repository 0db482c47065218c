/** What does a query consist of, and how is a mistake in its text told? */

/** A query taken apart. `is:open` is the term {field: "is", value: "open"}; a bare word has no field. */
export type Query = { kind: "and" | "or"; of: Query[] } | { kind: "not"; of: Query } | Term;

/** One condition, and where in the text it stands: from `at` to before `end`, counted in UTF-16 units from 0. */
export interface Term {
  kind: "term";
  field: string | null;
  value: string;
  at: number;
  end: number;
}

/** A query that does not parse, or a value that an operator does not take: a value for people, not a failure. */
export class QueryMistake extends Error {
  override name = "QueryMistake";
  /** Where, in UTF-16 units from 0; the message counts from 1. */
  readonly at: number;
  /** How many units are wrong; at least 1, also at the end of the text. */
  readonly length: number;
  constructor(at: number, said: string, length = 1) {
    super(`at ${at + 1}: ${said}`);
    this.at = at;
    this.length = Math.max(1, length);
  }
}
