/** Which forms do the pages of the exemptions have, and what does each do? */
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import type { Context } from "../../commands/context.ts";
import type { Done } from "../../commands/exemption/deed.ts";
import * as deeds from "../../commands/exemption/deeds.ts";

const line = z.string("Each field is there once.").default("");

/** The form of `/exemptions/new`. */
export const requestFields = z.object({
  changes: line,
  blueprint: line,
  bug: line,
  title: line,
  freeze: line,
  label: line,
  whyNow: line,
  benefit: line,
  riskOfAdding: line,
  riskOfLeavingOut: line,
  until: line,
  for: line,
  link: line,
});

const deedFields = z.object({ reason: line, until: line, condition: line, conditions: line, act: line });
type Values = z.output<typeof deedFields>;

/** What the buttons say. */
export const deedNames: Record<string, string> = {
  sponsor: "Sponsor it",
  unsponsor: "Take sponsorship back",
  grant: "Grant it",
  decline: "Decline it",
  revoke: "Revoke it",
  withdraw: "Withdraw it",
  extend: "Move the date",
  done: "It is done",
  word: "It is met",
  correct: "Take an act back",
};

/** One form: `POST /exemptions/ID/DEED`. */
interface DeedForm {
  deed: string;
  fields: typeof deedFields;
  act(context: Context, actor: Actor, exemption: string, values: Values): Promise<Done>;
}

/** The forms of `/exemptions/ID`. */
export const deedForms: DeedForm[] = [
  form("sponsor", (context, actor, on) => deeds.sponsorExemption(context, actor, on)),
  form("unsponsor", (context, actor, on) => deeds.sponsorExemption(context, actor, { ...on, back: true })),
  form("grant", (context, actor, on, { until, conditions }) =>
    deeds.grantExemption(context, actor, { ...on, until, conditions: conditions.split("\n") }),
  ),
  form("extend", (context, actor, on, { until, condition }) =>
    deeds.extendExemption(context, actor, { ...on, until, condition }),
  ),
  form("word", (context, actor, on, { condition }) => deeds.giveWord(context, actor, { ...on, condition })),
  form("correct", (context, actor, on, { act }) => deeds.correctExemption(context, actor, { ...on, act: Number(act) })),
  ...(["decline", "revoke", "withdraw", "done"] as const).map((as) =>
    form(as, (context, actor, on) => deeds.endExemption(context, actor, { ...on, as })),
  ),
];

function form(
  deed: string,
  act: (context: Context, actor: Actor, on: deeds.OnExemption, values: Values) => Promise<Done>,
): DeedForm {
  return {
    deed,
    fields: deedFields,
    act: (context, actor, exemption, values) => act(context, actor, { exemption, reason: values.reason }, values),
  };
}
