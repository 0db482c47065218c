/** How do people read a count, a list and a number that opens? */
import type { OpenNumber } from "../review/number.ts";
import { figure } from "../review/sentence.ts";
import { duration } from "./time.ts";

export { count, list, signed } from "../review/sentence.ts";

/** @returns a number's value as people read it: "19", "19, at most 25", "3 d 4 h", "42 %", "not known". */
export function printed(number: Pick<OpenNumber, "value" | "unit"> & { most?: number | null }): string {
  if (number.value === null) return "not known";
  if (number.most) return `${figure(number.value)}, at most ${figure(number.most)}`;
  if (number.unit === "seconds") return duration(number.value);
  return number.unit === "percent" ? `${figure(number.value)} %` : figure(number.value);
}

/** @returns a text that begins as a sentence does. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
