/** How are minutes shown on a page and a terminal? */
import type { Instant } from "../review/change.ts";
import type { Item, ItemKind, Mark } from "../sprint/minutes/minutes.ts";
import type { PersonLink } from "./views.ts";

/** A set of minutes in a list. */
export interface MinutesLine {
  /** Address part of meetings; the page tells it for all others. */
  id: string;
  title: string;
  place: string;
  /** Name of the chat, "import", "pad" … */
  source: string;
  sprint: { id: string; title: string } | null;
  began: Instant | null;
  /** Null while it goes on. */
  ended: Instant | null;
  page: string;
  /** What is in it, in the order of `ItemKind`; kinds of which there is none are left out. */
  counts: { kind: ItemKind; count: number }[];
}

/** Somebody whom an action names. */
export interface OwnerView {
  name: string;
  /** Null for somebody whom nobody here knows. */
  who: PersonLink | null;
}

/** One thing that was kept. */
export interface ItemView extends Mark {
  kind: ItemKind;
  /** The text around an address, and the address; `url` is null for all but links that may be opened. */
  text: string;
  url: string | null;
  suffix: string;
  /** Where it was said. */
  said: string;
  owners: OwnerView[];
  due: { at: Instant; text: string } | null;
  /** Of a vote. */
  tally: { option: string; voters: string[] }[];
}

/** One set of minutes. */
export interface MinutesView extends MinutesLine {
  chairs: string[];
  topics: { title: string | null; said: string | null; by: string | null; at: Instant | null; items: ItemView[] }[];
  /** Everything that somebody is to do, whoever has it first. */
  actions: ItemView[];
  voting: { question: string; options: string[] } | null;
  present: (OwnerView & { lines: number })[];
  restricted: boolean;
  /** Zone of the sprint; UTC without one. */
  zone: string;
  /** Files that may be taken, by name; none for what has none. */
  files: { name: string; what: string; href: string }[];
}

/** What people call each kind of item, one and several. */
export const kindWords: Record<ItemKind, [one: string, many: string]> = {
  agreed: ["agreed", "agreed"],
  accepted: ["accepted", "accepted"],
  rejected: ["rejected", "rejected"],
  action: ["action", "actions"],
  info: ["note", "notes"],
  idea: ["idea", "ideas"],
  help: ["call for help", "calls for help"],
  link: ["link", "links"],
  vote: ["vote", "votes"],
};

/** @returns how many of each kind there are, kinds without any left out. */
export function countKinds(items: readonly Item[]): MinutesLine["counts"] {
  return (Object.keys(kindWords) as ItemKind[])
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** @returns "2 agreed, 3 actions"; "nothing kept" without any. */
export function countsWords(counts: MinutesLine["counts"]): string {
  const words = counts.map(({ kind, count }) => `${count} ${kindWords[kind][count === 1 ? 0 : 1]}`);
  return words.length > 0 ? words.join(", ") : "nothing kept";
}
