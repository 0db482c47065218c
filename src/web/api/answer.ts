/** How does an answer leave: with its age, and with a tag that tells whether it is still the same? */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import type { Context as Request } from "hono";
import type { Freshness } from "../../commands/freshness.ts";
import { instant } from "./shapes.ts";

/** Headers that say how old an answer is; they come with a 304 too. */
export const ageHeaders = ["Midcycle-As-Of", "Midcycle-Lag"] as const;

/** @returns the schema of an answer as it is sent. */
export function sent<S extends z.ZodType>(data: S) {
  return z.object({
    as_of: instant.nullable().openapi({
      description: "Everything that happened at the forges up to this moment was seen; null before the first reading.",
    }),
    lag_seconds: z.int().nullable().openapi({ description: "Seconds from then until now.", example: 12 }),
    data,
  });
}

/**
 * @returns an answer as JSON with its age. The tag is of the data alone, so that time going by is no change; without
 * `rows`, numbers leave behind what they counted.
 */
export function answered(c: Request, data: unknown, age: Freshness, { rows = true } = {}): Response {
  const told = JSON.stringify(data, rows ? undefined : leavingRows);
  c.header("ETag", `W/"${createHash("sha256").update(told).digest("base64url").slice(0, 27)}"`);
  if (age.asOf !== null) {
    c.header("Midcycle-As-Of", age.asOf);
    c.header("Midcycle-Lag", String(age.lagSeconds));
  }
  const frame = `{"as_of":${JSON.stringify(age.asOf)},"lag_seconds":${JSON.stringify(age.lagSeconds)},"data":`;
  return c.body(`${frame}${told}}`, 200, { "Content-Type": "application/json" });
}

/** A number is known by having a rule and what may or may not belong; tables have rows of another kind. */
function leavingRows(_key: string, value: unknown): unknown {
  const number = value !== null && typeof value === "object" && "uncertain" in value && "rule" in value;
  return number ? { ...value, rows: [], uncertain: [] } : value;
}
