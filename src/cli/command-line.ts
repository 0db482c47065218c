/** What does the command line understand? */
import { createRequire } from "node:module";
import { Command, Option } from "commander";
import { ask } from "./tree/ask.ts";
import { dashboard } from "./tree/dashboard.ts";
import { decide } from "./tree/decide.ts";
import { deliveries } from "./tree/deliveries.ts";
import { etherpad } from "./tree/etherpad.ts";
import { exemption } from "./tree/exemption.ts";
import { follow } from "./tree/follow.ts";
import { freezes } from "./tree/freezes.ts";
import { look } from "./tree/look.ts";
import { minutes } from "./tree/minutes.ts";
import { pad } from "./tree/pad.ts";
import { people } from "./tree/people.ts";
import { promise } from "./tree/promise.ts";
import { say } from "./tree/say.ts";
import { sprints } from "./tree/sprints.ts";
import { tell } from "./tree/tell.ts";

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
  sprints(line);
  tell(line);
  dashboard(line);
  exemption(line);
  say(line);
  freezes(line);
  pad(line);
  people(line);
  promise(line);
  decide(line);
  minutes(line);
  deliveries(line);
  etherpad(line);
  look(line);
  return line;
}
