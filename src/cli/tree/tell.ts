/** Which commands write what a team tells others? */
import { type Command, Option } from "commander";
import { examples, wholeNumber } from "../options.ts";

const formats = ["md", "markdown", "html", "mail", "chat", "json"];

/** Adds `recap`. */
export function tell(line: Command): void {
  line
    .command("recap [id]")
    .description("the recap of a sprint; without an id, of the present, the last or the next one")
    .addOption(new Option("--format <kind>", "what to write").choices(formats).default("md"))
    .option("--out <file>", "write to this file; in a folder, under the name that a blog looks for")
    .option("--address <url>", "address of your pages, for the links of the numbers")
    .option("--language <language>", "of the fixed words, when not the program file's")
    .option("--bytes <number>", "bytes that a line of chat has at most", wholeNumber(40, 100_000), 400)
    .addHelpText(
      "after",
      examples(
        "recap",
        "recap keystone-mitaka-midcycle --format mail --out recap.txt",
        "recap --out _posts/ --address https://midcycle.example.org",
        "recap --format chat --bytes 300",
      ),
    )
    .action(async (sprint, options) => (await import("../recap.ts")).recap({ ...line.opts(), ...options, sprint }));
}
