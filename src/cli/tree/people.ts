/** Which commands look after tokens and what was refused? */
import { Argument, type Command, Option } from "commander";
import { examples, wholeNumber } from "../options.ts";

/** Adds `token` and `audit`. */
export function people(line: Command): void {
  line
    .command("token")
    .addArgument(new Argument("[deed]", "what to do").choices(["list", "create", "revoke"]).default("list"))
    .argument("[id]", "revoke: the id that list shows")
    .description("API tokens: list, create, revoke; --as says whose")
    .option("--name <text>", "create: by which you know it again")
    .addOption(
      new Option("--scope <kind...>", "create: what it is good for").choices(["read", "act"]).default(["read"]),
    )
    .option("--days <number>", "create: days until it is over", wholeNumber(1, 366), 90)
    .addHelpText(
      "after",
      examples(
        "token create --as ayoung --name 'nightly report'",
        "token list --as ayoung",
        "token revoke 1f0a9c3b7d24",
      ),
    )
    .action(async (deed, id, options) =>
      (await import("../token.ts")).token({ ...line.opts(), ...options, deed, ...(id ? { id } : {}) }),
    );
  line
    .command("audit")
    .description("what was refused: to whom, through what, and why")
    .option("--who <person>", "only what this person was refused")
    .addOption(new Option("--through <place>", "only through this").choices(["web", "cli", "api", "gerrit"]))
    .option("--text <words>", "only what contains this")
    .option("--page <number>", "which page", wholeNumber(1, 100_000), 1)
    .option("--size <number>", "rows on a page", wholeNumber(1, 1_000), 50)
    .addHelpText("after", examples("audit", "audit --who ayoung --through web --json"))
    .action(async (options) => (await import("../token.ts")).audit({ ...line.opts(), ...options }));
}
