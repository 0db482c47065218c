/** How is the command about promises written? */
import { Argument, type Command, Option } from "commander";
import { promiseStates } from "../../sprint/promise/acts.ts";
import { proseForms } from "../../sprint/prose/read.ts";
import { examples, wholeNumber } from "../options.ts";

/** What `promise` can do. */
export const promiseDeeds = ["list", "show", "add", "judge", "move", "seek", "withdraw", "correct", "offer"] as const;

const each = (value: string, before: string[] = []) => [...before, value];

/** Adds `promise`. */
export function promise(line: Command): void {
  line
    .command("promise")
    .description("what was promised for later, and whether it was kept: list, add, judge, offer those of a text")
    .addArgument(new Argument("[what]", "what to do").choices(promiseDeeds).default("list"))
    .argument(
      "[words...]",
      "its number; for judge also kept, late, missed or cannot-be-judged; for add the text; for offer the file",
    )
    .addOption(new Option("--state <state>", "list: only those in this state").choices(promiseStates))
    .option("--sprint <id>", "list: only those of a sprint; add, offer: the sprint at which it was said")
    .option("--who <person>", "list: only theirs; add: who promised, may be given several times", each)
    .option("--due <when>", 'add, move: until when ("friday", "within one week", "early in Newton", "newton-2")')
    .option(
      "--look <what>",
      'add, seek: what shows it ("changes in keystone about totp"), may be given several times',
      each,
    )
    .option("--on <date>", "judge: the day on which it was kept")
    .option("--reason <text>", "judge, move, withdraw: why")
    .option("--act <number>", "correct: which act of the history", wholeNumber(2, 100_000))
    .option("--link <url>", "where it was said")
    .option("--take <numbers>", "offer: write these down (1,3 or all)")
    .addOption(
      new Option("--form <form>", "offer: how the text is written; found out when left out").choices(proseForms),
    )
    .option("--loopback", "offer: an address may lead to this machine")
    .option("--dry-run", "check everything and write nothing")
    .addHelpText(
      "after",
      examples(
        "promise list --sprint keystone-mitaka-midcycle",
        'promise add "PCI-DSS support" --due "early in Newton" --look "changes about PCI-DSS" --as stevemar',
        'promise judge 3 late --on 2016-06-20 --reason "the spec came first" --as stevemar',
        "promise offer recap.md --sprint keystone-mitaka-midcycle",
        "promise offer recap.md --take 1,3 --as stevemar",
      ),
    )
    .action(async (what, words, options) =>
      (await import("../promise.ts")).promise({ ...line.opts(), ...options, what, words }),
    );
}
