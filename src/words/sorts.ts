/** In which orders can the queue be read, and what are they called? */

/** The orders by name, as addresses and commands write them; the team's own comes first and is meant when none is named. */
export const sorts = ["order", "waiting", "age", "updated", "size", "repository"] as const;

/** One of the orders. */
export type Sort = (typeof sorts)[number];

/** What people call them. */
export const sortNames: Record<Sort, string> = {
  order: "the team's order",
  waiting: "waiting longest",
  age: "oldest first",
  updated: "touched last",
  size: "smallest first",
  repository: "by repository",
};
