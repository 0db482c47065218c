/** How do a journey's people act on the real Gerrit, and how is the mirror watched meanwhile? */
import { onTestFinished, vi } from "vitest";
import type { Change } from "../../src/review/change.ts";
import type { ForgeSettings } from "../../src/review/program.ts";
import { type Pushed, pushChain } from "./push.ts";
import { type Call, callsOf, type Login } from "./rest.ts";
import { type Human, humans, repositories, type Site } from "./site.ts";
import { type Visit, visit } from "./visit.ts";

/** The repository on which the journeys play. */
export const [keystone] = repositories;
/** Two cores of it, a third, and a contributor, who owns every change. */
export const [ana, ben, elif, farid] = ["ana", "ben", "elif", "farid"].map(called) as [Human, Human, Human, Human];

/** Short words for what people do; each returns when Gerrit has answered and throws when it refused. */
export interface Stage {
  site: Site;
  by(who: Login): Call;
  /** The account's key in the mirror. */
  key(who: Login): string;
  /** Farid's commits in one push, each upon the one before. */
  push(messages: string[], options?: Parameters<typeof pushChain>[4]): Promise<Pushed[]>;
  pushOne(message: string, ...options: string[]): Promise<Pushed>;
  review(who: Login, change: Pushed, said: Record<string, unknown>): Promise<unknown>;
  /** POST to a part of the change: "abandon", "private", "reviewers". */
  act(who: Login, change: Pushed, what: string, body?: unknown): Promise<unknown>;
  remove(change: Pushed): Promise<unknown>;
  /** A house of its own, closed when the test ends; it does nothing by itself unless told to follow. */
  visiting(how?: Parameters<typeof visit>[1]): Promise<Visit>;
  /** The same, following, its stream open. */
  listening(settings?: Partial<ForgeSettings>): Promise<Visit>;
}

/** @returns the stage on a furnished server. */
export function stageOf(site: Site): Stage {
  const by = (who: Login) => callsOf(site.gerrit.url, who);
  const act: Stage["act"] = (who, { number }, what, body = {}) => by(who)("POST", `/changes/${number}/${what}`, body);
  const push: Stage["push"] = (messages, options) => {
    const commits = messages.map((message) => ({ message, path: fileOf(message), text: "x\n" }));
    return pushChain(site.gerrit.url, farid, keystone, commits, options);
  };
  const visiting: Stage["visiting"] = async (how) => {
    const here = await visit(site, how);
    onTestFinished(here.close);
    return here;
  };
  return {
    site,
    by,
    act,
    push,
    key: ({ username }) => `gerrit~${site.ids.get(username)}`,
    pushOne: async (message, ...options) => (await push([message], { options }))[0] as Pushed,
    review: (who, change, said) => act(who, change, "revisions/current/review", said),
    remove: ({ number }) => by(site.gerrit.administrator)("DELETE", `/changes/${number}`),
    visiting,
    async listening(settings = {}) {
      const here = await visiting({ follow: true, settings });
      await until(async () => (await here.health()).stream?.connected);
      return here;
    },
  };
}

/** Waits for something that comes by itself, as long as a busy machine may take. */
export function until(condition: () => unknown): Promise<unknown> {
  return vi.waitUntil(condition, { timeout: 90_000, interval: 50 });
}

/** @returns all that was said on a change; nothing when it is not mirrored. */
export function texts(change: Change | null): string {
  return (change?.messages ?? []).map(({ text }) => text).join("\n");
}

function called(username: string): Human {
  return humans.find((human) => human.username === username) as Human;
}

function fileOf(message: string): string {
  return `${message.replaceAll(/\W+/g, "-").slice(0, 40)}.txt`;
}
