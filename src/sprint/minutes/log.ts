/** Which lines does the log of a meeting hold, as meetbot and others write it? */
import type { Instant } from "../../review/change.ts";
import { dayAfter } from "../zone.ts";
import { timeOfDay } from "./clock-time.ts";
import type { Line } from "./line.ts";

/** meetbot's own two shapes of a line: said, and done with `/me`. */
const said = /^\[?([0-9: ]*)\]? *<[@+ ]?([^>]+)> *(.*)$/;
const did = /^\[?([0-9: ]*)\]? *\* *([^ ]+) *(.*)$/;

/** A log that was read. */
export interface Log {
  /** `Line.id` counts them from 1, as meetbot's anchors do. */
  lines: Line[];
  /** Numbers of the lines of the text that are of neither shape; empty lines are not among them. */
  strange: number[];
}

/**
 * Reads a log: text as meetbot writes it, or the page of it (`.log.html`). A log tells only the time of the day; it is UTC.
 * @param day when it begins, "YYYY-MM-DD"; a time that goes back is of the next day
 */
export function readLog(text: string, day: string): Log {
  const lines: Line[] = [];
  const strange: number[] = [];
  let [today, last] = [day, ""];
  let number = 0;
  for (const raw of rowsOf(text)) {
    number++;
    const match = said.exec(raw) ?? did.exec(raw);
    if (!match) {
      if (raw.trim() !== "") strange.push(number);
      continue;
    }
    const [, clock = "", by = "", words = ""] = match;
    const time = timeIn(clock);
    if (time !== null) {
      if (hours(last) - hours(time) > 12) today = dayAfter(today);
      last = time;
    }
    const at: Instant | null = time && `${today}T${time}.000Z`;
    const own: Line = { id: String(lines.length + 1), at, by: by.trim(), text: words.trim() };
    lines.push(said.test(raw) ? own : { ...own, kind: "did" });
  }
  return { lines, strange };
}

/** @returns the log of lines as meetbot writes it, each on a line of its own; renamings are no lines. */
export function writeLog(lines: readonly Line[]): string {
  return lines
    .filter(({ kind }) => kind !== "renamed")
    .map((line) => `${logLine(line)}\n`)
    .join("");
}

/** @returns "18:00:44 <nick> text", or "18:00:44 * nick text" for what was done. */
function logLine({ at, by, text, kind }: Line): string {
  return `${timeOfDay(at)} ${kind === "did" ? `* ${by ?? "?"}` : `<${by ?? "?"}>`} ${text}`.trimStart();
}

/** @returns the day that the name of a file tells ("keystone.2014-01-07-18.00.log.txt"), and the meeting's name; null when it tells none. */
export function fileName(path: string): { name: string; day: string } | null {
  const [, name, day] = /([^/\\]+?)\.(\d{4}-\d\d-\d\d)-\d\d\.\d\d(?:\.|$)/.exec(path) ?? [];
  return name && day ? { name, day } : null;
}

function rowsOf(text: string): string[] {
  const page = /<pre[^>]*>(.*)<\/pre>/s.exec(text)?.[1];
  const rows = (page ?? text.replace(/^\uFEFF/, "")).split(/\r\n|\n|\r/);
  return page === undefined ? rows : rows.map(plain);
}

/** The text of a row of a page. */
function plain(row: string): string {
  const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };
  return row
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,6})|(lt|gt|quot|amp|nbsp));/g, (_, code?: string, name?: string) =>
      code ? String.fromCodePoint(Number(code)) : (signs[name ?? ""] ?? ""),
    );
}

function timeIn(text: string): string | null {
  const [, hour = "", minute = "", second = "00"] = /^\s*(\d{1,2}):(\d\d)(?::(\d\d))?\s*$/.exec(text) ?? [];
  return hour === "" ? null : `${hour.padStart(2, "0")}:${minute}:${second}`;
}

function hours(time: string): number {
  return Number(time.slice(0, 2));
}
