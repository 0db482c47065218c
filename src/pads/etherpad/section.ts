/** Which part of somebody's pad is ours, and what must be changed there? */

/** @returns the lines between which a section lies, each alone on its line; "" names the one of numbers and sessions. */
export function markersOf(section: string): { begin: string; end: string } {
  const ours = section === "" ? "Midcycle" : `Midcycle ${section}`;
  return { begin: `-- ${ours}: written by itself from here; edit above or below --`, end: `-- ${ours}: until here --` };
}

/** Around the section of numbers and sessions. */
export const markers = markersOf("");

/** What to do with a text so that our section says what it should. */
export type Placing =
  | { kind: "same" }
  /** Characters from `from` to `to` of the text are replaced. */
  | { kind: "replace"; from: number; to: number; text: string }
  /** Our markers are not as we left them: nothing is written. One sentence. */
  | { kind: "damaged"; why: string };

/**
 * @returns how `text` comes to have a section that says `body` (no final line break); at the end where it has none.
 * Where the body comes of what it says now (null: there is none), null leaves it.
 */
export function placing(text: string, body: string | ((now: string | null) => string | null), section = ""): Placing {
  const { begin: first, end: last } = markersOf(section);
  const bodyAfter = (now: string | null) => (typeof body === "string" ? body : body(now));
  const begins = linesOf(text, first);
  const ends = linesOf(text, last);
  if (begins.length === 0 && ends.length === 0) {
    const loose = [first, last].some((marker) => text.includes(marker));
    if (loose) return damaged("share a line with other text");
    const begun = bodyAfter(null);
    if (begun === null) return { kind: "same" };
    // A pad always ends in a line break.
    const before = text.trim() === "" ? "" : "\n";
    const at = text.endsWith("\n") ? text.length - 1 : text.length;
    const start = text.trim() === "" ? 0 : at;
    const whole = `${first}\n${begun}\n${last}`;
    return { kind: "replace", from: start, to: at, text: `${start === 0 ? "" : "\n"}${before}${whole}` };
  }
  const [begin, end] = [begins[0], ends[0]];
  if (begin === undefined) return damaged("lack their first line");
  if (end === undefined) return damaged("lack their last line");
  if (begins.length > 1 || ends.length > 1) return damaged("are there twice");
  if (end < begin) return damaged("are in the wrong order");
  const from = begin + first.length + 1;
  const now = text.slice(from, Math.max(from, end - 1));
  const after = bodyAfter(now);
  if (after === null || after === now) return { kind: "same" };
  return { kind: "replace", from, to: end, text: after === "" ? "" : `${after}\n` };
}

function damaged(what: string): Placing {
  const sentence = `Midcycle's two marker lines ${what}, so nothing is written: mend them, or delete both to have a new section.`;
  return { kind: "damaged", why: sentence };
}

/** Where lines that are exactly this begin. */
function linesOf(text: string, line: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    const alone = (at === 0 || text[at - 1] === "\n") && (text[at + line.length] ?? "\n") === "\n";
    if (alone) found.push(at);
  }
  return found;
}
