/** On which changes are queries tried? */
import type { Change } from "../../src/review/change.ts";
import { directoryOf } from "../../src/review/directory.ts";
import { type Compiled, compileQuery } from "../../src/review/query/compile.ts";
import type { Answer, QueryGround } from "../../src/review/query/meaning.ts";
import { voicesOf } from "../../src/review/query/voices.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { around, now } from "./story.ts";
import { accounts, team } from "./team.ts";

const forge = { name: "opendev", url: "https://review.opendev.org" } as (typeof team.forges)[number];

/** The team, seen by Eve. */
export const ground: QueryGround = {
  program: { ...team, forges: [forge] },
  directory: directoryOf(team, accounts),
  self: directoryOf(team, accounts).find("eve"),
  now,
  range: (_, __, label) => (label === "verified" || label === "code-review" ? { min: -2, max: 2 } : null),
};

/** @returns what a query says of a change with all its messages. */
export function asked(text: string, change: Change, more: Partial<QueryGround> = {}): Answer {
  return compiled(text, more).test({ change, turn: turnOf(change, around(change)), voices: voicesOf(change) });
}

/** @returns the query on that ground. */
export function compiled(text: string, more: Partial<QueryGround> = {}): Compiled {
  return compileQuery(text, { ...ground, ...more });
}
