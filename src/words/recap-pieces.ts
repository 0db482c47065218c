/** Of which pieces are a recap's sentences made? */
import type { OpenNumber, Row } from "../review/number.ts";
import type { RecapPiece, RecapSection } from "./views.ts";

/** A part of a recap: its section, and the numbers that it alone mentions. */
export interface Told {
  section: RecapSection;
  numbers: OpenNumber[];
}

/** @returns a section of sentences and perhaps lists; lists without items are left out. */
export function told(
  id: string,
  heading: string,
  paragraphs: RecapPiece[][],
  groups: RecapSection["groups"] = [],
  numbers: OpenNumber[] = [],
): Told {
  return { section: { id, heading, paragraphs, groups: groups.filter(({ items }) => items.length > 0) }, numbers };
}

/** @returns a number within a sentence, with its noun in the right number: "19 changes". */
export function mention(number: OpenNumber, one: string, many: string): RecapPiece[] {
  return [{ number: number.id }, ` ${number.value === 1 ? one : many}`];
}

/** @returns the parts as one enumeration: "14 in keystone, 3 in keystoneauth and 2 in keystone-specs". */
export function enumerated(parts: readonly RecapPiece[][]): RecapPiece[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [i === parts.length - 1 ? " and " : ", ", ...part]));
}

/** @returns a change as a recap lists it: its subject as a link, then whose it is and what there is to say. */
export function changeItem({ text, url, by, note }: Row): RecapPiece[] {
  const rest = [by && `by ${by}`, note].filter((part) => part).join(", ");
  return [url === null ? text : { text, url }, ...(rest ? [`, ${rest}`] : [])];
}

/** @returns the number of that id, if there is one. */
export function find(numbers: readonly OpenNumber[], id: string): OpenNumber | undefined {
  return numbers.find((number) => number.id === id);
}
