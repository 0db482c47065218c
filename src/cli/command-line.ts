/** What does the command line understand? */
import { createRequire } from "node:module";
import { Argument, Command, InvalidArgumentError, Option } from "commander";

const manifest = createRequire(import.meta.url)("../../package.json") as { version: string; description: string };

/** @returns the whole command tree; each command loads what it needs only when it runs. */
export function commandLine(): Command {
  const line = new Command("midcycle")
    .description(manifest.description)
    .version(manifest.version)
    .configureHelp({ showGlobalOptions: true })
    .addOption(new Option("--program <file>", "program file of your team").env("MIDCYCLE_PROGRAM"))
    .addOption(
      new Option("--data <folder>", "where the mirror lives (DATABASE_URL names a PostgreSQL instead)").default("data"),
    )
    .addOption(new Option("--as <person>", "see it as this person: id, name, user name or nick").env("MIDCYCLE_AS"))
    .option("--json", "print the answer as JSON");

  follow(line);
  ask(line);
  look(line);
  return line;
}

function follow(line: Command): void {
  line
    .command("start", { isDefault: true })
    .description("follow the forges and serve the pages; without --program, a made-up team")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 takes any", wholeNumber(0, 65_535), 3000)
    .addHelpText("after", examples("start", "start --program programs/identity.yaml", "start --port 8080"))
    .action(async (options) => (await import("./start.ts")).start({ ...line.opts(), ...options }));
  line
    .command("demo")
    .description("the same as start without --program: a made-up team in a sprint that lasts six minutes")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 takes any", wholeNumber(0, 65_535), 3000)
    .option("--speed <factor>", "how fast the sprint goes", factor, 1)
    .option("--seed <number>", "another team and another sprint", wholeNumber(0, 1_000_000_000), 1)
    .addHelpText("after", examples("demo", "demo --speed 3"))
    .action(async (options) => (await import("./start.ts")).start({ ...line.opts(), ...options, program: undefined }));
  line
    .command("sync")
    .description("read what is new at the forges once, with progress, then end")
    .option("--dry-run", "only count what would be read")
    .addHelpText(
      "after",
      examples("sync --program programs/identity.yaml", "sync --program programs/identity.yaml --dry-run"),
    )
    .action(async (options) => (await import("./sync.ts")).sync({ ...line.opts(), ...options }));
}

function ask(line: Command): void {
  line
    .command("queue")
    .description("what waits, for the team or for a person, and why in this order")
    .option("--repository <name>", "only this repository")
    .option("--mover <who>", "only changes that this mover must move")
    .option("--text <words>", "only changes whose number, subject, topic or owner contains this")
    .option("--page <number>", "which page", wholeNumber(1, 100_000), 1)
    .option("--size <number>", "changes on a page", wholeNumber(1, 1_000), 20)
    .addHelpText("after", examples("queue", "queue --as ayoung", "queue --mover cores --json"))
    .action(async (options) => (await import("./ask.ts")).queue({ ...line.opts(), ...options }));
  line
    .command("next")
    .description("the one change to look at next")
    .addHelpText("after", examples("next --as ayoung"))
    .action(async () => (await import("./ask.ts")).next(line.opts()));
  line
    .command("why <change>")
    .description("every rule that keeps a change out of the queue, and who can change that")
    .addHelpText("after", examples("why 272287", "why opendev~272287 --as ayoung"))
    .action(async (change) => (await import("./ask.ts")).why({ ...line.opts(), change }));
  line
    .command("show <change>")
    .description("a change: whose turn, why, votes and history")
    .addHelpText("after", examples("show 272287", "show https://review.opendev.org/c/openstack/keystone/+/272287"))
    .action(async (change) => (await import("./ask.ts")).show({ ...line.opts(), change }));
  line
    .command("stats")
    .description("how responsive the team is and who reviewed, each number with its rule")
    .option("--days <number>", "how many days back", wholeNumber(1, 3_650), 90)
    .option("--rows", "print what each number counted")
    .addHelpText("after", examples("stats", "stats --days 30 --rows"))
    .action(async (options) => (await import("./numbers.ts")).stats({ ...line.opts(), ...options }));
  line
    .command("sprint [id]")
    .description("a sprint's numbers; without an id, the present, the last or the next one")
    .option("--rows", "print what each number counted")
    .addHelpText("after", examples("sprint", "sprint keystone-mitaka-midcycle --rows"))
    .action(async (sprint, options) => (await import("./numbers.ts")).sprint({ ...line.opts(), ...options, sprint }));
  line
    .command("recap [id]")
    .description("the recap of a sprint")
    .addOption(
      new Option("--format <kind>", "what to write").choices(["markdown", "html", "mail", "json"]).default("markdown"),
    )
    .option("--out <file>", "write to this file")
    .option("--address <url>", "address of your pages, for the links of the numbers")
    .addHelpText("after", examples("recap", "recap keystone-mitaka-midcycle --format mail --out recap.txt"))
    .action(async (sprint, options) => (await import("./numbers.ts")).recap({ ...line.opts(), ...options, sprint }));
}

function look(line: Command): void {
  line
    .command("check [file]")
    .description("tell every mistake of a program file")
    .option("--live", "ask each forge whether account, repositories, labels and groups are there")
    .option("--schema", "print the JSON Schema of program files")
    .addHelpText(
      "after",
      examples(
        "check programs/identity.yaml",
        "check programs/identity.yaml --live",
        "check --schema > program.schema.json",
      ),
    )
    .action(async (file, options) => (await import("./check.ts")).check({ ...line.opts(), ...options, file }));
  line
    .command("init")
    .description("write a commented program file to begin with")
    .option("--gerrit <url>", "ask this server for projects, labels and groups")
    .option("--projects <pattern...>", "projects to follow; * stands for anything")
    .option("--out <file>", "file to write; it must not exist", "program.yaml")
    .addHelpText("after", examples("init", "init --gerrit https://review.example.org --projects 'openstack/key*'"))
    .action(async (options) => (await import("./init.ts")).init({ ...line.opts(), ...options }));
  line
    .command("doctor")
    .description("look at everything Midcycle needs, and say what to mend")
    .option("--host <address>", "address that the pages will listen on", "127.0.0.1")
    .option("--port <number>", "port that the pages will listen on", wholeNumber(0, 65_535), 3000)
    .addHelpText("after", examples("doctor", "doctor --program programs/identity.yaml"))
    .action(async (options) => (await import("./doctor.ts")).doctor({ ...line.opts(), ...options }));
  line
    .command("completion")
    .addArgument(new Argument("<shell>", "whose completion").choices(["bash", "zsh", "fish"]))
    .description("print the completion for bash, zsh or fish")
    .addHelpText("after", examples("completion bash > ~/.local/share/bash-completion/completions/midcycle"))
    .action(async (shell) => (await import("./completion.ts")).completion(shell, line));
}

function examples(...commands: string[]): string {
  return `\nExamples:\n${commands.map((command) => `  midcycle ${command}`).join("\n")}`;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

function factor(text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 1_000) return number;
  throw new InvalidArgumentError("Give a number above 0 and up to 1000.");
}
