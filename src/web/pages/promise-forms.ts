/** Which fields do the forms about promises have? */
import { z } from "zod";
import { promiseDeedNames } from "../../words/promises.ts";

const line = z.string("Each field is there once.").default("");

/** The form of `/promises/new`; `look` has a line for each. */
export const newFields = z.object({ text: line, who: line, due: line, look: line, sprint: line, link: line });

/** A text to look through, and which of its promises to write down. */
export const offerFields = z.object({
  source: line,
  sprint: line,
  link: line,
  take: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((some) => [some].flat().map(Number)),
  deed: line,
});

/** The forms of `/promises/ID`. */
export const deedFields = z.object({
  deed: z.enum(promiseDeedNames, { message: `Choose one of ${promiseDeedNames.join(", ")}.` }),
  verdict: line,
  on: line,
  due: line,
  look: line,
  reason: line,
  link: line,
  act: line,
});

export type PromiseDeedValues = z.output<typeof deedFields>;
