/** How does the command line run? */
import type { Command } from "commander";
import { closest } from "../words/closest.ts";
import { commandLine } from "./command-line.ts";
import { failed } from "./exit.ts";

/** `start` is meant when no command is named, so that the parser itself takes a misspelt one for an argument of it. */
function refuseUnknown(line: Command, argv: readonly string[]): void {
  const [word] = line.parseOptions([...argv]).operands;
  const names = [...line.commands.map((command) => command.name()), "help"];
  if (word === undefined || names.includes(word)) return;
  const near = closest(word, names);
  line.error(`error: unknown command '${word}': ${near ? `did you mean ${near}?` : `there are ${names.join(", ")}.`}`);
}

/** A reader that has seen enough (head, less) closes the pipe: that is no failure. */
process.stdout.on("error", (failure: NodeJS.ErrnoException) => {
  if (failure.code !== "EPIPE") throw failure;
  process.exit();
});

const line = commandLine();
for (const command of [line, ...line.commands, ...line.commands.flatMap(({ commands }) => commands)]) {
  command.exitOverride((ended) => {
    process.exitCode = ended.exitCode === 0 ? 0 : 2;
    throw ended;
  });
}
try {
  refuseUnknown(line, process.argv.slice(2));
  await line.parseAsync();
} catch (failure) {
  if (!(failure instanceof Error && failure.name === "CommanderError")) failed(failure);
}
