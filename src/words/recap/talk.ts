/** What was talked about, and what came of it, by the agenda and by the minutes? */
import type { Row } from "../../review/number.ts";
import type { Cycle } from "../../review/program.ts";
import type { Item, Minutes, Topic } from "../../sprint/minutes/minutes.ts";
import type { Session } from "../../sprint/session.ts";
import type { RecapTopic } from "./model.ts";

/** What is known besides the agenda and the minutes. */
export interface TalkGround {
  cycles: readonly Cycle[];
  /** How somebody may be named (`Who.id`); null for nobody in particular. */
  name(id: string): string | null;
  /** How a change is listed; null for one that nobody knows. */
  change(key: string): Row | null;
}

type Outcome = RecapTopic["outcomes"][number];

/** Verbs that people begin an outcome with. */
const verbs: readonly [RegExp, Outcome["verb"]][] = [
  [/^(?:agreed|decided|accepted|approved)(?: (?:that|on|to))?[:,]?\s+(?!not\b|against\b)/i, "agreed"],
  [/^(?:(?:agreed|decided) (?:not|against)(?: to| that)?|rejected|declined)[:,]?\s+/i, "rejected"],
  [/^(?:postponed|deferred|put off)(?: to| until)?[:,]?\s+/i, "postponed"],
];
const condition = /,?\s*(?:on (?:the )?condition that|provided(?: that)?|as long as)\s+([^.;]+)/i;

/** @returns the topics in the order of the agenda, then those that only the minutes have; without what came to nothing at all. */
export function topicsOf(
  sessions: readonly Session[],
  minutes: readonly Minutes[],
  ground: TalkGround,
): { topics: RecapTopic[]; silent: string[] } {
  const talked = minutes.flatMap((one) => one.topics).filter(({ title }) => title !== null);
  const same = (title: string) => talked.filter((topic) => plain(topic.title ?? "") === plain(title));
  const own = sessions.map((session) => ({ session, topic: fromSession(session, same(session.title), ground) }));
  const named = new Set(sessions.map(({ title }) => plain(title)));
  const others = Map.groupBy(
    talked.filter(({ title }) => !named.has(plain(title ?? ""))),
    ({ title }) => plain(title ?? ""),
  );
  const topics = [
    ...own.filter(({ session, topic }) => wasHeld(session) || topic.outcomes.length > 0).map(({ topic }) => topic),
    ...[...others.values()].map((some, n) =>
      topicFrom({ id: `minutes-${n + 1}`, title: some[0]?.title ?? "", raisedBy: [] }, some, ground),
    ),
  ];
  const silent = own.filter(({ session, topic }) => session.state === "done" && topic.outcomes.length === 0);
  return { topics: topics.filter(saysSomething), silent: silent.map(({ session }) => session.title) };
}

function fromSession(session: Session, topics: readonly Topic[], ground: TalkGround): RecapTopic {
  const { id, title, raisedBy, outcome, changes, about, notes } = session;
  const raiser = ground.name(raisedBy);
  const links = [...about, ...(notes ? [notes] : [])].filter((one) => /^https?:\/\//.test(one));
  const found = topicFrom({ id, title, raisedBy: raiser ? [raiser] : [] }, topics, ground, outcome);
  return {
    ...found,
    links: unique([...links.map((url) => ({ text: url, url })), ...found.links]),
    changes: changes.map((key) => ground.change(key)).filter((row) => row !== null),
  };
}

function topicFrom(
  head: Pick<RecapTopic, "id" | "title" | "raisedBy">,
  topics: readonly Topic[],
  { cycles }: TalkGround,
  outcome: string | null = null,
): RecapTopic {
  const items = topics.flatMap((topic) => topic.items);
  const texts = [...(outcome?.trim() ? [outcomeOf(outcome.trim())] : []), ...items.flatMap(outcomesOf)];
  const found = texts.map(({ text }) => condition.exec(text)?.[1]?.trim() ?? null);
  return {
    ...head,
    outcomes: texts.map(({ verb, text }) => ({ verb, text: text.replace(condition, "").trim() })),
    condition: found.find((one) => one !== null) ?? null,
    target: targetIn(
      texts.map(({ text }) => text),
      cycles,
    ),
    actions: items.flatMap((item) => {
      if (item.kind !== "action") return [];
      const owner = item.owners.map(({ name }) => name).join(", ");
      return [{ text: withoutOwner(item.text, item.owners), owner: owner || null, due: item.due?.at ?? null }];
    }),
    links: items.flatMap((item) => {
      if (item.kind !== "link") return [];
      const text = `${item.prefix}${item.suffix}`.trim();
      return [{ text: text || item.url, url: item.url }];
    }),
    changes: [],
  };
}

function outcomesOf(item: Item): Outcome[] {
  switch (item.kind) {
    case "agreed":
    case "accepted":
      return [{ ...outcomeOf(item.text), verb: "agreed" }];
    case "rejected":
      return [{ ...outcomeOf(item.text), verb: "rejected" }];
    case "vote": {
      const tally = item.tally.map(({ option, voters }) => `${option} ${voters.length}`).join(", ");
      return [{ verb: "voted", text: `${item.question}? ${tally}` }];
    }
    default:
      return [];
  }
}

function outcomeOf(text: string): Outcome {
  const found = verbs.find(([pattern]) => pattern.test(text));
  return found ? { verb: found[1], text: text.replace(found[0], "") } : { verb: "said", text };
}

/** "dan to write the spec" is "write the spec" where Dan is named before it. */
function withoutOwner(text: string, owners: readonly { name: string }[]): string {
  const [, first = "", rest = text] = /^(\S+?)[:,]?\s+(?:to\s+)?(.+)$/s.exec(text) ?? [];
  const bare = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const named = owners.length === 1 && bare(owners[0]?.name ?? "").startsWith(bare(first));
  return named ? rest : text;
}

/** The cycle or milestone that an outcome names, as it was written. */
function targetIn(texts: readonly string[], cycles: readonly Cycle[]): string | null {
  const known = cycles.flatMap(({ id, milestones }) => [...milestones.map((one) => one.id), id]);
  for (const text of texts) {
    for (const name of known) {
      const at = text.toLowerCase().search(new RegExp(`\\b${name.toLowerCase().replaceAll(/[^a-z0-9]/g, "\\$&")}\\b`));
      if (at >= 0) return text.slice(at, at + name.length);
    }
  }
  return null;
}

/** What is still to come is on the agenda, and no news. */
function wasHeld({ state }: Session): boolean {
  return state === "now" || state === "done";
}

function saysSomething({ outcomes, actions, changes, links }: RecapTopic): boolean {
  return outcomes.length + actions.length + changes.length + links.length > 0;
}

function unique(links: RecapTopic["links"]): RecapTopic["links"] {
  return [...new Map(links.toReversed().map((link) => [link.url, link])).values()].reverse();
}

function plain(title: string): string {
  return title.toLowerCase().replaceAll(/\s+/g, " ").trim();
}
