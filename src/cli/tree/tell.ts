/** Which commands write what a team tells others? */
import { type Command, Option } from "commander";
import { proseForms } from "../../sprint/prose/read.ts";
import { examples, wholeNumber } from "../options.ts";

/** How what a lint finds can be told. */
export const lintReports = ["people", "json", "sarif", "github"] as const;

const formats = ["md", "markdown", "html", "mail", "chat", "json"];

/** Adds `recap` with `lint`, `update` and `digest`. */
export function tell(line: Command): void {
  const recap = line
    .command("recap [id]")
    .description("the recap of a sprint; without an id, of the present, the last or the next one")
    .addOption(new Option("--format <kind>", "what to write").choices(formats).default("md"))
    .option("--out <file>", "write to this file; in a folder, under the name that a blog looks for")
    .option("--address <url>", "address of your pages, for the links of the numbers")
    .option("--language <language>", "of the fixed words, when not the program file's")
    .option("--git <dirs...>", "from plain git history: clones, bare or working; needs no credentials and no mirror")
    .option("--superproject <dir>", "with --git: a clone whose submodules they are; it tells when each change merged")
    .option("--from <day>", "with --git: the first day, as 2016-01-27")
    .option("--to <day>", "with --git: the last day")
    .option("--zone <zone>", "with --git: whose days, as America/Chicago; UTC when left out")
    .option("--bytes <number>", "bytes that a line of chat has at most", wholeNumber(40, 100_000), 400)
    .addHelpText(
      "after",
      examples(
        "recap",
        "recap keystone-mitaka-midcycle --format mail --out recap.txt",
        "recap --out _posts/ --address https://midcycle.example.org",
        "recap --format chat --bytes 300",
        "recap --git keystone keystoneauth --from 2016-01-27 --to 2016-01-29 --zone America/Chicago",
      ),
    )
    .action(async (sprint, options) => {
      const asked = { ...line.opts(), ...options, sprint };
      if (options.git) return (await import("../recap-git.ts")).recapOfGit(asked);
      const only = ["superproject", "from", "to", "zone"].filter((name) => options[name] !== undefined);
      if (only.length > 0) line.error(`error: --${only.join(" and --")} can only be given with --git`);
      return (await import("../recap.ts")).recap(asked);
    });
  recap
    .command("lint <file>")
    .description("check a recap that people wrote: a file, an address, or - for standard input")
    .option("--sprint <id>", "of which sprint; the present or the last when left out")
    .addOption(new Option("--report <kind>", "how to tell").choices(lintReports).default("people"))
    .addOption(new Option("--form <form>", "how the text is written; found out when left out").choices(proseForms))
    .option("--loopback", "an address may lead to this machine")
    .option("--strict", "warnings are mistakes too")
    .addHelpText(
      "after",
      examples(
        "recap lint _posts/2016-02-13-keystone-midcycle-recap-mitaka.md --sprint keystone-mitaka-midcycle",
        "recap lint https://blog.example.org/recap --report sarif",
      ),
    )
    .action(async (file, options) =>
      (await import("../recap-lint.ts")).recapLint({ ...line.opts(), ...options, file }),
    );
  written(
    line
      .command("update [days]")
      .description("what the team tells of a week (2016-W04) or a day (2016-01-28); without, of this week"),
  )
    .addHelpText("after", examples("update", "update 2016-W04 --format mail", "update 2016-01-28 --format chat"))
    .action(async (span, options) => (await import("../recap.ts")).update({ ...line.opts(), ...options, span }));
  written(line.command("digest").description("what needs attention now, of the team or of whom --as names"))
    .addHelpText("after", examples("digest", "digest --as ayoung", "digest --as ayoung --format chat"))
    .action(async (options) => (await import("../recap.ts")).digest({ ...line.opts(), ...options }));
}

function written(command: Command): Command {
  return command
    .addOption(new Option("--format <kind>", "what to write").choices(formats).default("md"))
    .option("--out <file>", "write to this file; in a folder, under the name that a blog looks for")
    .option("--address <url>", "address of your pages, for the links of the numbers")
    .option("--language <language>", "of the fixed words, when not the program file's")
    .option("--bytes <number>", "bytes that a line of chat has at most", wholeNumber(40, 100_000), 400);
}
