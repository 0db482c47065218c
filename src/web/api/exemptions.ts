/** What can the API be asked about exemptions? */
import { z } from "@hono/zod-openapi";
import { exemption, exemptions } from "../../commands/exemptions.ts";
import { exemptionStates } from "../../governance/exemption/acts.ts";
import { freezeKinds } from "../../review/freeze-kind.ts";
import { type ExemptionLine, type ExemptionsView, type ExemptionView, exemptionDeeds } from "../../words/exemption.ts";
import { actShape } from "./decisions.ts";
import { type Operation, operation } from "./operation.ts";
import { exactly, instant, openNumber, orNull, personLink } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const people = z.array(personLink);
const state = z.enum(exemptionStates).openapi("ExemptionState");

const line = {
  number: whole,
  title: text,
  state,
  over: z.boolean(),
  freeze: z.object({ kind: z.enum(freezeKinds), name: text }),
  label: textOrNull,
  because: z.array(text),
  awaiting: people,
  unmet: z.array(text),
  deadline: instant.nullable(),
  late: z.boolean(),
  askedBy: personLink,
  askedAt: instant,
  conditions: z.array(
    z.object({
      id: text,
      text,
      by: instant.nullable(),
      met: z.boolean(),
      since: instant.nullable(),
      evidence: textOrNull,
      url: textOrNull,
      failed: z.boolean(),
      word: z.boolean(),
    }),
  ),
  changes: z.array(z.object({ key: text, number: whole, url: textOrNull, subject: textOrNull, status: textOrNull })),
};

/** An exemption in a list. */
export const exemptionLine = exactly<ExemptionLine>()(
  z.object(line).openapi("ExemptionInList", { description: "An exemption, where it stands and why." }),
);

const exemptionsView = exactly<ExemptionsView>()(
  z
    .object({
      groups: z.array(
        z.object({
          state,
          items: z.array(exemptionLine),
        }),
      ),
      load: z.array(openNumber),
      total: whole,
    })
    .openapi("Exemptions"),
);

const act = z.object({ ...actShape, ignored: textOrNull });

const exemptionView = exactly<ExemptionView>()(
  z
    .object({
      ...line,
      blueprint: textOrNull,
      bug: textOrNull,
      whyNow: text,
      benefit: text,
      riskOfAdding: text,
      riskOfLeavingOut: text,
      until: instant.nullable(),
      granted: orNull(z.object({ at: instant, by: people })),
      sponsors: people,
      needed: whole.nullable(),
      terms: z.array(text),
      dayEnds: text,
      history: z.array(act),
      may: z.array(z.enum(exemptionDeeds)),
    })
    .openapi("Exemption", { description: "One exemption with every act; `may` is empty, since nobody is signed in." }),
);

/** `/exemptions` and `/exemptions/{exemption}`. */
export const exemptionOperations: readonly Operation[] = [
  operation("/exemptions", "exemptions", "Exemptions from freezes, by state, and how many the team has granted", {
    params: {},
    query: {
      state: z
        .enum(exemptionStates, `An exemption is one of ${exemptionStates.join(", ")}.`)
        .optional()
        .openapi({ description: "Only those in this state." }),
    },
    answer: exemptionsView,
    ask: exemptions,
  }),
  operation("/exemptions/{exemption}", "exemption", "One exemption: where it stands, its conditions, every act", {
    params: { exemption: text.openapi({ description: "Its number, or a change that it is about.", example: "1" }) },
    query: {},
    answer: exemptionView,
    ask: exemption,
  }),
];
