/** Which promises does a text make, and which of them are written down? */

import type { Source } from "../../sprint/promise/acts.ts";
import { dueAt, dueText } from "../../sprint/promise/due.ts";
import { pointersIn } from "../../sprint/promise/pointers.ts";
import { folded } from "../../sprint/prose/folded.ts";
import type { Prose } from "../../sprint/prose/prose.ts";
import type { OffersView, OfferView } from "../../words/promise-offers.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { type Done, personOf } from "../deciding.ts";
import { chosenSprint } from "../sprint.ts";
import { allPromises } from "./found.ts";
import { momentsOf, promise, readPieces } from "./make.ts";

/** Which text, and at which sprint it was written; its dates are counted from the last day of that. */
export interface OffersQuestion {
  prose: Prose;
  name: string;
  sprint?: string | undefined;
}

/** @returns what a text promises, each with what could be looked for here. @throws Refused for a sprint unknown. */
export async function offersIn(context: Context, { prose, name, sprint: id }: OffersQuestion): Promise<OffersView> {
  const sprint = id ? chosenSprint(context, id) : null;
  const { from, base } = momentsOf(sprint, context.now());
  const zone = sprint?.zone ?? "UTC";
  const { program, directory } = context;
  const people = program.people.map(({ id, name, nicks, accounts }) => ({
    id,
    names: [id, name, ...nicks, ...Object.values(accounts).flat()],
  }));
  const repositories = program.repositories.map((one) => one.name);
  const found = pointersIn(prose, { program, now: base, zone, repositories, people });
  const made = new Map(
    (await allPromises(context))
      .filter(({ standing }) => standing.state !== "withdrawn")
      .map((one) => [folded(one.standing.made.text), one.number]),
  );
  const offers: OfferView[] = [];
  for (const pointer of found) {
    const { line, column, text, because, due } = pointer;
    const known = pointer.who.map((who) => ({ who, there: directory.find(who) }));
    offers.push({
      ...{ n: offers.length + 1, line, column, text, because, due },
      who: known.flatMap(({ there }) => (there ? [personOf(context, there.id)] : [])),
      others: known.flatMap(({ who, there }) => (there ? [] : [who])),
      dueText: dueText(due, zone),
      dueAt: due && dueAt(due, program.cycles),
      ...(await lookable(context, pointer.look, from)),
      known: made.get(folded(text)) ?? null,
    });
  }
  return { name, sprint: sprint && { id: sprint.id, title: sprint.title }, offers };
}

/** Writes offers down. @throws Refused for a number that is not offered, before anything is written. */
export async function takeOffers(
  context: Context,
  actor: Actor,
  view: OffersView,
  wanted: {
    numbers: readonly number[];
    source: Partial<Source>;
    link?: string | undefined;
    dryRun?: boolean | undefined;
  },
): Promise<Done[]> {
  const missing = wanted.numbers.find((n) => !view.offers.some((offer) => offer.n === n));
  if (missing !== undefined) {
    const there = view.offers.length > 0 ? `there are 1 to ${view.offers.length}` : "nothing is offered";
    throw new Refused(`Nothing is offered as ${missing}: ${there}.`);
  }
  const done: Done[] = [];
  for (const offer of view.offers.filter(({ n }) => wanted.numbers.includes(n))) {
    if (offer.known !== null) {
      const text = `"${offer.text.slice(0, 60)}" is written down already, as promise ${offer.known}.`;
      done.push({ text, page: `/promises/${offer.known}`, written: false });
      continue;
    }
    const { text, due, look, who, others, line } = offer;
    const source = { kind: "recap" as const, title: view.name, line, ...wanted.source };
    const named = [...who.map(({ id }) => id), ...others];
    const asked = { text, due, look, who: named, sprint: view.sprint?.id, link: wanted.link, dryRun: wanted.dryRun };
    done.push(await promise(context, actor, { ...asked, source }));
  }
  return done;
}

async function lookable(
  context: Context,
  lines: readonly string[],
  from: string,
): Promise<Pick<OfferView, "look" | "dropped">> {
  const look: string[] = [];
  const dropped: string[] = [];
  for (const line of lines) {
    try {
      await readPieces(context, [line], from);
      look.push(line);
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      dropped.push(failure.message);
    }
  }
  return { look, dropped };
}
