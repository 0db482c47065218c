/** What can the API be asked about minutes? */
import { z } from "@hono/zod-openapi";
import { minutesList, openMinutes } from "../../commands/minutes-views.ts";
import { itemKinds } from "../../sprint/minutes/minutes.ts";
import type { ItemView, MinutesLine, MinutesView, OwnerView } from "../../words/minutes-view.ts";
import { type Operation, once, operation } from "./operation.ts";
import { exactly, instant, orNull, personLink } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const kind = z.enum(itemKinds).openapi("MinutesItemKind");

const line = {
  ...{ id: text, title: text, place: text, source: text, page: text },
  sprint: z.object({ id: text, title: text }).nullable(),
  began: instant.nullable(),
  ended: instant.nullable(),
  counts: z.array(z.object({ kind, count: whole })),
};

const owner = { name: text, who: orNull(personLink) };

const minutesLine = exactly<MinutesLine>()(
  z.object(line).openapi("MinutesInList", { description: "A set of minutes; `ended` is null while it goes on." }),
);

const ownerView = exactly<OwnerView>()(
  z.object(owner).openapi("MinutesPerson", { description: "Somebody by their nick; `who` is null for strangers." }),
);

const item = exactly<ItemView>()(
  z
    .object({
      ...{ kind, line: text, at: instant.nullable(), by: textOrNull },
      ...{ text, url: textOrNull, suffix: text, said: text },
      owners: z.array(ownerView),
      due: orNull(z.object({ at: instant, text })),
      tally: z.array(z.object({ option: text, voters: z.array(text) })),
    })
    .openapi("MinutesItem", { description: "One thing that was kept; `tally` is a vote's, `owners` an action's." }),
);

const minutesView = exactly<MinutesView>()(
  z
    .object({
      ...line,
      chairs: z.array(text),
      topics: z.array(
        z.object({
          ...{ title: textOrNull, said: textOrNull, by: textOrNull, at: instant.nullable() },
          items: z.array(item),
        }),
      ),
      actions: z.array(item),
      voting: orNull(z.object({ question: text, options: z.array(text) })),
      present: z.array(z.object({ ...owner, lines: whole })),
      restricted: z.boolean(),
      zone: text,
      files: z.array(z.object({ name: text, what: text, href: text })),
    })
    .openapi("Minutes", { description: "One set of minutes; of `restricted` ones the files of the log are left out." }),
);

/** `/minutes` and `/minutes/{meeting}`. */
export const minutesOperations: readonly Operation[] = [
  operation("/minutes", "minutes", "The minutes that are kept, of chats and of pads, the latest first", {
    params: {},
    query: { sprint: once("sprint").openapi({ description: "Only those of a sprint, by its id." }) },
    answer: z.array(minutesLine),
    ask: minutesList,
  }),
  operation("/minutes/{meeting}", "meeting", "The minutes of one meeting: topics, items, votes, who was there", {
    params: { meeting: text.openapi({ description: "A meeting by its id.", example: "keystone.2016-01-27-15.00" }) },
    query: {},
    answer: minutesView,
    ask: (context, { meeting }) => openMinutes(context, meeting),
  }),
];
