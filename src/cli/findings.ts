/** How is a look at many things told: what is well, what is wrong, and how to mend it? */
import pc from "picocolors";
import { codes } from "./exit.ts";
import { answer, type Shared } from "./ground.ts";
import { paragraph } from "./table.ts";

/** One thing looked at. */
export interface Finding {
  /** `note`: works, or cannot be known, and somebody may want to act; `unreachable`: the world's fault, not the file's. */
  state: "well" | "note" | "wrong" | "unreachable";
  /** What was found, one sentence. */
  text: string;
  /** How to mend it, one sentence; null when nothing is to be done. */
  remedy: string | null;
}

/** @returns something that is as it should be. */
export function well(text: string): Finding {
  return { state: "well", text, remedy: null };
}

/** @returns something that works or cannot be known; `remedy` for whom it matters. */
export function note(text: string, remedy: string | null = null): Finding {
  return { state: "note", text, remedy };
}

/** @returns something that has to be mended. */
export function wrong(text: string, remedy: string): Finding {
  return { state: "wrong", text, remedy };
}

/** @returns something in the world that does not answer; the message says the next step. */
export function unreachable(text: string): Finding {
  return { state: "unreachable", text, remedy: null };
}

/** Prints findings, a line with a mark each, or as JSON, and sets the exit code: 78 before 69 before 0. */
export function tell(shared: Shared, findings: readonly Finding[]): void {
  const has = (state: Finding["state"]) => findings.some((finding) => finding.state === state);
  process.exitCode = has("wrong") ? codes.configuration : has("unreachable") ? codes.unavailable : codes.ok;
  answer(shared, { ok: process.exitCode === codes.ok, findings }, () => findings.map(line).join("\n"));
}

function line({ state, text, remedy }: Finding): string {
  const marks = { well: pc.green("✓"), note: pc.yellow("!"), wrong: pc.red("✗"), unreachable: pc.red("✗") };
  const said = paragraph(text, "  ").trimStart();
  return [`${marks[state]} ${said}`, ...(remedy ? [paragraph(`→ ${remedy}`, "  ")] : [])].join("\n");
}
