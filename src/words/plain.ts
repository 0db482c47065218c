/** How do people read a count, a list and a number that opens? */
import type { OpenNumber } from "../review/number.ts";
import { duration } from "./time.ts";

const digits = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const enumeration = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** @returns a count with its noun in the right number: "1 change", "12,600 changes". */
export function count(n: number, one: string, many: string): string {
  return `${digits.format(n)} ${n === 1 ? one : many}`;
}

/** @returns "a", "a and b", "a, b and c"; nothing for no names. */
export function list(names: readonly string[]): string {
  return enumeration.format(names);
}

/** @returns a number's value as people read it: "19", "3 d 4 h", "42 %", "not known". */
export function printed(number: Pick<OpenNumber, "value" | "unit">): string {
  if (number.value === null) return "not known";
  if (number.unit === "seconds") return duration(number.value);
  return number.unit === "percent" ? `${digits.format(number.value)} %` : digits.format(number.value);
}

/** @returns a vote's value with its sign: "+2", "-1", "0". */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
