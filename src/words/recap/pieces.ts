/** Of which pieces are a recap's sections made? */
import type { Instant } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import { day, moment } from "../time.ts";
import type { RecapPiece, RecapSection } from "../views.ts";
import { said, type Words } from "./words.ts";

/** A part of a recap: its section, and the numbers that it alone mentions. */
export interface Told {
  section: RecapSection;
  numbers: OpenNumber[];
}

/** @returns a section of sentences and perhaps lists; paragraphs without words and lists without items are left out. */
export function told(
  id: string,
  heading: string,
  paragraphs: RecapPiece[][],
  groups: RecapSection["groups"] = [],
  numbers: OpenNumber[] = [],
): Told {
  return {
    section: {
      ...{ id, heading },
      paragraphs: paragraphs.filter((pieces) => pieces.length > 0),
      groups: groups.filter(({ items }) => items.length > 0),
    },
    numbers,
  };
}

/** @returns sentences as one paragraph; those without words are left out. */
export function paragraph(...sentences: (readonly RecapPiece[])[]): RecapPiece[] {
  return sentences.filter((pieces) => pieces.length > 0).flatMap((pieces, i) => (i === 0 ? pieces : [" ", ...pieces]));
}

/** @returns a change as a recap lists it: its subject as a link, then whose it is and what there is to say. */
export function changeItem(words: Words, { text, url, by, note }: Row): RecapPiece[] {
  const rest = [by && said(words, "by", { who: by }).join(""), note].filter((part) => part).join(", ");
  return [url === null ? text : { text, url }, ...(rest ? [`, ${rest}`] : [])];
}

/** @returns one of our pages as a link; its text alone when the pages have no address. */
export function ours(address: string | null, text: string, path: string): RecapPiece {
  return address === null ? text : { text, url: `${address}${path}` };
}

/** @returns the number of that id, if there is one. */
export function find(numbers: readonly OpenNumber[], id: string): OpenNumber | undefined {
  return numbers.find((number) => number.id === id);
}

/** @returns "Wed 27 Jan 2016", as the language writes it. */
export function dayIn({ language }: Words, at: Instant, zone: string): string {
  if (language === "en") return day(at, zone);
  const style = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return new Intl.DateTimeFormat(language, { ...style, timeZone: zone }).format(new Date(at));
}

/** @returns "27 Jan 2016 18:02 CST", as the language writes it. */
export function momentIn({ language }: Words, at: Instant, zone: string): string {
  if (language === "en") return moment(at, zone);
  const date = { day: "numeric", month: "short", year: "numeric" } as const;
  const clock = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(language, { ...date, ...clock, timeZone: zone }).format(new Date(at));
}
