/** Which `Key: value` lines of a commit message say something to tools? */
import type { Trailer } from "./change.ts";

const trailer = /^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*:(?!\/\/)/;

/** Keys that Zuul and OpenStack's Launchpad hook obey on whichever line they stand. */
const anywhere = /^(?:depends-on|implements|[a-z]+-bug)$/i;

/**
 * The trailers of a commit message (Change-Id, Closes-Bug, Partial-Bug, Related-Bug, Implements, Depends-On …), in
 * order and as written, repeats included. In the last paragraph every key counts, as for git and Gerrit; above it
 * those that OpenStack's tools look for anywhere, since many write them in a paragraph of their own; in the first,
 * which is the subject, none. An indented line goes on with the value above it; other lines among them ("(cherry
 * picked from commit …)") are passed over. Linear in the length of the message.
 */
export function trailersOf(commitMessage: string): Trailer[] {
  const lines = commitMessage.trim().split(/\r?\n/);
  const subjectEnd = lines.findIndex(isBlank);
  const last = lines.findLastIndex(isBlank);
  const trailers: Trailer[] = [];
  let open: Trailer | null = null;
  for (const [i, line] of lines.entries()) {
    if (i <= subjectEnd || subjectEnd < 0) continue;
    const key = trailer.exec(line);
    if (key?.[1] && (i > last || anywhere.test(key[1]))) {
      open = { key: key[1], value: line.slice(key[0].length).trim() };
      trailers.push(open);
    } else if (open && /^[ \t]+\S/.test(line)) {
      open.value = `${open.value} ${line.trim()}`.trim();
    } else {
      open = null;
    }
  }
  return trailers.filter(({ value }) => value !== "");
}

function isBlank(line: string): boolean {
  return line.trim() === "";
}
