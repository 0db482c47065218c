/** How does a text become lines that an IRC server takes? */

/** Bytes of a line as every server takes it, without its end (RFC 2812). */
const longest = 510;
/** Bytes that a server may put before it for our user name and host. */
const [user, host] = [11, 64];
/** Begins a colour, whose number follows. */
const colour = "\u0003";
/** Lines that one text may become. */
export const mostLines = 10;

/** @returns how many bytes of text fit in one message: the server sends it on with our whole name before it. */
export function roomFor(nick: string, target: string, command = "PRIVMSG"): number {
  return longest - `:${nick}!@ ${command} ${target} :`.length - user - host;
}

/** @returns the text without what could end a line, begin a command or steer a client. */
export function harmlessLine(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .toWellFormed();
}

/** @returns what people see of a line: colours and other signs for clients are left out. */
export function visible(text: string): string {
  return text
    .replace(/(\p{Cc})(\d{1,2}(?:,\d{1,2})?)?/gu, (_, sign: string, digits = "") => (sign === colour ? "" : digits))
    .toWellFormed();
}

/**
 * Breaks a text into lines of at most so many bytes, at its own ends of lines, else at blanks, else between two
 * characters as people see them, never within one. What is longer than the most lines is cut with "…".
 */
export function linesOf(text: string, bytes: number): string[] {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map(harmlessLine)
    .filter((line) => line.trim() !== "")
    .flatMap((line) => broken(line, bytes));
  if (lines.length <= mostLines) return lines;
  const last = broken(lines[mostLines - 1] ?? "", bytes - 4)[0] ?? "";
  return [...lines.slice(0, mostLines - 1), `${last} …`];
}

function broken(text: string, bytes: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (byteLength(rest) > bytes) {
    const head = firstBytes(rest, bytes);
    const blank = rest[head.length] === " " ? head.length : head.lastIndexOf(" ");
    const cut = blank > 0 ? blank : head.length;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" ? lines : [...lines, rest];
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The longest beginning of at most so many bytes that ends between two characters. */
function firstBytes(text: string, bytes: number): string {
  let head = "";
  let size = 0;
  // More code units than bytes never fit.
  for (const { segment } of characters.segment(text.slice(0, bytes + 64))) {
    size += byteLength(segment);
    if (size > bytes) break;
    head += segment;
  }
  return head === "" ? ([...text][0] ?? "") : head;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
