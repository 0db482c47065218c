/** What does Midcycle need here, and what is to be mended? */
import { ConfigMistakes, sentence } from "../config/mistakes.ts";
import { loadProgram } from "../config/program-file.ts";
import { readSecrets } from "../config/secrets.ts";
import type { Program } from "../review/program.ts";
import { holds } from "./check.ts";
import { answering, forgesOf, probeFindings } from "./check-live.ts";
import { type Finding, note, tell, well, wrong } from "./findings.ts";
import { demoProgram, mirrorOf, programFile, type Shared } from "./ground.ts";
import { folderFindings, mirrorFindings, portFindings } from "./surroundings.ts";

type DoctorOptions = Shared & { host: string; port: number };

/** Looks at everything, changes nothing, and prints a line each with how to mend it. */
export async function doctor(options: DoctorOptions): Promise<void> {
  const findings = [
    well(`Node ${process.versions.node} is new enough.`),
    ...(await folderFindings(options.data)),
    ...(await portFindings(options.host, options.port)),
    ...(await teamFindings(options)),
  ];
  tell(options, findings);
}

async function teamFindings(options: Shared): Promise<Finding[]> {
  const meant = await programFile(options).catch(() => null);
  if (!meant) {
    return [note("No team is named, so nothing is known of forges and data.", "Name its file with --program.")];
  }
  if (meant.demo) {
    const remedy = "Name your own team's file with --program.";
    return [note(`No team is named; the demo's is in ${demoProgram(options.data)}.`, remedy)];
  }
  try {
    const program = await loadProgram(meant.file);
    const mirror = await mirrorFindings(mirrorOf(program, options.data));
    return [well(holds(meant.file, program)), ...mirror, ...(await forgeFindings(program))];
  } catch (failure) {
    return mistakesIn(failure);
  }
}

async function forgeFindings(program: Program): Promise<Finding[]> {
  try {
    const secrets = readSecrets(program, process.env);
    const forges = await forgesOf(program, secrets);
    const { signal } = new AbortController();
    return (await Promise.all(forges.map((forge) => answering(probeFindings(forge, signal))))).flat();
  } catch (failure) {
    return mistakesIn(failure);
  }
}

function mistakesIn(failure: unknown): Finding[] {
  if (!(failure instanceof ConfigMistakes)) throw failure;
  return failure.mistakes.map((mistake) => {
    const variable = /^[A-Z_][A-Z0-9_]*$/.test(mistake.path);
    const remedy = variable ? "Set it in the environment." : "Correct it; midcycle check tells all mistakes.";
    return wrong(`${failure.source}: ${sentence(mistake)}.`, remedy);
  });
}
