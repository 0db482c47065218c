/** What have all deeds around an exemption in common? */
import type { Act } from "../../governance/process.ts";
import { mayNot } from "../../governance/roles.ts";
import type { Instant } from "../../review/change.ts";
import { type NewAct, openProcess } from "../../store/ledger.ts";
import type { Notice } from "../../words/notice.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import type { Deed, Done } from "../deciding.ts";
import { somebody } from "../people-links.ts";

export type { Deed, Done } from "../deciding.ts";

/**
 * @returns who does it and what every act of it carries. Somebody else's word is written down by a core or an officer.
 * @throws Refused for somebody unknown, or who may not write down the words of others.
 */
export function actBy(
  context: Context,
  actor: Actor,
  { for: whose, link }: Deed,
): { id: string; frame: Omit<NewAct, "kind" | "body"> } {
  const { id: recordedBy } = somebody(context, actor.id);
  const { id } = whose?.trim() ? somebody(context, whose) : { id: recordedBy };
  if (id !== recordedBy) {
    const refusal = mayNot(
      context,
      recordedBy,
      [{ core: null }, "ptl", "liaison"],
      "write down what others said",
      context.now(),
    );
    if (refusal) throw new Refused(refusal);
  }
  return {
    id,
    frame: { by: id, recordedBy, at: context.now(), through: actor.through, link: linkFrom(link) ?? actor.link },
  };
}

/** @returns a text that somebody wrote, trimmed; "" for none. @throws Refused when it is too long. */
export function reasonFrom(text: string | undefined, what: string): string {
  const trimmed = text?.trim() ?? "";
  if (trimmed.length > longest)
    throw new Refused(`${what} has ${trimmed.length} characters: say it in at most ${longest}.`);
  return trimmed;
}

/** Characters of the longest text that an act carries. */
const longest = 4_000;

/** Opens a process; in a dry run only lets it be decided. */
export async function openingOf<A extends Act>(
  { context, actor, deed }: { context: Context; actor: Actor; deed: Deed },
  kind: string,
  decide: (
    id: string,
    number: number,
  ) => Promise<{ title: string; acts: NewAct<A>[]; notices: Notice[]; text: string; page: string }>,
): Promise<Done> {
  if (deed.dryRun) {
    const { text } = await decide(`${kind}-0`, 0);
    return { text: `Nothing is written. ${text.replace(/^Exemption 0/, "It")}`, page: `/${kind}s`, written: false };
  }
  let done: Done = { text: "", page: "", written: true };
  const { process, repeated } = await openProcess<A>(context.db, kind, actor.key ?? null, async (id, number) => {
    const decided = await decide(id, number);
    done = { text: decided.text, page: decided.page, written: true };
    return decided;
  });
  context.signs.tell({ topics: [`${kind}s`], changes: [] });
  const number = process.slice(kind.length + 1);
  return repeated
    ? { text: `That was done before, as ${kind} ${number}.`, page: `/${kind}s/${number}`, written: false }
    : done;
}

/** What is told to open pages when an exemption moved. */
export const exemptionTopic = "exemptions";

/** @returns the later of two moments. */
export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function linkFrom(text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Refused(`"${text.slice(0, 80)}" is no address: give one like https://lists.example.org/thread/12.`);
  }
  return url.href;
}
