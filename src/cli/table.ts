/** How does a table fit the terminal? */
import Table from "cli-table3";
import pc from "picocolors";
import { linked } from "./hyperlinks.ts";

const bare = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Columns of the terminal; 100 when the output is no terminal. */
export function width(): number {
  return process.stdout.columns ?? 100;
}

/** @returns the text without what steers a terminal: people elsewhere wrote it. Line ends and tabs stay. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, "");
}

/** What stands in a table: a text, or, in its first column, one that leads somewhere. */
export type Cell = string | { text: string; href: string | null };

/**
 * @returns aligned columns under their heads. On a terminal they fit its width: the column `wide` is cut first, with
 * an ellipsis, then whichever is widest; in a pipe nothing is cut.
 */
export function columns(heads: readonly string[], rows: readonly (readonly Cell[])[], wide: number): string {
  const shown = rows.map((row) => row.map((cell) => textOf(cell).replaceAll(/\s+/g, " ")));
  const natural = heads.map((head, n) => Math.max(head.length, ...shown.map((row) => plainLength(row[n] ?? ""))));
  const table = new Table({
    chars: bare,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    head: heads.map((head) => pc.dim(head)),
    colWidths: process.stdout.isTTY ? fitting(natural, wide) : natural,
  });
  table.push(...shown.map((row) => [...row]));
  const lines = table.toString().replaceAll(/ +$/gm, "").split("\n");
  return [lines[0] ?? "", ...lines.slice(1).map((line, n) => leading(line, rows[n]?.[0]))].join("\n");
}

/** The library would count the signs of a link as text: the first cell gets its own when all else is measured. */
function leading(line: string, cell: Cell | undefined): string {
  if (typeof cell !== "object" || !cell.href || !line.startsWith(cell.text)) return line;
  return linked(cell.text, cell.href) + line.slice(cell.text.length);
}

function fitting(natural: readonly number[], wide: number): number[] {
  const widths = [...natural];
  const room = width() - bare.middle.length * (natural.length - 1);
  for (let over = widths.reduce((sum, each) => sum + each, 0) - room; over > 0; over--) {
    const cut = (widths[wide] ?? 0) > 20 ? wide : widths.indexOf(Math.max(...widths));
    const present = widths[cut] ?? 0;
    if (present <= 6) break;
    widths[cut] = present - 1;
  }
  return widths;
}

/** @returns text wrapped at the width of the terminal, each line indented. */
export function paragraph(text: string, indent = ""): string {
  const most = Math.min(width(), 100) - indent.length;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => indent + line).join("\n");
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function plainLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  return text.replaceAll(/\u001b\[\d+m/g, "").length;
}
