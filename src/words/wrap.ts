/** How does a text fit into the width of a mail? */

/** Columns of a line of mail. */
export const mailWidth = 72;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * @returns the text in lines of at most `mailWidth` columns, the first after `first` and the others after
 * `rest`. Words too long for a line are cut, addresses are not.
 */
export function wrapped(text: string, first = "", rest = " ".repeat(first.length)): string {
  const room = mailWidth - Math.max(first.length, rest.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => (isAddress(whole) ? [whole] : cut(whole, room)))) {
    if (line !== "" && columns(line) + 1 + columns(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, i) => `${i === 0 ? first : rest}${one}`).join("\n");
}

/** @returns how many columns a text takes: two for emoji and the wide letters of East Asia. */
export function columns(text: string): number {
  // Most words are plain, and a segmenter is slow.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) sum += wide.test(segment) ? 2 : 1;
  return sum;
}

const wide =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

function isAddress(word: string): boolean {
  return /^https?:\/\//.test(word);
}

function cut(word: string, room: number): string[] {
  if (columns(word) <= room) return [word];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of graphemes.segment(word)) {
    if (columns(part) + columns(segment) > room) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}
