/** What does one question of the API consist of? */
import { z } from "@hono/zod-openapi";
import type { Context } from "../../commands/context.ts";

/** One question of the API. What `params` and `query` let through is what `ask` takes. */
export interface Operation {
  id: string;
  path: string;
  summary: string;
  params: z.ZodObject;
  query: z.ZodObject;
  answer: z.ZodType;
  ask(context: Context, question: object): Promise<unknown>;
}

/** @returns a question whose answer is held to its schema by the compiler. */
export function operation<P extends z.ZodRawShape, Q extends z.ZodRawShape, A extends z.ZodType>(
  path: string,
  id: string,
  summary: string,
  told: {
    params: P;
    query: Q;
    answer: A;
    ask(context: Context, question: z.output<z.ZodObject<P>> & z.output<z.ZodObject<Q>>): Promise<z.output<NoInfer<A>>>;
  },
): Operation {
  return { path, id, summary, ...told, params: z.object(told.params), query: z.strictObject(told.query) };
}

/** @returns the schema of a parameter that may be given once. */
export function once(name: string) {
  return z.string(`Give "${name}" once.`).optional();
}

/** @returns the schema of a whole number from `from` to `to`; without an upper end when that is null. */
export function whole(name: string, from: number, to: number | null) {
  const sentence = `Give "${name}" as a whole number from ${from}${to === null ? "" : ` to ${to}`}.`;
  return z.coerce
    .number(sentence)
    .int(sentence)
    .min(from, sentence)
    .max(to ?? Number.MAX_SAFE_INTEGER, sentence)
    .optional();
}

/** Whose view. */
export const as = once("as").openapi({
  description: "Whose view: a person by id, name, user name, nick or e-mail.",
  example: "stevemar",
});

/** Whether numbers bring what they counted along. */
export const rows = z.enum(["all", "none"], 'Give "rows" as all or none.').optional().openapi({
  description: "Whether numbers bring along the rows that they counted; all when absent.",
  example: "none",
});
