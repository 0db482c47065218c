/** What is the API asked of pads? */
import { z } from "@hono/zod-openapi";
import { type WholePad, wholePad } from "../../commands/pads/files.ts";
import { padList, padView } from "../../commands/pads/pads.ts";
import { pills } from "../../commands/pads/pills.ts";
import { thePad } from "../../commands/pads/the-pad.ts";
import type { PadAuthorView, PadLine, PadTextLine, PadView } from "../../words/pads.ts";
import type { Pill } from "../../words/pills.ts";
import { once, operation, whole } from "./operation.ts";
import { exactly, instant, orNull } from "./shapes.ts";

const text = z.string();
const int = z.int();
const pad = z.string().openapi({ description: "The id of a pad.", example: "mitaka" });

const line = exactly<PadLine>()(
  z
    .object({
      ...{ id: text, title: text, page: text, sprint: text.nullable() },
      ...{ edited: instant, editor: text, revision: int, here: z.array(text) },
      found: z.array(text).openapi({ description: "Lines with what was looked for." }),
    })
    .openapi("PadLine", { description: "A pad in a list." }),
);

const author = exactly<PadAuthorView>()(
  z
    .object({ id: text, name: text, place: int.nullable(), page: text.nullable() })
    .openapi("PadAuthor", { description: "Somebody who wrote in a pad; `place` counts from 0." }),
);

const textLine = exactly<PadTextLine>()(
  z
    .object({ number: int, id: text.nullable(), at: instant.nullable(), text, author: orNull(author) })
    .openapi("PadTextLine", { description: "A line and who wrote most of it; `id` names it in addresses." }),
);

const view = exactly<PadView>()(
  z
    .object({
      ...{ id: text, title: text, page: text, sprint: text.nullable(), session: text.nullable(), created: instant },
      ...{ edited: instant, editor: text, revision: int, lines: z.array(textLine), more: int },
      ...{ authors: z.array(author), here: z.array(text) },
    })
    .openapi("Pad", { description: "What a pad says, now or at a revision." }),
);

const pill = exactly<Pill>()(
  z
    .object({
      ...{ of: text, changes: z.array(text), text },
      state: z.enum(["open", "merged", "abandoned", "about"]),
      ...{ card: z.array(text), page: text },
    })
    .openapi("Pill", { description: "How something stands that a text names." }),
);

const entire = exactly<WholePad>()(
  z
    .object({
      ...{ id: text, title: text, sprint: text.nullable(), session: text.nullable(), text },
      authors: z.array(z.object({ id: text, name: text })),
      named: z.array(pill),
      revisions: z.array(z.object({ seq: int, at: instant, author: text, data: text })),
    })
    .openapi("WholePad", { description: "Everything that is kept of a pad; `data` is a change of Yjs in base64." }),
);

const at = whole("at", 0, null).openapi({ description: "A revision; the latest when absent." });

/** `/pads`, `/pads/{pad}`, its history, and how things stand that a text names. */
export const padOperations = [
  operation("/pads", "pads", "The live notes, the one edited last first", {
    params: {},
    query: {
      sprint: once("sprint").openapi({ description: "Only those of a sprint, by its id." }),
      q: once("q").openapi({ description: "Only those with all these words in their title or text." }),
    },
    answer: z.array(line),
    ask: (context, question) => padList(context, question),
  }),
  operation("/pads/{pad}", "pad", "What a pad says, line by line with who wrote it", {
    params: { pad },
    query: { at },
    answer: view,
    ask: async (context, { pad, at }) => padView(context, await thePad(context, pad), at),
  }),
  operation("/pads/{pad}/whole", "wholePad", "Everything that is kept of a pad, its history included", {
    params: { pad },
    query: {},
    answer: entire,
    ask: (context, { pad }) => wholePad(context, pad),
  }),
  operation("/pills", "pills", "How changes, bugs and blueprints stand that a text names", {
    params: {},
    query: {
      of: z.string('Give "of" once.').openapi({
        description:
          "What a text names: a number, Change-Id, address, bug:NUMBER or blueprint:NAME; several with commas.",
        example: "271002,bug:1234567",
      }),
    },
    answer: z.array(pill),
    ask: (context, { of }) => pills(context, of.split(",").filter(Boolean)),
  }),
];
