/** What do all deeds have in common that become acts of a process? */
import { witness } from "../governance/exemption/take.ts";
import type { Act, Standing } from "../governance/process.ts";
import { holders } from "../governance/roles.ts";
import type { Instant } from "../review/change.ts";
import type { Who } from "../review/directory.ts";
import {
  append,
  type Decision,
  type LedgerProcess,
  type NewAct,
  openProcess,
  processOf,
  type Written,
} from "../store/ledger.ts";
import type { ActView, StandingView } from "../words/decisions.ts";
import type { Notice } from "../words/notice.ts";
import type { PersonLink } from "../words/views.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { coreGroups, linkOfWho } from "./people-links.ts";

/** The topic of all pages about nominations, polls and holds. */
export const decisionsTopic = "decisions";

/** What every deed may be asked for with. */
export interface Deed {
  /** Only say what would become of it; nothing is written. */
  dryRun?: boolean | undefined;
  /** Whose word it is, when somebody else writes it down: an id or a name. */
  for?: string | undefined;
  /** Where it was said. */
  link?: string | undefined;
}

/** What a deed did, or would do. */
export interface Done {
  /** A sentence or two. */
  text: string;
  page: string;
  /** False in a dry run, when there was nothing to do, and when the same command was taken before. */
  written: boolean;
}

/** @returns now, or the last act's moment when another's clock is ahead of ours: what is written counts. */
export function momentOf(context: Pick<Context, "now">, acts: readonly Act[]): Instant {
  const last = acts.at(-1)?.at ?? "";
  const now = context.now();
  return now < last ? last : now;
}

/** @returns what to call a `Who.id` in a sentence. */
export function namer({ directory }: Context): (id: string) => string {
  return (id) => directory.find(id)?.name ?? id;
}

/** @returns the link of a `Who.id`, a core when they are one of any group. */
export function personOf(context: Context, id: string): PersonLink {
  const who = context.directory.find(id);
  if (id === witness) return { id, name: "Midcycle", bot: true, core: false };
  return who
    ? linkOfWho(context.directory, who, coreGroups(context), context.now())
    : { id, name: id, bot: false, core: false };
}

/** @returns the cores of a group today, in order of name. */
export function coresOf(context: Context, group: string): Who[] {
  return holders(context, { core: group }, context.now());
}

/** @returns an act of somebody now, written down by the actor. */
export function newAct<A extends Act>(
  context: Context,
  actor: Actor,
  kind: A["kind"],
  body: A["body"],
  by = actor.id,
  link: string | null = actor.link,
): NewAct<A> {
  const { through } = actor;
  return { kind, body, by, recordedBy: actor.id, at: context.now(), through, link } as unknown as NewAct<A>;
}

/** Appends to a process what `decide` says, or in a dry run only lets it decide. `decide` throws `Refused`. */
export async function enact<A extends Act>(
  { context, actor, dryRun = false }: { context: Context; actor: Actor; dryRun?: boolean | undefined },
  process: { id: string; acts: readonly A[] },
  decide: (acts: A[]) => Decision<A>,
): Promise<A[]> {
  if (!dryRun) {
    const { acts } = await append<A>(context.db, process.id, actor.key ?? null, decide);
    tell(context);
    return acts;
  }
  const { acts } = decide([...process.acts]);
  return [
    ...process.acts,
    ...acts.map((act, i) => ({ ...act, process: process.id, seq: process.acts.length + i + 1 }) as unknown as A),
  ];
}

/** Opens a process, or in a dry run only lets it decide. */
export async function enactOpening<A extends Act>(
  { context, actor, dryRun = false }: { context: Context; actor: Actor; dryRun?: boolean | undefined },
  kind: string,
  decide: () => Promise<{ title: string; acts: NewAct<A>[]; notices(id: string, number: number): Notice[] }>,
): Promise<Written<A>> {
  if (dryRun) {
    const { acts } = await decide();
    const process = `${kind}-0`;
    return { process, repeated: false, acts: acts.map((act, i) => ({ ...act, process, seq: i + 1 }) as unknown as A) };
  }
  const opened = await openProcess<A>(context.db, kind, actor.key ?? null, async (id, number) => {
    const { title, acts, notices } = await decide();
    return { title, acts, notices: notices(id, number) };
  });
  tell(context);
  return opened;
}

/** Open pages about decisions look again; each shows only what its reader may see. */
function tell({ signs }: Context): void {
  signs.tell({ topics: [decisionsTopic], changes: [] });
}

/** @returns the process that people name ("3", "#3", "nomination 3", "nomination-3"). @throws Refused when there is none. */
export async function namedProcess(context: Context, kind: string, text: string): Promise<LedgerProcess> {
  const match = new RegExp(`^(?:${kind})?[-\\s#/]*([1-9]\\d{0,8})$`, "i").exec(text.trim());
  const process = match ? await processOf(context.db, `${kind}-${match[1]}`) : null;
  if (!process) throw new Refused(`There is no ${kind} "${text}": give its number, as the page /${kind}s lists them.`);
  return process;
}

/** @returns a standing as it is drawn. */
export function standingView<State extends string>(
  { state, because, awaiting, unmet, deadline }: Standing<State>,
  link: (id: string) => PersonLink,
): StandingView<State> {
  return { state, because, awaiting: awaiting.map(link), unmet, deadline };
}

/** @returns an act as its history shows it; `text` and `reason` are what it says in words. */
export function actView(context: Context, act: Act, text: string, reason: string | null): ActView {
  const { seq, at, by, recordedBy, through, link } = act;
  return {
    ...{ seq, at, text, reason, through, link },
    by: personOf(context, by),
    recordedBy: by === recordedBy ? null : personOf(context, recordedBy),
  };
}

/** @returns a text that somebody wrote, trimmed. @throws Refused when it is missing or too long. */
export function written(text: string | undefined, what: string, most = 2_000): string {
  const trimmed = text?.trim() ?? "";
  if (!trimmed) throw new Refused(`Say ${what}.`);
  if (trimmed.length > most)
    throw new Refused(`Say ${what} in at most ${most} characters: this has ${trimmed.length}.`);
  return trimmed;
}

/** @returns an address of the web, or null for none. @throws Refused for anything else. */
export function linkFrom(text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Refused(`"${text}" is no address: give one like https://lists.example.org/thread/12.`);
  return url.href;
}
