/** Which commands tell Midcycle to do what people otherwise tell it in comments? */
import type { Command } from "commander";
import { examples } from "../options.ts";

/** Adds `say`, `answer` and `verbs`. */
export function say(line: Command): void {
  line
    .command("say <text>")
    .description("tell Midcycle what people tell it in comments, one command a line; - reads standard input")
    .option("--about <change>", "the change under which it is said")
    .option("--dry-run", "only say what would be done")
    .addHelpText("after", examples("say /queue --as ayoung", 'say "/status" --about 272287 --as ayoung --dry-run'))
    .action(async (text, options) => (await import("../say.ts")).say({ ...line.opts(), ...options, text }));
  line
    .command("answer")
    .description("run and answer once what people told us in comments; start does it by itself")
    .option("--dry-run", "only say what would be done")
    .addHelpText("after", examples("answer --program program.yaml --dry-run"))
    .action(async (options) => (await import("../answer.ts")).answer({ ...line.opts(), ...options }));
  line
    .command("verbs")
    .description("what can be told in comments, on pages and with say")
    .option("--markdown", "print the table of the README")
    .addHelpText("after", examples("verbs", "verbs --json"))
    .action(async (options) => (await import("../say.ts")).verbs({ ...line.opts(), ...options }));
}
