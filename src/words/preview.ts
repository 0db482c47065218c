/** What does a link to one of our pages say where it is pasted? */
import type { Instant } from "../review/change.ts";
import { turnBadge } from "./badge.ts";
import { count, list, printed } from "./plain.ts";
import type { ChangeView, QueueView, SprintView } from "./views.ts";

/** A page in a few words. */
export interface Preview {
  title: string;
  /** One or a few sentences: the state, then why. */
  text: string;
  /** Whose it is; null when it is nobody's own. */
  by: string | null;
  /** The page, from the root. */
  page: string;
  /** Address of a badge that always shows the present state, from the root; null when there is none. */
  badge: string | null;
}

/** Numbers of a sprint that fit into a sentence. */
const most = 4;

/** @returns a change with whose turn it is now, for how long, and why. */
export function changePreview({ item, status }: ChangeView, now: Instant): Preview {
  const { label, message } = turnBadge({ ...item, status }, now);
  const state = label === "turn" ? `It is with ${message}.` : `It is ${message}.`;
  const why = status === "open" ? item.reasons.filter(({ decides }) => decides).map(({ text }) => text) : [];
  const key = encodeURIComponent(item.key);
  return {
    title: `${item.number}: ${item.subject}`,
    text: [state, ...why, `Patch set ${item.patchSet} on ${item.branch} of ${item.repository}.`].join(" "),
    by: item.owner.name,
    page: `/changes/${key}`,
    badge: `/badges/turn/${key}.svg`,
  };
}

/** @returns how much waits for whom. */
export function queuePreview({ as, total, movers }: QueueView): Preview {
  const some = movers.filter(({ count }) => count > 0).map(({ mover, count }) => `${count} with ${mover}`);
  const who = as ? `?as=${encodeURIComponent(as.id)}` : "";
  return {
    title: as ? `What waits for ${as.name}` : "The team's queue",
    text: `${count(total, "open change waits", "open changes wait")}${some.length > 0 ? `: ${list(some)}` : ""}.`,
    by: null,
    page: `/queue${who}`,
    badge: `/badges/queue.svg${who}`,
  };
}

/** @returns a sprint with the first of its numbers. */
export function sprintPreview(view: SprintView): Preview {
  const when = { before: "It is to come", now: "It is on", after: "It is over" }[view.when];
  const numbers = view.numbers.slice(0, most).map((number) => `${printed(number)} ${number.title}`);
  const where = view.place ? ` in ${view.place}` : "";
  return {
    title: view.title,
    text: `${when}: ${view.first} to ${view.last}${where}. ${list(numbers)}.`,
    by: null,
    page: `/sprints/${encodeURIComponent(view.id)}`,
    badge: null,
  };
}
