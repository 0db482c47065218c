/** Which commands follow the forges? */
import type { Command } from "commander";
import { examples, factor, origin, wholeNumber } from "../options.ts";

/** Adds `start`, `demo`, `sync` and `gate`. */
export function follow(line: Command): void {
  line
    .command("start", { isDefault: true })
    .description("follow the forges and serve the pages; without --program, a made-up team")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 takes any", wholeNumber(0, 65_535), 3000)
    .option(
      "--address <url>",
      "address by which people reach the pages, when another server stands before them",
      origin,
    )
    .addHelpText("after", examples("start", "start --program programs/identity.yaml", "start --port 8080"))
    .action(async (options) => (await import("../start.ts")).start({ ...line.opts(), ...options }));
  line
    .command("demo")
    .description("the same as start without --program: a made-up team in a sprint that lasts six minutes")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 takes any", wholeNumber(0, 65_535), 3000)
    .option("--speed <factor>", "how fast the sprint goes", factor, 1)
    .option("--seed <number>", "another team and another sprint", wholeNumber(0, 1_000_000_000), 1)
    .addHelpText("after", examples("demo", "demo --speed 3"))
    .action(async (options) => (await import("../start.ts")).start({ ...line.opts(), ...options, program: undefined }));
  line
    .command("sync")
    .description("read what is new at the forges once, with progress, then end")
    .option("--dry-run", "only count what would be read")
    .addHelpText(
      "after",
      examples("sync --program programs/identity.yaml", "sync --program programs/identity.yaml --dry-run"),
    )
    .action(async (options) => (await import("../sync.ts")).sync({ ...line.opts(), ...options }));
  line
    .command("gate")
    .description("hold at the forges exactly what is frozen, once; start does it by itself")
    .option("--dry-run", "print every request instead of sending it")
    .addHelpText("after", examples("gate --program program.yaml --dry-run"))
    .action(async (options) => (await import("../gate.ts")).gate({ ...line.opts(), ...options }));
}
