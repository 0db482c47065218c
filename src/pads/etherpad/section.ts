/** Which part of somebody's pad is ours, and what must be changed there? */

/** Our section lies between these lines, each alone on its line. */
export const markers = {
  begin: "-- Midcycle: written by itself from here; edit above or below --",
  end: "-- Midcycle: until here --",
};

/** What to do with a text so that our section says what it should. */
export type Placing =
  | { kind: "same" }
  /** Characters from `from` to `to` of the text are replaced. */
  | { kind: "replace"; from: number; to: number; text: string }
  /** Our markers are not as we left them: nothing is written. One sentence. */
  | { kind: "damaged"; why: string };

/** @returns how `text` comes to have a section that says `body` (no final line break); at the end where it has none. */
export function placing(text: string, body: string): Placing {
  const whole = `${markers.begin}\n${body}\n${markers.end}\n`;
  const begins = linesOf(text, markers.begin);
  const ends = linesOf(text, markers.end);
  if (begins.length === 0 && ends.length === 0) {
    const loose = [markers.begin, markers.end].some((marker) => text.includes(marker));
    if (loose) return damaged("share a line with other text");
    // A pad always ends in a line break.
    const before = text.trim() === "" ? "" : "\n";
    const at = text.endsWith("\n") ? text.length - 1 : text.length;
    const start = text.trim() === "" ? 0 : at;
    return { kind: "replace", from: start, to: at, text: `${start === 0 ? "" : "\n"}${before}${whole.slice(0, -1)}` };
  }
  const [begin, end] = [begins[0], ends[0]];
  if (begin === undefined) return damaged("lack their first line");
  if (end === undefined) return damaged("lack their last line");
  if (begins.length > 1 || ends.length > 1) return damaged("are there twice");
  if (end < begin) return damaged("are in the wrong order");
  const from = begin + markers.begin.length + 1;
  const now = text.slice(from, Math.max(from, end - 1));
  if (now === body) return { kind: "same" };
  return { kind: "replace", from, to: end, text: body === "" ? "" : `${body}\n` };
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
