/** Which `Key: value` lines end a commit message? */
import type { Trailer } from "./change.ts";

const trailer = /^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*:(?!\/\/)/;

/**
 * The trailers of a commit message (Change-Id, Closes-Bug, Partial-Bug, Related-Bug, Implements, Depends-On …), in
 * order and as written, repeats included. Only the last paragraph counts, and never the first, which is the subject;
 * an indented line goes on with the value above it; other lines among them ("(cherry picked from commit …)") are
 * passed over. Linear in the length of the message.
 */
export function trailersOf(commitMessage: string): Trailer[] {
  const trailers: Trailer[] = [];
  let open: Trailer | null = null;
  for (const line of lastParagraph(commitMessage)) {
    const key = trailer.exec(line);
    if (key?.[1]) {
      open = { key: key[1], value: line.slice(key[0].length).trim() };
      trailers.push(open);
    } else if (open && /^[ \t]/.test(line)) {
      open.value = `${open.value} ${line.trim()}`.trim();
    } else {
      open = null;
    }
  }
  return trailers.filter(({ value }) => value !== "");
}

/** A message of one paragraph has only a subject, so none. */
function lastParagraph(message: string): string[] {
  const lines = message.trimEnd().split(/\r?\n/);
  const blank = lines.findLastIndex((line) => line.trim() === "");
  const subjectAbove = lines.slice(0, blank).some((line) => line.trim() !== "");
  return blank > 0 && subjectAbove ? lines.slice(blank + 1) : [];
}
