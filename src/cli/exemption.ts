/** How are exemptions listed, shown and decided on a terminal? */
import { writeFile } from "node:fs/promises";
import pc from "picocolors";
import type { Actor } from "../commands/actor.ts";
import type { Context } from "../commands/context.ts";
import { type AskingFor, requestExemption } from "../commands/exemption/ask.ts";
import type { Done } from "../commands/exemption/deed.ts";
import * as deeds from "../commands/exemption/deeds.ts";
import { imagine } from "../commands/exemption/imagined.ts";
import { takeRecord } from "../commands/exemption/record.ts";
import { exemptionRecord, exemptions, exemption as one } from "../commands/exemptions.ts";
import { somebody } from "../commands/people-links.ts";
import { acting } from "../commands/rights.ts";
import { exemptionMarkdown } from "../words/exemption-markdown.ts";
import { actorOf, needed } from "./doing.ts";
import { exemptionsText, exemptionText } from "./exemption-text.ts";
import { answer, asking, type Shared } from "./ground.ts";
import type { ExemptionDeedName } from "./tree/exemption.ts";

type Options = Shared &
  Omit<AskingFor, "changes"> & {
    deed: ExemptionDeedName;
    which?: string;
    state?: string;
    change?: string[];
    if?: string[];
    condition?: string;
    act?: number;
    on?: string;
    reason?: string;
    format: "json" | "markdown";
    out?: string;
  };

/** Does what the first word says, and prints what became of it. */
export async function exemption(options: Options): Promise<void> {
  await asking(options, async (house) => {
    const context = house.context();
    switch (options.deed) {
      case "list":
        return answer(options, await exemptions(context, options), (view) => exemptionsText(view, context.now()));
      case "show": {
        const viewer = options.as === undefined ? undefined : somebody(context, options.as).id;
        return answer(options, await one(context, { exemption: named(options), viewer }), (view) =>
          exemptionText(view, context.now()),
        );
      }
      case "what-if": {
        const question = { exemption: named(options), ifs: options.if, on: options.on };
        return answer(options, await imagine(context, question), (view) =>
          [`It would be ${pc.bold(view.state)}.`, ...view.because, ...view.unmet].join("\n"),
        );
      }
      case "export":
        return exported(context, options);
      default:
        return answer(options, await done(context, options), ({ text, page }) => `${text}\n${pc.dim(page)}`);
    }
  });
}

async function done(context: Context, options: Options): Promise<Done> {
  if (options.deed === "import") return takeRecord(context, named(options, "the file"), options.dryRun ?? false);
  const actor = actorOf(context, { as: options.as });
  const deed = ["exemption", options.deed, options.which].filter(Boolean).join(" ");
  return acting(context, actor, deed, () => decided(context, actor, options));
}

async function decided(context: Context, actor: Actor, options: Options): Promise<Done> {
  if (options.deed === "request") {
    const changes = [...(options.which ? [options.which] : []), ...(options.change ?? [])];
    return requestExemption(context, actor, { ...options, changes });
  }
  const { reason, dryRun, link, for: whose } = options;
  const on = { exemption: named(options), reason, dryRun, link, for: whose };
  switch (options.deed) {
    case "sponsor":
    case "unsponsor":
      return deeds.sponsorExemption(context, actor, { ...on, back: options.deed === "unsponsor" });
    case "grant":
      return deeds.grantExemption(context, actor, { ...on, conditions: options.if, until: options.until });
    case "condition":
      return deeds.setCondition(context, actor, {
        ...on,
        condition: needed(options.if?.[0] ?? options.condition, "--if CONDITION"),
      });
    case "word":
      return deeds.giveWord(context, actor, { ...on, condition: needed(options.condition, "--condition c1") });
    case "extend":
      return deeds.extendExemption(context, actor, {
        ...on,
        until: needed(options.until, "--until DATE"),
        condition: options.condition,
      });
    case "correct":
      return deeds.correctExemption(context, actor, { ...on, act: needed(options.act, "--act NUMBER") });
    default:
      return deeds.endExemption(context, actor, { ...on, as: options.deed as "done" });
  }
}

async function exported(context: Context, options: Options): Promise<void> {
  const { record, view } = await exemptionRecord(context, named(options));
  const text = options.format === "markdown" ? exemptionMarkdown(view, record) : `${JSON.stringify(record, null, 2)}\n`;
  if (options.out) await writeFile(options.out, text);
  else process.stdout.write(text);
}

function named({ which, deed }: Options, what = "its number, or a change that it is about"): string {
  return needed(which, `what to ${deed}: ${what}`);
}
