/** Which commands are about what was said where? */
import { Argument, type Command, Option } from "commander";
import { deliveryStates } from "../../words/deliveries.ts";
import { examples, wholeNumber } from "../options.ts";

/** Adds `deliveries`. */
export function deliveries(line: Command): void {
  line
    .command("deliveries")
    .addArgument(new Argument("[deed]", "what to do").choices(["list", "retry", "drop"]).default("list"))
    .argument("[ids...]", "retry, drop: the ids that list shows; their first letters are enough")
    .description("what was said where, and what was not: list, try again, drop with a reason")
    .addOption(new Option("--state <state>", "list: only those").choices([...deliveryStates]))
    .option("--channel <name>", "list: only in this channel")
    .option("--about <name>", "list: only of this process or post, as exemption-3")
    .option("--reason <text>", "drop: why it is not to be said")
    .option("--page <number>", "list: which page", wholeNumber(1, 100_000), 1)
    .option("--size <number>", "list: rows on a page", wholeNumber(1, 1_000), 30)
    .option("--dry-run", "print exactly what would be sent now, and send nothing")
    .addHelpText(
      "after",
      examples(
        "deliveries",
        "deliveries --state dead --channel list",
        "deliveries retry 5f0c9a1b --as mira",
        'deliveries drop 5f0c9a1b --reason "the list is closed" --as mira',
        "deliveries --dry-run",
      ),
    )
    .action(async (deed, ids, options) =>
      (await import("../deliveries.ts")).deliver({ ...line.opts(), ...options, deed, ids }),
    );
}
