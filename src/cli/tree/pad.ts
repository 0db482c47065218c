/** Which commands are about pads? */
import { type Command, Option } from "commander";
import { examples, wholeNumber } from "../options.ts";

/** Adds `pad list`, `search`, `show`, `export` and `import`. */
export function pad(line: Command): void {
  const group = line.command("pad").description("the live notes: what is written together, and its history");
  const doing = () => import("../pad.ts");
  group
    .command("list")
    .description("every pad, the one edited last first")
    .option("--sprint <id>", "only those of a sprint")
    .addHelpText("after", examples("pad list", "pad list --sprint keystone-mitaka-midcycle --json"))
    .action(async (options) => (await doing()).list({ ...line.opts(), ...options }));
  group
    .command("search <word...>")
    .description("pads with all these words in their title or text")
    .addHelpText("after", examples("pad search totp agreed"))
    .action(async (words: string[]) => (await doing()).list({ ...line.opts(), q: words.join(" ") }));
  group
    .command("show <pad>")
    .description("what a pad says and who wrote each line, now or at a revision")
    .option("--at <revision>", "as it was at this revision", wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .addHelpText("after", examples("pad show keystone-mitaka-midcycle", "pad show keystone-mitaka-midcycle --at 120"))
    .action(async (id, options) => (await doing()).show({ ...line.opts(), ...options, id }));
  group
    .command("export <pad>")
    .description("a pad as a file, with how everything stands that it names; json has its whole history")
    .addOption(new Option("--format <kind>", "as what").choices(["md", "txt", "html", "json"]).default("md"))
    .option("--plain", "without how things stand")
    .option("--out <file>", "write to this file; it must not exist")
    .addHelpText(
      "after",
      examples(
        "pad export keystone-mitaka-midcycle --out mitaka.md",
        "pad export keystone-mitaka-midcycle --format json",
      ),
    )
    .action(async (id, options) => (await doing()).write({ ...line.opts(), ...options, id }));
  group
    .command("import <pad> <file>")
    .description('bring a text into a pad, "-" for standard input; the pad is made when there is none of that name')
    .option("--replace", "in place of what the pad says, not at its end")
    .option("--title <text>", "title of a pad that is made")
    .option("--sprint <id>", "sprint of a pad that is made")
    .option("--dry-run", "only say what would be done")
    .addHelpText("after", examples("pad import newton-ideas ideas.md --as stevemar --title 'Newton ideas'"))
    .action(async (id, file, options) => (await doing()).bring({ ...line.opts(), ...options, id, file }));
}
