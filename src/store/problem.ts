/** What keeps the store from being used? */

/** The store cannot be used as asked. The message is the one sentence for people: what is wrong and what to do. */
export class StoreProblem extends Error {
  override name = "StoreProblem";
}

/** The database does not answer now. */
export class StoreUnreachable extends StoreProblem {
  override name = "StoreUnreachable";
}

/** @returns the code that Node, SQLite or PostgreSQL gave a failure ("EACCES", "SQLITE_NOTADB", "28P01"); "" when it has none. */
export function codeOf(failure: unknown): string {
  return failure instanceof Error && "code" in failure ? String(failure.code) : "";
}

/** @returns one sentence when work on the database failed for a while (gone, restarting, busy, full); null for any other failure. */
export function storeOutage(failure: unknown): string | null {
  const code = codeOf(failure);
  const said = saidBy(failure);
  // Classes 08, 53 and 57P: connections, resources, an administrator's stop.
  const gone = /^(E[A-Z_]+|57P0\d|53\w{3}|08\w{3})$/.test(code) || /timeout|terminated|not queryable/i.test(said);
  if (gone) return `The database does not answer (${said}).`;
  return /^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(code) ? `The database cannot be used now (${code}).` : null;
}

/** @returns a failure's own words; of several at once, those of the first. */
export function saidBy(failure: unknown): string {
  const first = failure instanceof AggregateError ? failure.errors[0] : failure;
  return first instanceof Error ? first.message : String(first);
}
