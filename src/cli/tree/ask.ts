/** Which commands ask about changes and numbers? */
import type { Command } from "commander";
import { examples, wholeNumber } from "../options.ts";

/** Adds `queue`, `next`, `why`, `show`, `stats` and `sprint`. */
export function ask(line: Command): void {
  line
    .command("queue")
    .description("what waits, for the team or for a person, and why in this order")
    .option("--repository <name>", "only this repository")
    .option("--mover <who>", "only changes that this mover must move")
    .option("--text <words>", "only changes whose number, subject, topic or owner contains this")
    .option("--sort <order>", "another order than the team's: waiting, age, updated, size, repository")
    .option("--watch", "stay, and draw it anew when something moves")
    .option("--page <number>", "which page", wholeNumber(1, 100_000), 1)
    .option("--size <number>", "changes on a page", wholeNumber(1, 1_000), 20)
    .addHelpText(
      "after",
      examples("queue", "queue --as ayoung", "queue --mover cores --json", "queue --sort waiting --watch"),
    )
    .action(async (options) => (await import("../ask.ts")).queue({ ...line.opts(), ...options }));
  line
    .command("next")
    .description("the one change to look at next")
    .addHelpText("after", examples("next --as ayoung"))
    .action(async () => (await import("../ask.ts")).next(line.opts()));
  line
    .command("why <change>")
    .description("every rule that keeps a change out of the queue, and who can change that")
    .addHelpText("after", examples("why 272287", "why opendev~272287 --as ayoung"))
    .action(async (change) => (await import("../ask.ts")).why({ ...line.opts(), change }));
  line
    .command("show <change>")
    .description("a change: whose turn, why, votes and history")
    .addHelpText("after", examples("show 272287", "show https://review.opendev.org/c/openstack/keystone/+/272287"))
    .action(async (change) => (await import("../ask.ts")).show({ ...line.opts(), change }));
  line
    .command("stats")
    .description("how responsive the team is and who reviewed, each number with its rule")
    .option("--days <number>", "how many days back", wholeNumber(1, 3_650), 90)
    .option("--rows", "print what each number counted")
    .addHelpText("after", examples("stats", "stats --days 30 --rows"))
    .action(async (options) => (await import("../numbers.ts")).stats({ ...line.opts(), ...options }));
  line
    .command("sprint [id]")
    .description("a sprint's numbers; without an id, the present, the last or the next one")
    .option("--rows", "print what each number counted")
    .addHelpText("after", examples("sprint", "sprint keystone-mitaka-midcycle --rows"))
    .action(async (sprint, options) => (await import("../numbers.ts")).sprint({ ...line.opts(), ...options, sprint }));
}
