/** Which lines of a text are commands? */

/** One command as somebody wrote it. */
export interface CommandLine {
  /** The line of the text that it stands on, from 1. */
  line: number;
  /** The whole command from its slash on; blanks of any kind are plain ones, nothing else is changed. */
  text: string;
}

/** A slash and a word at the very beginning; a path ("/etc/motd") and a comment ("//", "/*") are none. */
const command = /^\/[\p{L}\p{N}][\p{L}\p{N}_-]*[?!:,.;]?(?= |$)/u;
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * Finds the commands of a text, in their order: `/word …` where a line begins. Nothing is one inside code (fenced,
 * between backticks, indented) or in a quote. Never throws; takes time in proportion to the text.
 */
export function commandLines(text: string): CommandLine[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const inside = codeLines(lines);
  return lines.flatMap((raw, index) => {
    if (!raw.startsWith("/") || inside.has(index)) return [];
    const plain = raw
      .replace(/[\p{Zs}\t]/gu, " ")
      .replace(/\p{Cc}/gu, "")
      .trimEnd();
    return command.test(plain) ? [{ line: index + 1, text: plain }] : [];
  });
}

/** @returns the commands of a text that it did not have before, each as often as it is new: what an edit asks for. */
export function newCommandLines(before: string, after: string): CommandLine[] {
  const had = new Map<string, number>();
  for (const { text } of commandLines(before)) had.set(text, (had.get(text) ?? 0) + 1);
  return commandLines(after).filter(({ text }) => {
    const left = had.get(text) ?? 0;
    had.set(text, left - 1);
    return left <= 0;
  });
}

/** The lines that begin inside a code block or a code span. */
function codeLines(lines: readonly string[]): Set<number> {
  const inside = new Set<number>();
  let open: string | null = null;
  let paragraph: number[] = [];
  for (const [index, line] of lines.entries()) {
    const mark: string | undefined = fence.exec(line)?.[1];
    if (open !== null) {
      inside.add(index);
      if (closes(line, open)) open = null;
    } else if (mark !== undefined) {
      spanned(lines, paragraph, inside);
      paragraph = [];
      open = mark;
    } else if (/^\s*$/.test(line)) {
      spanned(lines, paragraph, inside);
      paragraph = [];
    } else paragraph.push(index);
  }
  spanned(lines, paragraph, inside);
  return inside;
}

function closes(line: string, open: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return mark !== undefined && mark[0] === open[0] && mark.length >= open.length;
}

/** Marks the lines of a paragraph that begin between backticks: a run of them ends at the next run as long. */
function spanned(lines: readonly string[], paragraph: readonly number[], inside: Set<number>): void {
  const runs = paragraph.flatMap((index) =>
    [...(lines[index] ?? "").matchAll(/`+/g)].map(([run]) => ({ index, length: run.length })),
  );
  const nexts: (number | undefined)[] = [];
  const last = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i] as (typeof runs)[number];
    nexts[i] = last.get(length);
    last.set(length, i);
  }
  for (let i = 0; i < runs.length; i++) {
    const end = nexts[i];
    if (end === undefined) continue;
    const [from, to] = [runs[i]?.index ?? 0, runs[end]?.index ?? 0];
    for (let index = from + 1; index <= to; index++) inside.add(index);
    i = end;
  }
}
