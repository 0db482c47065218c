/** What does one rule of the turn find? */
import type { Facts } from "../facts.ts";
import type { Reason } from "../turn.ts";

/** A reason before it is known whether it decides. */
export type Finding = Omit<Reason, "decides">;

/** One rule: reads the facts and says what it finds, or nothing. Pure, never throws. */
export type Rule = (facts: Facts) => Finding[];

/** @returns "change", or "specification" in a repository of specifications. */
export function noun({ context }: Facts): string {
  return context.repository.type === "specs" ? "specification" : "change";
}
