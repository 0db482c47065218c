/** How does somebody end what they are told without signing in, and nobody else for them? */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import { houseKey, subscribe } from "../store/subscriptions.ts";
import type { Tables } from "../store/tables.ts";
import { type Topic, topicNames } from "../words/topics.ts";
import { type Context, Refused } from "./context.ts";

/** What a link in a message ends: some topics, for one person, in one channel. */
export interface Leaving {
  /** `Who.id`. */
  person: string;
  channel: string;
  topics: readonly Topic[];
}

const keys = new WeakMap<Kysely<Tables>, Promise<string>>();

/** @returns the key by which links are signed that end something; the same for every process of this house. */
export function leavingKey(db: Kysely<Tables>): Promise<string> {
  const known = keys.get(db) ?? houseKey(db, "unsubscribe");
  keys.set(db, known);
  known.catch(() => keys.delete(db));
  return known;
}

/** @returns what stands in the link: what it ends, signed. It says nothing that its reader does not know. */
export function leaveToken(key: string, { person, channel, topics }: Leaving): string {
  const said = Buffer.from(JSON.stringify([person, channel, ...topics])).toString("base64url");
  return `${said}.${signature(key, said)}`;
}

/** @returns what a link ends. @throws Refused for one that we did not make */
export async function leavingOf(context: Pick<Context, "db">, token: string): Promise<Leaving> {
  const [said = "", signed = ""] = token.split(".");
  const expected = Buffer.from(signature(await leavingKey(context.db), said));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new Refused("This link was not made here, or is cut off: copy all of it from the message, or sign in.");
  }
  const [person, channel, ...topics] = JSON.parse(Buffer.from(said, "base64url").toString("utf8")) as string[];
  return {
    person: person ?? "",
    channel: channel ?? "",
    topics: topicNames.filter((topic) => topics.includes(topic)),
  };
}

/** Ends what a link says; ending it again changes nothing. */
export async function leave(context: Context, { person, channel, topics }: Leaving): Promise<void> {
  const wanted = topics.map((topic) => ({ channel, topic, scope: "mine" as const, pace: "never" as const }));
  await subscribe(context.db, person, wanted, context.now());
}

function signature(key: string, said: string): string {
  return createHmac("sha256", key).update(`unsubscribe ${said}`).digest("base64url");
}
