/** Which commands are about freezes and the calendar? */
import type { Command } from "commander";
import { examples } from "../options.ts";

/** Adds `frozen`, `freezes` and `calendar import`. */
export function freezes(line: Command): void {
  line
    .command("frozen <change...>")
    .description("is a change frozen, or something new at REPOSITORY [BRANCH] [PATH]: every rule, met or not")
    .option("--on <date>", 'on which day or moment ("tomorrow", "2016-03-04", "2016-03-04 AoE")')
    .option("--all", "also freezes that are about other places")
    .addHelpText(
      "after",
      examples(
        "frozen 272287",
        'frozen 272287 --on "2016-03-04 AoE"',
        "frozen keystone stable/mitaka doc/source/index.rst",
      ),
    )
    .action(async (words: string[], options) =>
      (await import("../freezes.ts")).frozen({ ...line.opts(), ...options, what: words.join(" ") }),
    );
  line
    .command("freezes")
    .description("what is frozen now, since and until when, and what comes next")
    .addHelpText("after", examples("freezes", "freezes --json"))
    .action(async () => (await import("../freezes.ts")).freezes(line.opts()));
  const calendar = line.command("calendar").description("the calendar of a release cycle");
  calendar
    .command("import <schedule>")
    .description(
      "print the part `cycles` of a program file from a release schedule (schedule.yaml), a file or an address",
    )
    .option("--team <name...>", "teams whose own deadlines are taken too")
    .option("--series <name>", "name of the cycle, when the address does not say it")
    .option("--out <file>", "write to this file; it must not exist")
    .addHelpText(
      "after",
      examples(
        "calendar import releases/doc/source/train/schedule.yaml --team keystone",
        "calendar import https://opendev.org/openstack/releases/raw/branch/master/doc/source/train/schedule.yaml",
      ),
    )
    .action(async (schedule, options) =>
      (await import("../calendar.ts")).importSchedule({ ...line.opts(), ...options, schedule }),
    );
}
