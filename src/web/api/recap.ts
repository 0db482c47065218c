/** What shape has a recap, as programs get it? */
import { z } from "@hono/zod-openapi";
import type { PostView, RecapView } from "../../words/recap/model.ts";
import { day, exactly, instant, openNumber, orNull, sprintSummary } from "./shapes.ts";

const text = z.string();

const piece = z.union([text, z.object({ number: text }), z.object({ text, url: text })]).openapi("RecapPiece", {
  description: "A piece of a sentence: text, a number of the recap by its id, or a link.",
});

const block = z.union([z.object({ prose: text }), z.object({ section: text })]).openapi("PostBlock", {
  description: "Markdown that people wrote, in which [[id]] stands for the number of that id; or a section by its id.",
});

/** What every text of ours to publish has. */
export const postShape = {
  program: text,
  tag: text.openapi({ description: "What stands in brackets before the subject of a mail." }),
  tags: z.array(text),
  language: text.openapi({ description: "Language of the fixed words, BCP 47." }),
  title: text,
  date: day,
  generated: instant,
  zone: text,
  page: text.openapi({ description: "Path of its page; numbers open below it, at numbers/ID." }),
  frozen: orNull(z.object({ at: instant, by: text })).openapi({
    description: "When the facts were pinned, and by whom; null while they follow what happens.",
  }),
  body: z.array(block).openapi({ description: "All of it in order; a section that is in no block is not said." }),
  sections: z.array(
    z.object({
      id: text,
      heading: text,
      paragraphs: z.array(z.array(piece)),
      groups: z.array(z.object({ heading: text.nullable(), items: z.array(z.array(piece)) })),
    }),
  ),
  numbers: z.record(text, openNumber),
  unknown: z.array(text).openapi({ description: "What cannot be known, and what would make it known." }),
};

export const recapView = exactly<RecapView>()(z.object({ ...postShape, sprint: sprintSummary }).openapi("Recap"));

export const postView = exactly<PostView>()(z.object(postShape).openapi("Post"));
