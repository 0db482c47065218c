/** Which command is about Etherpads? */
import { Argument, type Command } from "commander";
import { examples } from "../options.ts";

/** What can be asked and done with mirrored pads, in the order of the help. */
export const etherpadDeeds = ["list", "link", "unlink", "section"] as const;

/** Adds `etherpad`. */
export function etherpad(line: Command): void {
  line
    .command("etherpad")
    .description("pads of Etherpads that are mirrored: list, link, unlink; section prints what we would write into one")
    .addArgument(new Argument("[what]", "what to do").choices([...etherpadDeeds]).default("list"))
    .argument("[pad]", "link: address of the pad; unlink, section: its address or its id")
    .option("--sprint <id>", "link: the sprint it belongs to")
    .option("--section", "link: keep a section of our own in it")
    .option("--dry-run", "only say what would become of it")
    .addHelpText(
      "after",
      examples(
        "etherpad",
        "etherpad link https://etherpad.opendev.org/p/keystone-mitaka-midcycle --sprint keystone-mitaka-midcycle --as stevemar",
        "etherpad section opendev.keystone-mitaka-midcycle",
      ),
    )
    .action(async (what, pad, options) =>
      (await import("../etherpad.ts")).etherpad({ ...line.opts(), ...options, what, pad }),
    );
}
