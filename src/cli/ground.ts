/** Which team, which data and which time does a command work on? */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Refused } from "../commands/context.ts";
import { loadProgram } from "../config/program-file.ts";
import { type ForgeSecrets, readSecrets } from "../config/secrets.ts";
import type { House } from "../index.ts";
import type { Program } from "../review/program.ts";
import type { Where } from "../store/open.ts";
import { printable } from "./table.ts";

/** The options that every command takes. */
export interface Shared {
  program?: string | undefined;
  data: string;
  as?: string | undefined;
  json?: boolean | undefined;
}

/** @returns where the demo keeps its program file; it is there once the demo has run. */
export function demoProgram(data: string): string {
  return join(data, "demo", "program.yaml");
}

/** @returns where a program's mirror lives: DATABASE_URL, else a file in the data folder. */
export function mirrorOf(program: Program, data: string): Where {
  const { DATABASE_URL } = process.env;
  return DATABASE_URL ? { postgres: DATABASE_URL } : { sqlite: join(data, `${program.id}.sqlite`) };
}

/** @returns the program file that is meant. @throws Refused when none is named and no demo has run. */
export async function programFile(shared: Shared): Promise<{ file: string; demo: boolean }> {
  if (shared.program) return { file: shared.program, demo: false };
  const file = demoProgram(shared.data);
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) return { file, demo: true };
  throw new Refused('No team is named: give --program FILE, or run "npm start" once to look at the demo\'s team.');
}

/**
 * Opens the house for one question, without following anything, and closes it afterwards.
 * The time is now; for the demo's team it is the moment of the last update, since its clock is its own.
 */
export async function asking<T>(shared: Shared, question: (house: House) => Promise<T>): Promise<T> {
  const { file, demo } = await programFile(shared);
  if (demo) process.stderr.write("No team is named: this is the demo's.\n");
  const program = await loadProgram(file);
  const { open } = await import("../index.ts");
  const where = demo ? { sqlite: join(shared.data, "demo", `${program.id}.sqlite`) } : mirrorOf(program, shared.data);
  const secrets: Record<string, ForgeSecrets> = demo ? {} : readSecrets(program, process.env);
  const house = await open({ program, secrets, where, follow: false, standStill: demo, log: say });
  try {
    return await question(house);
  } finally {
    await house.close();
  }
}

/** Tells something beside the answer. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints an answer: as JSON when that is asked for, else as `text` draws it, without what could steer the terminal. */
export function answer<T>(shared: Shared, value: T, text: (value: T) => string): void {
  const drawn = shared.json ? JSON.stringify(value, null, 2) : text(harmless(value));
  process.stdout.write(`${drawn}\n`);
}

/** @returns the same without what could steer a terminal. */
export function harmless<T>(value: T): T {
  const each = (_key: string, inner: unknown) => (typeof inner === "string" ? printable(inner) : inner);
  return JSON.parse(JSON.stringify(value, each)) as T;
}
