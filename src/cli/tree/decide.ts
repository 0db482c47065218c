/** Which commands are about nominations, polls and holds? */
import { Argument, type Command, Option } from "commander";
import { examples } from "../options.ts";

/** What can be asked and done with each, in the order of the help. */
export const nominationDeeds = [
  "list",
  "show",
  "export",
  "new",
  "vote",
  "accept",
  "decline",
  "open",
  "grant",
  "refuse",
  "withdraw",
  "complete",
] as const;
export const pollDeeds = [
  "list",
  "show",
  "export",
  "new",
  "vote",
  "concern",
  "resolve",
  "hold",
  "unhold",
  "withdraw",
] as const;
export const holdDeeds = ["list", "new", "lift"] as const;

/** Adds `nomination`, `poll` and `hold`. */
export function decide(line: Command): void {
  line
    .command("nomination")
    .description("propose somebody as a core, vote, accept, and write the membership")
    .addArgument(new Argument("[what]", "what to do").choices([...nominationDeeds]).default("list"))
    .argument("[words...]", "its number and a vote; for new, the candidate")
    .option("--why <text>", "the reason, as the voters will read it")
    .option("--of <group>", "core group, repository or specs; most repositories' group when left out")
    .addOption(new Option("--aim <aim>", "what it is for").choices(["join", "remove", "emeritus"]))
    .option("--private", "hear the cores among themselves first")
    .option("--for <person>", "write down what somebody else said")
    .option("--link <address>", "where it was said")
    .option("--day <day>", "for complete: the first day, as 2016-02-01")
    .option("--if <votes...>", "for show: votes to imagine, as 'ben +1'")
    .option("--dry-run", "only say what would become of it")
    .addHelpText(
      "after",
      examples(
        "nomination new dave-chen --why 'a year of careful reviews' --as stevemar",
        "nomination vote 3 +1 --as bknudson",
        "nomination show 3 --if 'ayoung +1'",
        "nomination export 3 > nomination-3.md",
      ),
    )
    .action(async (what, words, options) =>
      (await import("../nomination.ts")).nomination({ ...line.opts(), ...options, what, words }),
    );
  line
    .command("poll")
    .description("ask the cores a question, vote, raise and resolve concerns")
    .addArgument(new Argument("[what]", "what to do").choices([...pollDeeds]).default("list"))
    .argument("[words...]", "its number and a vote or a concern; for new, the question")
    .option("--option <texts...>", "for new: what can be chosen; yes and no when left out")
    .option("--why <text>", "the reason; for new, what one should know first")
    .option("--of <group>", "whose cores are asked; most repositories' group when left out")
    .option("--until <date>", "for hold: until when; in 7 days when left out")
    .option("--for <person>", "write down what somebody else said")
    .option("--link <address>", "where it was said")
    .option("--if <votes...>", "for show: votes to imagine, as 'ben yes'")
    .option("--dry-run", "only say what would become of it")
    .addHelpText(
      "after",
      examples(
        "poll new 'Is Newton a stabilization cycle?' --as stevemar",
        "poll vote 2 no --for ayoung --link https://lists.example.org/12 --as stevemar",
        "poll export 2 --json > poll-2.json",
      ),
    )
    .action(async (what, words, options) =>
      (await import("../poll.ts")).poll({ ...line.opts(), ...options, what, words }),
    );
  line
    .command("hold")
    .description("what holds changes back for a while, and who can lift it")
    .addArgument(new Argument("[what]", "what to do").choices([...holdDeeds]).default("list"))
    .argument("[words...]", "the change")
    .option("--why <text>", "why it has to wait")
    .option("--until <date>", "until when; until you lift it when left out")
    .option("--dry-run", "only say what would become of it")
    .addHelpText("after", examples("hold", "hold new 272287 --why 'the API is discussed' --until friday --as stevemar"))
    .action(async (what, words, options) =>
      (await import("../poll.ts")).hold({ ...line.opts(), ...options, what, words }),
    );
}
