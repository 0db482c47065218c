/** What can the API be asked about what was said where? */
import { z } from "@hono/zod-openapi";
import { deliveries } from "../../commands/deliveries.ts";
import { type ChannelLine, type DeliveriesView, type DeliveryLine, deliveryStates } from "../../words/deliveries.ts";
import { topicNames } from "../../words/topics.ts";
import { type Operation, once, operation, whole } from "./operation.ts";
import { exactly, instant, orNull, personLink } from "./shapes.ts";

const text = z.string();
const textOrNull = text.nullable();

const line = exactly<DeliveryLine>()(
  z
    .object({
      id: text,
      notice: z.object({ id: text, kind: text, topic: z.enum(topicNames), title: text, page: textOrNull }),
      channel: text,
      place: text,
      person: orNull(personLink),
      because: textOrNull,
      state: z.enum(deliveryStates),
      created: instant,
      ended: instant.nullable(),
      due: instant.nullable(),
      attempts: z.int(),
      url: textOrNull,
      trouble: textOrNull,
      doubled: z.boolean(),
      by: z.array(personLink),
      decidedBy: orNull(personLink),
    })
    .openapi("Delivery", { description: "One piece of news for one place." }),
);

const channel = exactly<ChannelLine>()(
  z
    .object({
      name: text,
      kind: textOrNull,
      tells: z.array(text).nullable(),
      waiting: z.int(),
      dead: z.int(),
      sent: z.int(),
      doubled: z.int(),
      last: instant.nullable(),
      resting: z.object({ since: instant, until: instant, text }).nullable(),
    })
    .openapi("Channel", { description: "A place where the team speaks, and how it goes there." }),
);

const view = exactly<DeliveriesView>()(
  z
    .object({
      channels: z.array(channel),
      rows: z.array(line),
      page: z.int(),
      pages: z.int(),
      total: z.int(),
      filters: z.object({ state: textOrNull, channel: textOrNull, about: textOrNull }),
      warnings: z.array(text),
      may: z.boolean(),
    })
    .openapi("Deliveries"),
);

/** `deliveries`. What is for one person is left out: the API shows what everybody may see. */
export const deliveryOperations: readonly Operation[] = [
  operation("/deliveries", "deliveries", "What was said where, what waits, and what was given up", {
    params: {},
    query: {
      state: z
        .enum(deliveryStates, `No delivery is in a state of that name. Choose one of ${deliveryStates.join(", ")}.`)
        .optional()
        .openapi({ description: "Only those in this state." }),
      channel: once("channel").openapi({ description: "Only those of this channel, by its name.", example: "list" }),
      about: once("about").openapi({ description: "Only those of this process or post.", example: "exemption-3" }),
      page: whole("page", 1, 100_000).openapi({ description: "Counts from 1." }),
      size: whole("size", 1, 1_000).openapi({ description: "Deliveries on a page; 50 when absent." }),
    },
    answer: view,
    ask: (context, question) => deliveries(context, { ...question, viewer: null }),
  }),
];
