/** Which commands say what somebody wants to be told? */
import { paces } from "../../words/subscribing.ts";
import { muteThread, subscribeTo, unmuteThread } from "../subscriptions.ts";
import type { Verb } from "../verb.ts";

const page = "/me/subscriptions";
const who = "anyone on the roster, for themselves";

/** `subscribe`, `unsubscribe`, `mute` and `unmute`. */
export const subscribing: Verb[] = [
  {
    name: "subscribe",
    synonyms: [],
    usage: "TOPICS|all [mine|everybody's] [at once|hourly|daily|morning] [in CHANNEL]",
    summary: "be told of topics yourself: what you take part in, as it comes, unless you say otherwise",
    who,
    examples: [
      "/subscribe exemptions",
      "/subscribe polls nominations everybody's morning",
      "/subscribe all daily in mail",
    ],
    async run(context, { actor, rest }) {
      return { text: await subscribeTo(context, actor, questionIn(rest)), page };
    },
  },
  {
    name: "unsubscribe",
    synonyms: [],
    usage: "TOPICS|all [in CHANNEL]",
    summary: "be told of topics no more",
    who,
    examples: ["/unsubscribe polls", "/unsubscribe all in mail"],
    async run(context, { actor, rest }) {
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
