/** What can the API be asked about the room of a sprint that is on? */
import { z } from "@hono/zod-openapi";
import { boardRoom } from "../../commands/sprint-board.ts";
import { triageGroups } from "../../sprint/triage.ts";
import type { SprintNowView } from "../../words/sprint-now.ts";
import { decisionLine } from "./decisions.ts";
import { exemptionLine } from "./exemptions.ts";
import { operation } from "./operation.ts";
import { exactly, instant, numberTable, openNumber, orNull, queueItem } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();

const roomNow = exactly<SprintNowView>()(
  z
    .object({
      sessions: z.array(
        z.object({
          ...{ id: text, title: text, track: textOrNull, state: z.enum(["now", "next"]) },
          ...{ since: instant.nullable(), href: text },
        }),
      ),
      reserved: z.array(
        z.object({ change: text, number: z.int().nullable(), subject: textOrNull, by: text, until: instant }),
      ),
      writing: z.array(z.object({ title: text, by: text, at: instant, href: text })),
      promises: z.object({ total: z.int(), numbers: z.array(openNumber) }),
      exemptions: z.array(exemptionLine),
      decisions: z.array(decisionLine),
      triage: orNull(
        z.object({
          groups: z.array(
            z.object({
              ...{ id: z.enum(triageGroups), title: text, meaning: text },
              items: z.array(z.object({ because: text, item: queueItem })),
            }),
          ),
        }),
      ),
      before: orNull(numberTable),
    })
    .openapi("SprintRoom", {
      description:
        "What a sprint does now, decides and promises; its work sorted; the sprints before at the same hour.",
    }),
);

/** `/sprints/{sprint}/room`. */
export const boardOperations = [
  operation("/sprints/{sprint}/room", "room", "What the room of a sprint does now, decides, promises and can finish", {
    params: { sprint: text.openapi({ description: "A sprint by its id.", example: "mitaka" }) },
    query: {},
    answer: roomNow,
    ask: boardRoom,
  }),
];
