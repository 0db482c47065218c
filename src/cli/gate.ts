/** How is the gate put right once, and how is it tried out? */
import { Refused } from "../commands/context.ts";
import { loadProgram } from "../config/program-file.ts";
import { readSecrets } from "../config/secrets.ts";
import { count } from "../words/plain.ts";
import { codes } from "./exit.ts";
import { answer, mirrorOf, type Shared, say } from "./ground.ts";
import { holdAt } from "./hold.ts";

type GateOptions = Shared & { dryRun?: boolean };

/**
 * Reads what is new, then writes at each forge what is missing so that exactly what is frozen cannot merge, and reads
 * what that moved. With `dryRun` nothing is read anew, and every request is printed instead of sent.
 */
export async function gate(options: GateOptions): Promise<void> {
  if (!options.program) throw new Refused("Name your team's program file with --program: the demo has no gate.");
  const program = await loadProgram(options.program);
  const order = program.writing.gate;
  if (!order) throw new Refused("This team has no gate: ask for one with the key gate in its program file.");
  const index = await import("../index.ts");
  const where = mirrorOf(program, options.data);
  const lease = options.dryRun ? null : await holdAt(where);
  const { signal } = new AbortController();
  try {
    const house = await index.open({
      program,
      secrets: readSecrets(program, process.env),
      where,
      follow: false,
      log: say,
    });
    try {
      const passes: Told[] = [];
      for (const desk of house.desks) {
        const { write } = desk.forge;
        if (!write) throw new Refused(`We are nobody at ${desk.forge.name}: set its username-env and password-env.`);
        const requests: string[] = [];
        const hand = options.dryRun ? write.rehearsal((request) => requests.push(request)) : write;
        const ground = { desk, context: house.context, order, write: hand, judge: index.gateJudge };
        if (!options.dryRun) await index.readNew(desk, house, signal);
        const pass = await index.gatePass(ground, signal, { rehearse: options.dryRun ?? false });
        const read = options.dryRun ? 0 : await index.readToggled(desk, signal);
        passes.push({ forge: desk.forge.name, ...pass, requests, read });
      }
      answer(options, passes, () => passes.map((pass) => passText(pass, options.dryRun ?? false)).join("\n"));
      if (passes.some(({ troubles }) => troubles.length > 0)) process.exitCode = codes.refused;
    } finally {
      await house.close();
    }
  } finally {
    await lease?.release();
  }
}

interface Told {
  forge: string;
  wrote: string[];
  on: string[];
  proposed: string[];
  troubles: string[];
  requests: string[];
  read: number;
}

function passText({ forge, wrote, on, proposed, troubles, requests, read }: Told, dryRun: boolean): string {
  const state = on.length > 0 ? `the requirement is on ${on.join(", ")}` : "nothing is held";
  return [
    `${forge}: ${state}${dryRun ? ", if this were written" : ""}.`,
    ...(wrote.length > 0 ? wrote : ["Nothing had to be written."]),
    ...requests.map((request) => `  ${request}`),
    ...proposed.map((address) => `Waits for the project's owners: ${address}`),
    ...(read > 0 ? [`${count(read, "change", "changes")} read again, one by one.`] : []),
    ...troubles.map((trouble) => `Trouble: ${trouble}`),
  ].join("\n");
}
