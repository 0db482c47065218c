/** How does a release schedule become the part of a program file that says the same? */
import { readFile } from "node:fs/promises";
import { Document, parseDocument, visit } from "yaml";
import { type CyclePart, cyclePart, titlesIn } from "../sprint/schedule/part.ts";
import { BadSchedule, readSchedule } from "../sprint/schedule/read.ts";

export type { CyclePart } from "../sprint/schedule/part.ts";
export { BadSchedule } from "../sprint/schedule/read.ts";

/** What an import is asked. */
export interface ScheduleAsked {
  /** Path or http(s) address. */
  source: string;
  teams: readonly string[];
  /** Null: what the file or its folder says. */
  series: string | null;
}

/**
 * Reads a schedule and, when it lies beside it, the text that describes it (schedule.rst).
 * @throws BadSchedule with one sentence when it cannot be read or used.
 */
export async function importSchedule({
  source,
  teams,
  series,
}: ScheduleAsked): Promise<{ part: CyclePart; notes: string[] }> {
  const schedule = scheduleIn(await textOf(source), source);
  const name = series ?? schedule.series ?? folderOf(source);
  if (name === null) throw new BadSchedule(`${source} does not say which cycle it is of: give --series NAME.`);
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)) {
    throw new BadSchedule(`"${name}" is no name of a cycle: use lower-case letters, digits, dots and hyphens.`);
  }
  const beside = source.replace(/schedule\.ya?ml$/, "schedule.rst");
  const text = beside === source ? null : await textOf(beside).catch(() => null);
  return cyclePart(schedule, { series: name, teams, titles: text === null ? null : titlesIn(text) });
}

/** @returns the part as YAML, ready to stand in a program file. Days are quoted: older readers take them for instants. */
export function partText(part: CyclePart): string {
  const document = new Document({ cycles: [part] });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === "string" && /^\d{4}-\d\d-\d\d$/.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}

function scheduleIn(text: string, source: string) {
  const document = parseDocument(text, { schema: "core" });
  const [error] = document.errors;
  if (error) throw new BadSchedule(`${source} is not YAML: ${error.message.split(/ at line|:?\n/)[0]}.`);
  return readSchedule(document.toJS());
}

function folderOf(source: string): string | null {
  return /([^/\\]+)[/\\]schedule\.ya?ml$/.exec(source.replace(/[?#].*$/, ""))?.[1] ?? null;
}

async function textOf(source: string): Promise<string> {
  try {
    if (!/^https?:/.test(source)) return await readFile(source, "utf8");
    const reply = await fetch(source, { signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) throw new Error(`${reply.status} ${reply.statusText}`);
    return await reply.text();
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    const there = (failure as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : why;
    throw new BadSchedule(`${source} cannot be read: ${there}.`);
  }
}
