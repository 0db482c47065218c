/** Which command is about minutes? */
import { Argument, type Command } from "commander";
import { examples } from "../options.ts";

/** What can be asked and done with minutes, in the order of the help. */
export const minutesDeeds = ["list", "show", "export", "import"] as const;

/** Adds `minutes`. */
export function minutes(line: Command): void {
  line
    .command("minutes")
    .description("minutes of meetings: list, show, export as meetbot's files, import another bot's log")
    .addArgument(new Argument("[what]", "what to do").choices([...minutesDeeds]).default("list"))
    .argument("[words...]", "show, export: which meeting, as list shows it; import: the log's file")
    .option("--sprint <id>", "only this sprint's; for import, whose they are")
    .option("--out <folder>", "export: folder for the files; the text is printed without it")
    .option("--file <name>", "export: print this one of its files")
    .option("--day <day>", "import: when it begins, as 2014-01-07; the name of the file tells it otherwise")
    .option("--channel <name>", "import: where it was, as #openstack-meeting")
    .option("--dry-run", "only say what would become of it")
    .addHelpText(
      "after",
      examples(
        "minutes list --sprint keystone-mitaka-midcycle",
        "minutes show keystone.2014-01-07-18.00",
        "minutes export keystone.2014-01-07-18.00 --out minutes/",
        "minutes import keystone.2014-01-07-18.00.log.txt --channel '#openstack-meeting' --as stevemar",
      ),
    )
    .action(async (what, words, options) =>
      (await import("../minutes.ts")).minutes({ ...line.opts(), ...options, what, words }),
    );
}
