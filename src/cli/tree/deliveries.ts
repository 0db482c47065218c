/** Which commands are about what was said where, what people want to be told, and what runs by the clock? */
import { Argument, type Command, Option } from "commander";
import { deliveryStates } from "../../words/deliveries.ts";
import { examples, wholeNumber } from "../options.ts";

/** Adds `deliveries`, `subscriptions` and `jobs`. */
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
  line
    .command("subscriptions")
    .addArgument(
      new Argument("[deed]", "what to do").choices(["list", "set", "end", "mute", "unmute", "habits"]).default("list"),
    )
    .argument("[words...]", "set, end: topics, or all; mute, unmute: a process, or everything")
    .description("what somebody is told for themselves, where and when; --as says who")
    .option("--channel <name>", "set, end: only in this channel")
    .addOption(
      new Option("--pace <when>", "set: when they are told").choices(["at once", "hourly", "daily", "morning"]),
    )
    .option("--all", "set: also of what they take no part in")
    .option("--until <date>", "mute: until when")
    .option("--zone <zone>", "habits: their time zone")
    .option("--morning <time>", "habits: when their morning is, as 07:30")
    .option("--quiet <span>", 'habits: quiet hours, as 20:00-07:00; "" for none')
    .addHelpText(
      "after",
      examples(
        "subscriptions --as mira",
        "subscriptions set exemptions polls --pace morning --as mira",
        "subscriptions mute exemption 3 --until friday --as mira",
        "subscriptions habits --zone America/Chicago --quiet 20:00-07:00 --as mira",
      ),
    )
    .action(async (deed, words, options) =>
      (await import("../subscriptions.ts")).subscribing({ ...line.opts(), ...options, deed, words }),
    );
  line
    .command("jobs")
    .addArgument(new Argument("[deed]", "what to do").choices(["list", "run"]).default("list"))
    .argument("[name]", "run: which job")
    .description("what runs by the clock: last, next, how it went; run one now")
    .addHelpText("after", examples("jobs", "jobs run groups --as mira"))
    .action(async (deed, name, options) =>
      (await import("../jobs.ts")).jobs({ ...line.opts(), ...options, deed, ...(name ? { name } : {}) }),
    );
}
