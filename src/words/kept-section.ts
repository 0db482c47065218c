/** Where in a text of people does Midcycle keep something of its own? */

/** The text with the section in it, or why it is left alone. */
export type Kept = { text: string } | { damaged: string };

const opening = (id: string) => `<!-- ${id}: kept by Midcycle, what is written between these lines is replaced -->`;
const closing = (id: string) => `<!-- /${id} -->`;

/** @returns a section with something in it, to begin with. */
export function newSection(id: string, body: string): string {
  return `${opening(id)}\n${body.trim()}\n${closing(id)}`;
}

/** @returns what a section says now; null when the text has none; or why it cannot be told. */
export function sectionIn(text: string, id: string): { body: string | null } | { damaged: string } {
  const lines = text.split("\n");
  const found = placeOf(lines, id);
  if (found === null) return { body: null };
  return "damaged" in found ? found : { body: lines.slice(found.begin + 1, found.end).join("\n") };
}

/**
 * @returns the text with another body between the marks of a section; everything around them stays byte by byte. A text
 * without the section is left as it is: people took it away. One mark alone, or several, stop everything.
 */
export function withSection(text: string, id: string, body: string): Kept {
  const lines = text.split("\n");
  const found = placeOf(lines, id);
  if (found === null) return { text };
  if ("damaged" in found) return found;
  return { text: [...lines.slice(0, found.begin + 1), body.trim(), ...lines.slice(found.end)].join("\n") };
}

function placeOf(lines: readonly string[], id: string): { begin: number; end: number } | { damaged: string } | null {
  const begins = lines.flatMap((line, i) => (line.startsWith(`<!-- ${id}:`) ? [i] : []));
  const ends = lines.flatMap((line, i) => (line.trim() === closing(id) ? [i] : []));
  if (begins.length === 0 && ends.length === 0) return null;
  const [begin = -1] = begins;
  const [end = -1] = ends;
  if (begins.length !== 1 || ends.length !== 1 || end < begin) {
    return { damaged: `The lines around "${id}" are damaged: put both back, or take both away.` };
  }
  return { begin, end };
}
