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
