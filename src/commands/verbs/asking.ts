/** Which commands only ask about changes? */
import type { ChangeKey } from "../../review/change.ts";
import { names } from "../../review/sentence.ts";
import { moverName } from "../../words/mover.ts";
import { list } from "../../words/plain.ts";
import { ago, duration } from "../../words/time.ts";
import type { ChangeView, QueueItem } from "../../words/views.ts";
import { type Context, Refused } from "../context.ts";
import { next, queue } from "../queue.ts";
import { show } from "../show.ts";
import type { Told, Verb } from "../verb.ts";

/** How many changes an answer names. */
const most = 5;

/** `status`, `why`, `queue` and `next`. */
export const asking: Verb[] = [
  reading({
    name: "status",
    synonyms: ["turn"],
    usage: "[CHANGE]",
    summary: "whose turn a change is, since when and why",
    examples: ["/status", "/status 272287"],
    async run(context, told) {
      const view = await theChange(context, told);
      return { text: statusText(view, context.now()), page: pageOf(view.item.key) };
    },
  }),
  reading({
    name: "why",
    synonyms: ["why not"],
    usage: "[CHANGE]",
    summary: "what keeps a change from merging, and who can change that",
    examples: ["/why", "/why https://review.opendev.org/c/openstack/keystone/+/272287"],
    async run(context, told) {
      const view = await theChange(context, told);
      return { text: whyText(view), page: pageOf(view.item.key) };
    },
  }),
  reading({
    name: "queue",
    synonyms: [],
    usage: "[PERSON|team]",
    summary: `the first ${most} changes that wait for you, for somebody else or for the team`,
    examples: ["/queue", "/queue ayoung", "/queue team"],
    async run(context, { actor, rest }) {
      const as = rest.toLowerCase() === "team" ? undefined : rest || actor.id;
      const view = await queue(context, { as, size: most });
      if (view.empty) return { text: view.empty, page: "/queue" };
      const lines = view.items.map((item) => `${item.number} ${item.subject} (${turnText(item, context.now())})`);
      const whose = view.as ? ` for ${view.as.name}` : "";
      return { text: [`${view.total} open${whose}; first come:`, ...lines].join("\n"), page: queuePage(as) };
    },
  }),
  reading({
    name: "next",
    synonyms: [],
    usage: "",
    summary: "the one change that you should look at next, and why it comes first",
    examples: ["/next"],
    async run(context, { actor }) {
      const item = await next(context, { as: actor.id });
      if (!item) return { text: "Nothing waits for you now.", page: "/queue" };
      const why = item.order.length > 0 ? ` It comes first because: ${list(item.order)}.` : "";
      return {
        text: `${item.number} ${item.subject}: ${turnText(item, context.now())}.${why}`,
        page: pageOf(item.key),
      };
    },
  }),
];

function reading(verb: Omit<Verb, "who" | "tryOut">): Verb {
  return { ...verb, who: "anyone", tryOut: verb.run };
}

async function theChange(context: Context, { rest, about, actor }: Told): Promise<ChangeView> {
  const change = rest || about;
  if (!change) throw new Refused("Say which change: a number, a Change-Id or an address of the forge.");
  return show(context, { change, as: context.directory.find(actor.id) ? actor.id : undefined });
}

function pageOf(key: ChangeKey): string {
  return `/changes/${encodeURIComponent(key)}`;
}

function queuePage(as: string | undefined): string {
  return as ? `/queue?as=${encodeURIComponent(as)}` : "/queue";
}

function statusText({ item, status, submitted, submittedUntil }: ChangeView, now: string): string {
  if (status === "merged" && submitted && submittedUntil)
    return `${item.number} merged ${ago(submitted, now)} or later.`;
  if (status === "merged") return `${item.number} merged${submitted ? ` ${ago(submitted, now)}` : ""}.`;
  if (status !== "open") return `${item.number} is ${status}.`;
  const decides = item.reasons.filter((reason) => reason.decides).map(({ text }) => text);
  return [`${item.number}: ${turnText(item, now)}.`, ...decides].join(" ");
}

function turnText(item: QueueItem, now: string): string {
  const who = names(item.waiting);
  const since = duration((Date.parse(now) - Date.parse(item.since)) / 1_000);
  return `it is the turn of ${moverName(item.mover)}${who ? ` (${who})` : ""}, for ${since} now`;
}

function whyText({ item, status, whyNot }: ChangeView): string {
  if (status !== "open") return `${item.number} is ${status}.`;
  const unmet = whyNot.filter(({ met }) => !met);
  if (unmet.length === 0) return `No rule keeps ${item.number} from merging.`;
  return unmet
    .map(({ text, remedy, who }) => {
      const whose = who.length > 0 ? ` (${names(who)})` : "";
      return `- ${text}${remedy ? ` ${remedy}` : ""}${whose}`;
    })
    .join("\n");
}
