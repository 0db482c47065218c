/** What is a whole process on paper, and how does anybody check that nothing in it was changed? */
import type { Instant } from "../review/change.ts";
import { compareText } from "../review/order.ts";
import type { Act } from "./process.ts";

/** A process as it is exported: enough to fold it again anywhere. */
export interface ProcessRecord {
  format: "midcycle process 1";
  /** How the digests are made, in words. */
  rule: string;
  id: string;
  kind: string;
  number: number;
  title: string;
  opened: Instant;
  /** In order of `seq`; `digest` covers the act and all before it. */
  acts: (Act & { digest: string })[];
}

/** How the digests of a record are made, for whoever wants to make them again. */
export const chainRule =
  "digest = SHA-256, in lower-case hexadecimal, of the digest of the act before (nothing for the first), a line feed, " +
  "and the act without its digest as JSON in UTF-8 with sorted keys and no white space. " +
  "Whatever two exports of the same both have is alike in both.";

/** @returns a value as JSON with sorted keys and without white space: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.sort(([a], [b]) => compareText(a, b));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join()}}`;
}
