/** How do commands that decide something read their words, and answer? */
import { processesOf, processOf } from "../store/ledger.ts";
import { type Context, Refused } from "./context.ts";
import type { Done } from "./deciding.ts";
import { decisions } from "./decisions.ts";
import type { Reply, Told, Verb } from "./verb.ts";

/** A command that can be tried out. */
export type Doing = Omit<Verb, "run" | "tryOut"> & {
  does(context: Context, told: Told, dryRun: boolean): Promise<Done>;
};

/** @returns the command, answering with what its deed says. */
export function doing({ does, ...verb }: Doing): Verb {
  const reply = ({ text, page }: Done): Reply => ({ text, page });
  return {
    ...verb,
    run: async (context, told) => reply(await does(context, told, false)),
    tryOut: async (context, told) => reply(await does(context, told, true)),
  };
}

/** @returns what stands before and behind "because"; without the word all is before. */
export function becauseIn(text: string): { head: string; because: string | undefined } {
  const match = /^(.*?)(?:^|\s+)because:?\s+(.*)$/is.exec(text);
  return match
    ? { head: (match[1] ?? "").trim(), because: match[2]?.trim() }
    : { head: text.trim(), because: undefined };
}

/** A nomination or a poll that is meant, and the words behind it. */
export interface Meant {
  kind: "nomination" | "poll";
  number: string;
  rest: string;
}

/**
 * @returns which process a text begins with ("poll 3 yes", "3 +1"); with no number the one that waits for the actor.
 * @throws Refused when none or several are meant, naming them.
 */
export async function meant(
  context: Context,
  { actor }: Told,
  text: string,
  kinds: readonly Meant["kind"][],
): Promise<Meant> {
  const match = /^(?:(nomination|poll)s?\b[\s#-]*)?#?(\d{1,9})?(?![\w])\s*(.*)$/is.exec(text);
  const [, kind, number, rest = ""] = match ?? [];
  const named = kind?.toLowerCase() as Meant["kind"] | undefined;
  // "0" and "1" alone are votes: no process has number 0, and "1" means one only with its kind.
  const isVote = named === undefined && (number === "0" || (number === "1" && rest === ""));
  if (named && !kinds.includes(named))
    throw new Refused(`This is about ${kinds.map((one) => `a ${one}`).join(" or ")}, not a ${named}.`);
  if (number !== undefined && !isVote)
    return { ...(await numbered(context, named ? [named] : kinds, number)), rest: rest.trim() };
  return {
    ...(await waiting(context, actor.id, named ? [named] : kinds)),
    rest: (isVote ? text : rest || (named ? "" : text)).trim(),
  };
}

async function numbered(
  context: Context,
  kinds: readonly Meant["kind"][],
  number: string,
): Promise<Omit<Meant, "rest">> {
  const there: Meant["kind"][] = [];
  for (const kind of kinds) if (await processOf(context.db, `${kind}-${Number(number)}`)) there.push(kind);
  const [kind, another] = there;
  if (!kind) throw new Refused(`There is no ${kinds.join(" and no ")} ${number}: /decisions lists them.`);
  if (another) throw new Refused(`There are ${there.map((one) => `${one} ${number}`).join(" and ")}: say which.`);
  return { kind, number };
}

async function waiting(context: Context, id: string, kinds: readonly Meant["kind"][]): Promise<Omit<Meant, "rest">> {
  const { waiting: lines } = await decisions(context, { viewer: id });
  const fitting = lines.flatMap(({ kind, number }) =>
    kind !== "exemption" && kinds.includes(kind) ? [{ kind, number }] : [],
  );
  const [one, another] = fitting;
  const names = fitting.slice(0, 8).map(({ kind, number }) => `${kind} ${number}`);
  if (one && !another) return { kind: one.kind, number: String(one.number) };
  if (another) throw new Refused(`Several wait for you: name one of ${names.join(", ")}.`);
  const any = (await Promise.all(kinds.map((kind) => processesOf(context.db, kind)))).flat().length;
  throw new Refused(
    any > 0 ? `None waits for you: name one, as "${kinds[0]} 1".` : `There is no ${kinds.join(" and no ")} yet.`,
  );
}
