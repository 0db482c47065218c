/** How are pads of Etherpads shown, and what does our section in one say? */
import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Session } from "../sprint/session.ts";
import { moverName } from "./mover.ts";
import { printed } from "./plain.ts";
import { day } from "./time.ts";
import type { QueueItem } from "./views.ts";

/** A mirrored pad in a list. */
export interface EtherpadLine {
  /** Id of our pad. */
  id: string;
  /** Our page of it, from the root. */
  page: string;
  server: string;
  pad: string;
  /** Where people write it. */
  url: string;
  sprint: string | null;
  section: boolean;
  /** Who linked it: a name, or "the program file". */
  by: string;
  /** True when the program file names it, so that only there it can be taken away. */
  fixed: boolean;
  looked: Instant | null;
  revision: number | null;
  kept: Instant | null;
  trouble: string | null;
}

/** What our section is made from. */
export interface SectionFacts {
  zone: string;
  now: readonly Pick<Session, "title" | "room">[];
  next: readonly Pick<Session, "title" | "room">[];
  /** Of the sprint; none before it begins. */
  numbers: readonly OpenNumber[];
  oldest: readonly Pick<QueueItem, "number" | "subject" | "mover" | "since" | "url">[];
  /** Where all of it can be seen; null when our pages have no address. */
  page: string | null;
}

const counted = ["merged", "revised", "reviewed", "people"];

/** @returns our section without its markers: the same text as long as nothing that it tells moves. */
export function sectionText({ zone, now, next, numbers, oldest, page }: SectionFacts): string {
  const titles = (some: SectionFacts["now"]) =>
    some.map(({ title, room }) => oneLine(room ? `${title} (${room})` : title)).join(" · ");
  const told = counted
    .flatMap((id) => numbers.find((number) => number.id === id && number.value !== null) ?? [])
    .map((number) => `${printed(number)} ${number.title}`);
  const lines = [
    ...(now.length > 0 ? [`Now: ${titles(now)}`] : []),
    ...(next.length > 0 ? [`Next: ${titles(next)}`] : []),
    ...(told.length > 0 ? [`So far: ${told.join(", ")}`] : []),
    ...(oldest.length > 0 ? ["Waiting longest:"] : []),
    ...oldest.map(
      ({ number, subject, mover, since, url }) =>
        `- ${number} ${oneLine(subject)}, for ${moverName(mover)} since ${day(since, zone)}: ${url}`,
    ),
    ...(page ? [`All of it: ${page}`] : []),
  ];
  return lines.length > 0 ? lines.join("\n") : "There is nothing to tell yet.";
}

/** A line of ours must never look like two. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
