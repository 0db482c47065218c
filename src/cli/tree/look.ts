/** Which commands look at the set-up? */
import { Argument, type Command } from "commander";
import { examples, wholeNumber } from "../options.ts";

/** Adds `check`, `init`, `doctor` and `completion`. */
export function look(line: Command): void {
  line
    .command("check [file]")
    .description("tell every mistake of a program file")
    .option(
      "--live",
      "ask each forge whether account, repositories, labels and groups are there, and each channel and chat",
    )
    .option("--schema", "print the JSON Schema of program files")
    .addHelpText(
      "after",
      examples(
        "check programs/identity.yaml",
        "check programs/identity.yaml --live",
        "check --schema > program.schema.json",
      ),
    )
    .action(async (file, options) => (await import("../check.ts")).check({ ...line.opts(), ...options, file }));
  line
    .command("init")
    .description("write a commented program file to begin with")
    .option("--gerrit <url>", "ask this server for projects, labels and groups")
    .option("--projects <pattern...>", "projects to follow; * stands for anything")
    .option("--out <file>", "file to write; it must not exist", "program.yaml")
    .addHelpText("after", examples("init", "init --gerrit https://review.example.org --projects 'openstack/key*'"))
    .action(async (options) => (await import("../init.ts")).init({ ...line.opts(), ...options }));
  line
    .command("doctor")
    .description("look at everything Midcycle needs, and say what to mend")
    .option("--host <address>", "address that the pages will listen on", "127.0.0.1")
    .option("--port <number>", "port that the pages will listen on", wholeNumber(0, 65_535), 3000)
    .addHelpText("after", examples("doctor", "doctor --program programs/identity.yaml"))
    .action(async (options) => (await import("../doctor.ts")).doctor({ ...line.opts(), ...options }));
  line
    .command("completion")
    .addArgument(new Argument("<shell>", "whose completion").choices(["bash", "zsh", "fish"]))
    .description("print the completion for bash, zsh or fish")
    .addHelpText("after", examples("completion bash > ~/.local/share/bash-completion/completions/midcycle"))
    .action(async (shell) => (await import("../completion.ts")).completion(shell, line));
}
