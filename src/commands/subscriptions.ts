/** What does somebody want to be told, and what does Midcycle tell them? */
import type { Instant } from "../review/change.ts";
import type { ChannelSettings } from "../review/channel-settings.ts";
import type { Person } from "../review/program.ts";
import { when } from "../sprint/moment.ts";
import { isZone } from "../sprint/zone.ts";
import { type Chosen, chosenBy, mute, putHabits, subscribe, unmute } from "../store/subscriptions.ts";
import { list } from "../words/plain.ts";
import { type Habits, paces, scopes, subscriptionOf, usualHabits } from "../words/subscribing.ts";
import type { SubscriptionsView } from "../words/subscriptions-view.ts";
import { type Topic, topicNames, topics } from "../words/topics.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";

const nothing: Chosen = { subscriptions: [], habits: usualHabits, mutes: [] };

/** @returns what somebody is told, and how. @throws Refused for somebody who is not on the roster */
export async function subscriptions(context: Context, id: string): Promise<SubscriptionsView> {
  const person = onRoster(context, id);
  const chosen = (await chosenBy(context.db, id)).get(id) ?? nothing;
  return {
    person: id,
    name: person.name,
    channels: reaching(context, person).map(({ name, kind, reached }) => ({
      ...{ name, kind, reached },
      lines: topicNames.map((topic) => {
        const own = subscriptionOf(chosen, name, topic);
        const known = chosen.subscriptions.some((one) => one.channel === name && one.topic === topic);
        const { scope, pace } = own ?? { scope: "mine" as const, pace: "never" as const };
        return { topic, about: topics[topic], scope, pace, chosen: known };
      }),
    })),
    habits: chosen.habits,
    mutes: chosen.mutes.filter(({ until }) => until === null || until > context.now()),
  };
}

/** What somebody asks to be told. A channel that is not named is each in which they can be reached. */
export interface SubscribeQuestion {
  /** Topics; "all" for each of them. */
  topics: readonly string[];
  scope?: string | undefined;
  pace?: string | undefined;
  channel?: string | undefined;
}

/** Puts down what somebody wants to be told. @throws Refused with one sentence that names the valid values */
export async function subscribeTo(context: Context, actor: Actor, question: SubscribeQuestion): Promise<string> {
  const all = mayBeTold(context, actor);
  const named = question.channel?.trim();
  const chosen = named ? all.filter(({ name }) => name === named) : all;
  if (chosen.length === 0) {
    throw new Refused(`No channel "${named}" reaches you: there are ${list(all.map(({ name }) => name))}.`);
  }
  const wanted = topicsFrom(question.topics);
  const scope = oneOf(question.scope ?? "mine", scopes, "is no choice of what");
  const pace = oneOf(question.pace ?? "at once", paces, "is no time to be told");
  const rows = chosen.flatMap(({ name }) => wanted.map((topic) => ({ channel: name, topic, scope, pace })));
  await subscribe(context.db, actor.id, rows, context.now());
  const what = wanted.length === topicNames.length ? "everything" : list(wanted);
  const where = list(chosen.map(({ name }) => name));
  if (pace === "never") return `You are told nothing of ${what} any more in ${where}.`;
  return `You are told of ${what}${scope === "mine" ? " that you take part in" : ""} in ${where}, ${pace === "morning" ? "at your morning" : pace}.`;
}

/** @returns the channels in which somebody can be told. @throws Refused when nothing reaches them */
export function mayBeTold(context: Context, actor: Actor): { name: string }[] {
  const all = reaching(context, onRoster(context, actor.id));
  if (all.length > 0) return all;
  throw new Refused(
    "No channel of the program file reaches you: one of mail with people: true does, and an address on the roster.",
  );
}

/** Tells somebody at once of what they take part in, wherever they chose nothing else about the topic. @throws Refused */
export async function tellAlso(context: Context, actor: Actor, topic: Topic): Promise<void> {
  const chosen = (await chosenBy(context.db, actor.id)).get(actor.id) ?? nothing;
  const silent = mayBeTold(context, actor).filter(
    ({ name }) => (subscriptionOf(chosen, name, topic)?.pace ?? "never") === "never",
  );
  const rows = silent.map(({ name }) => ({ channel: name, topic, scope: "mine" as const, pace: "at once" as const }));
  if (rows.length > 0) await subscribe(context.db, actor.id, rows, context.now());
}

/** Puts down how somebody likes to be told. @throws Refused */
export async function changeHabits(
  context: Context,
  actor: Actor,
  { zone, morning, from, to }: { zone: string; morning: string; from: string; to: string },
): Promise<string> {
  onRoster(context, actor.id);
  if (!isZone(zone)) throw new Refused(`"${zone}" is no time zone: write it as "America/Chicago" or "UTC".`);
  for (const time of [morning, from, to].filter(Boolean)) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      throw new Refused(`"${time}" is no time of the day: write it as "07:30".`);
  }
  if (!from !== !to) throw new Refused("Say when the quiet hours begin and when they end, or neither.");
  const habits: Habits = { zone, morning: morning || usualHabits.morning, quiet: from && to ? { from, to } : null };
  await putHabits(context.db, actor.id, habits);
  return "It is kept.";
}

/** Nothing is told of a process or post any more, or of anything ("everything"), until a moment or for ever. @throws Refused */
export async function muteThread(
  context: Context,
  actor: Actor,
  { thread, until }: { thread: string; until?: string | undefined },
): Promise<string> {
  onRoster(context, actor.id);
  const name = threadFrom(thread);
  const end = until?.trim() ? when(until, context.now(), "UTC") : null;
  if (end && "refused" in end) throw new Refused(end.refused);
  if (end && end.at <= context.now()) throw new Refused("Name a moment that is still to come.");
  await mute(context.db, actor.id, { thread: name, until: end?.at ?? null, since: context.now() });
  const long = end ? `until ${momentOf(end.at)}` : "until you take it back";
  return `You are told nothing of ${name === "*" ? "anything" : name}, ${long}.`;
}

/** @throws Refused when it was not muted */
export async function unmuteThread(context: Context, actor: Actor, thread: string): Promise<string> {
  const name = threadFrom(thread);
  if (!(await unmute(context.db, actor.id, name))) throw new Refused(`You have not muted "${thread}".`);
  return `You are told of ${name === "*" ? "everything that you asked for" : name} again.`;
}

/** "everything", "exemption 3", "exemption-3", "recap/mitaka". */
function threadFrom(text: string): string {
  const trimmed = text.trim().toLowerCase();
  if (/^(\*|everything|all)$/.test(trimmed)) return "*";
  const name = trimmed.replace(/^([a-z]+)[\s#-]+(\d+)$/, "$1-$2");
  if (!/^[a-z]+([-/][\w./-]+)$/.test(name) || name.length > 200) {
    throw new Refused(`"${text}" names nothing: write it as "exemption 3", "poll 2", or "everything".`);
  }
  return name;
}

function topicsFrom(texts: readonly string[]): Topic[] {
  if (texts.some((text) => text === "all" || text === "everything")) return topicNames;
  const wanted = texts.map((text) => topicNames.find((topic) => topic === text || topic === `${text}s`) ?? text);
  const strange = wanted.find((text) => !topicNames.some((topic) => topic === text));
  if (strange !== undefined || wanted.length === 0) {
    const said = strange === undefined ? "Say of what" : `"${strange}" is no topic`;
    throw new Refused(`${said}: there are ${list(topicNames)}, and all.`);
  }
  return wanted as Topic[];
}

function oneOf<Word extends string>(text: string, words: readonly Word[], what: string): Word {
  const word = words.find((one) => one === text.trim().toLowerCase());
  if (word) return word;
  throw new Refused(`"${text}" ${what}: there are ${list([...words])}.`);
}

function onRoster({ program }: Context, id: string): Person {
  const person = program.people.find((one) => one.id === id);
  if (person) return person;
  throw new Refused("Only people of the roster are told for themselves: whoever keeps the program file can add you.");
}

/** The channels that reach people, and how this one is reached there; an address is shown in part. */
function reaching({ program }: Context, person: Person): { name: string; kind: string; reached: string }[] {
  return program.channels.flatMap(({ name, kind, ...more }) => {
    if (!("people" in more) || !more.people) return [];
    const reached = reachedAt(kind, person);
    return reached === null ? [] : [{ name, kind, reached }];
  });
}

function reachedAt(kind: ChannelSettings["kind"], { id, emails, nicks }: Person): string | null {
  if (kind === "mail") return emails[0]?.replace(/^(.).*(@.*)$/, "$1…$2") ?? null;
  return kind === "file" ? `people/${id}` : (nicks[0] ?? null);
}

function momentOf(at: Instant): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
