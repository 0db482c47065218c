/** Which commands ask what goes on in a sprint? */
import type { Command } from "commander";
import { examples } from "../options.ts";

/** Adds `agenda`, `roster` and `questions`. */
export function sprints(line: Command): void {
  const doing = () => import("../sprints.ts");
  line
    .command("agenda [id]")
    .description("what is on in a sprint and what comes next; without an id, the one that is on or comes next")
    .addHelpText("after", examples("agenda", "agenda keystone-mitaka-midcycle --json"))
    .action(async (sprint) => (await doing()).agenda({ ...line.opts(), sprint }));
  line
    .command("roster [id]")
    .description("who takes part in a sprint and where they are, as they want to be shown")
    .addHelpText("after", examples("roster", "roster keystone-mitaka-midcycle --json"))
    .action(async (sprint) => (await doing()).roster({ ...line.opts(), sprint }));
  line
    .command("questions [id]")
    .description("what is asked of the experts of a sprint, most wanted first")
    .addHelpText("after", examples("questions", 'say "/ask When is v2 removed?" --as ayoung'))
    .action(async (sprint) => (await doing()).questions({ ...line.opts(), sprint }));
}
