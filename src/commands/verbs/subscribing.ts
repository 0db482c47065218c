/** Which commands say what somebody wants to be told? */
import { paces } from "../../words/subscribing.ts";
import type { Done } from "../deciding.ts";
import { listenForSessions, listenNoMore } from "../room/listening.ts";
import { muteThread, subscribeTo, unmuteThread } from "../subscriptions.ts";
import type { Reply, Verb } from "../verb.ts";

const page = "/me/subscriptions";
const who = "anyone on the roster, for themselves";

/** `subscribe`, `unsubscribe`, `mute` and `unmute`. */
export const subscribing: Verb[] = [
  {
    name: "subscribe",
    synonyms: [],
    usage: "TOPICS|all [mine|everybody's] [at once|hourly|daily|morning] [in CHANNEL], or sessions PATTERN",
    summary:
      "be told of topics yourself: what you take part in, as it comes, unless you say otherwise; or when a session of the sprint comes next or begins whose title or track is like a pattern",
    who,
    examples: [
      "/subscribe exemptions",
      "/subscribe polls nominations everybody's morning",
      "/subscribe all daily in mail",
      "/subscribe sessions federation|docs",
    ],
    async run(context, { actor, rest }) {
      const pattern = patternIn(rest);
      if (pattern !== null) return replyOf(await listenForSessions(context, actor, { pattern }));
      return { text: await subscribeTo(context, actor, questionIn(rest)), page };
    },
  },
  {
    name: "unsubscribe",
    synonyms: [],
    usage: "TOPICS|all [in CHANNEL], or sessions",
    summary: "be told of topics no more, or of no sessions but your own",
    who,
    examples: ["/unsubscribe polls", "/unsubscribe all in mail", "/unsubscribe sessions"],
    async run(context, { actor, rest }) {
      if (patternIn(rest) !== null) return replyOf(await listenNoMore(context, actor, {}));
      return { text: await subscribeTo(context, actor, { ...questionIn(rest), pace: "never" }), page };
    },
  },
  {
    name: "mute",
    synonyms: [],
    usage: "PROCESS|everything [until DATE]",
    summary: "hear nothing of one exemption, nomination, poll or promise, or of anything, for a while",
    who,
    examples: ["/mute exemption 3", "/mute everything until friday"],
    async run(context, { actor, rest }) {
      const [, thread = "", until] = /^(.*?)(?:\s+until\s+(.+))?$/i.exec(rest) ?? [];
      return { text: await muteThread(context, actor, { thread, until }), page };
    },
  },
  {
    name: "unmute",
    synonyms: [],
    usage: "PROCESS|everything",
    summary: "hear of it again",
    who,
    examples: ["/unmute exemption 3"],
    async run(context, { actor, rest }) {
      return { text: await unmuteThread(context, actor, rest), page };
    },
  },
];

function replyOf({ text, page }: Done): Reply {
  return { text, page };
}

/** What sessions are to be like, "" for nothing said; null when it is about topics. */
function patternIn(rest: string): string | null {
  return /^\s*sessions\b\s*(.*)$/is.exec(rest)?.[1] ?? null;
}

function questionIn(rest: string) {
  const [, before = "", channel] = /^(.*?)(?:\s+in\s+(\S+))?$/i.exec(rest.trim()) ?? [];
  const pace = paces.find((one) => new RegExp(`\\b${one}\\b`, "i").test(before));
  const all = /\beverybody'?s?\b/i.test(before);
  const topics = before
    .replace(/\b(?:mine|everybody'?s?|at once|hourly|daily|morning|never|and)\b|,/gi, " ")
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return { topics, scope: all ? "all" : "mine", pace, channel };
}
