/** Which commands are about dashboards? */
import { type Command, Option } from "commander";
import { examples } from "../options.ts";

/** Adds `dashboard list`, `url`, `export` and `import`. */
export function dashboard(line: Command): void {
  const group = line.command("dashboard").description("lists of changes by query, here and at the forge");
  const doing = () => import("../dashboard.ts");
  group
    .command("list")
    .description("every dashboard with what its sections count")
    .addHelpText("after", examples("dashboard list", "dashboard list --as ayoung --json"))
    .action(async () => (await doing()).list(line.opts()));
  group
    .command("url <dashboard>")
    .description("the address of a dashboard at the forge, or of a .dash file as gerrit-dash-creator makes it")
    .addHelpText("after", examples("dashboard url triage", "dashboard url nova.dash"))
    .action(async (name) => (await doing()).url({ ...line.opts(), name }));
  group
    .command("export <dashboard>")
    .description("a dashboard as a file")
    .addOption(
      new Option("--format <kind>", "for gerrit-dash-creator, or for refs/meta/dashboards of a project")
        .choices(["dash", "project"])
        .default("dash"),
    )
    .option("--out <file>", "write to this file; it must not exist")
    .addHelpText(
      "after",
      examples("dashboard export triage --out triage.dash", "dashboard export triage --format project"),
    )
    .action(async (name, options) => (await doing()).write({ ...line.opts(), ...options, name }));
  group
    .command("install <dashboard>")
    .description("propose a dashboard at the forge, for everybody there, as a change for review")
    .option("--project <name>", "whose dashboard it becomes, and that of every project below it")
    .option("--group <name>", "the last part of refs/meta/dashboards/…; the team's id without")
    .option("--dry-run", "only print the file and where it would go")
    .addHelpText(
      "after",
      examples("dashboard install triage --dry-run", "dashboard install triage --project openstack/keystone"),
    )
    .action(async (name, options) =>
      (await import("../dashboard-install.ts")).install({ ...line.opts(), ...options, name }),
    );
  group
    .command("import <file>")
    .description("print the part `dashboards` of a program file from a .dash file")
    .addHelpText("after", examples("dashboard import nova.dash"))
    .action(async (file) => (await doing()).read({ ...line.opts(), file }));
}
