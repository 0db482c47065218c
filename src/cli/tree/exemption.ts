/** How is the command about exemptions written? */
import { Argument, type Command, Option } from "commander";
import { examples, wholeNumber } from "../options.ts";

/** What `exemption` can do. */
export const exemptionDeeds = [
  "list",
  "show",
  "request",
  "sponsor",
  "unsponsor",
  "grant",
  "condition",
  "word",
  "decline",
  "revoke",
  "withdraw",
  "extend",
  "done",
  "correct",
  "what-if",
  "export",
  "import",
] as const;

export type ExemptionDeedName = (typeof exemptionDeeds)[number];

const each = (value: string, before: string[] = []) => [...before, value];

/** Adds `exemption`. */
export function exemption(line: Command): void {
  line
    .command("exemption")
    .addArgument(new Argument("[deed]", "what to do").choices(exemptionDeeds).default("list"))
    .argument("[which]", "its number, or a change that it is about; for import the file, for request the change")
    .description("exemptions from freezes: list, show, ask for one, decide, export, import")
    .option("--state <state>", "list: only those that are granted, requested …")
    .option("--change <change>", "request: what it is for; may be given several times", each)
    .option("--blueprint <name>", "request: or a blueprint")
    .option("--bug <number>", "request: or a bug")
    .option("--title <text>", "request: what to call it")
    .option("--freeze <kind>", "request: which freeze; the one that holds there when not said")
    .option("--label <text>", "request: what people call it")
    .option("--why-now <text>", "request: why it cannot wait")
    .option("--benefit <text>", "request: what it is good for")
    .option("--risk-of-adding <text>", "request: what could break")
    .option("--risk-of-leaving-out <text>", "request: what is missing without it")
    .option(
      "--if <condition>",
      "grant: on this condition; what-if: imagine this deed; may be given several times",
      each,
    )
    .option("--until <date>", "request, grant, extend: until when")
    .option("--condition <id>", "word, extend: which condition (c1)")
    .option("--act <number>", "correct: which act of the history", wholeNumber(2, 100_000))
    .option("--on <date>", "what-if: at that time")
    .option("--reason <text>", "why")
    .option("--for <person>", "write down what somebody else said")
    .option("--link <url>", "where it was said")
    .addOption(new Option("--format <kind>", "export: what to write").choices(["json", "markdown"]).default("json"))
    .option("--out <file>", "export: write to this file")
    .option("--dry-run", "check everything and write nothing")
    .addHelpText(
      "after",
      examples(
        "exemption",
        'exemption request 272287 --why-now "the spec merged late" --as ayoung',
        'exemption grant 1 --if "patch by in 7 days" --until 2016-03-01 --as stevemar',
        'exemption what-if 1 --if "bknudson sponsors" --on 2016-02-09',
        "exemption export 1 --format markdown",
      ),
    )
    .action(async (deed, which, options) =>
      (await import("../exemption.ts")).exemption({ ...line.opts(), ...options, deed, which }),
    );
}
