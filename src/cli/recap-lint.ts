/** How is a recap that people wrote looked through on a terminal? */
import pc from "picocolors";
import { lintRecap } from "../commands/lint.ts";
import type { Finding, Level } from "../sprint/lint/finding.ts";
import { readProse } from "../sprint/prose/read.ts";
import { type LintView, lintAnnotations, lintSarif, lintSummary } from "../words/lint.ts";
import { codes } from "./exit.ts";
import { asking, harmless, type Shared } from "./ground.ts";
import { readNamed } from "./reading.ts";
import { paragraph } from "./table.ts";
import type { lintReports } from "./tree/tell.ts";

/** Options of `recap lint`. */
export type LintOptions = Shared & {
  file: string;
  sprint?: string;
  report: (typeof lintReports)[number];
  form?: string;
  loopback?: boolean;
  strict?: boolean;
};

/** Looks a text through and prints what it found; ends with 3 when there are mistakes. */
export async function recapLint(options: LintOptions): Promise<void> {
  const { text, name, form } = await readNamed({ ...options, from: options.file });
  const prose = readProse(text, form);
  await asking(options, async (house) => {
    const context = house.context();
    const view = await lintRecap(context, { prose, name, sprint: options.sprint });
    const report = options.json ? "json" : options.report;
    const told = {
      people: () => peopleText(harmless(view), prose.source),
      json: () => JSON.stringify(view, null, 2),
      sarif: () => JSON.stringify(lintSarif(view, context.version), null, 2),
      github: () => lintAnnotations(harmless(view)),
    }[report]();
    if (told) process.stdout.write(`${told}\n`);
    const mistakes = view.counts.error + (options.strict ? view.counts.warning : 0);
    if (mistakes > 0) process.exitCode = codes.found;
  });
}

const marks: Record<Level, string> = { error: pc.red("✗"), warning: pc.yellow("!"), note: pc.dim("·") };

function peopleText(view: LintView, source: string): string {
  const { name, sprint, findings } = view;
  const lines = source.split("\n");
  const summary = `${name} was compared with ${sprint.title}: ${lintSummary(view)}${findings.length === 0 ? " to mend" : ""}.`;
  return [...findings.map((one) => findingText(one, name, lines[one.line - 1] ?? "")), summary].join("\n");
}

function findingText(
  { level, line, column, rule, text, remedy, length }: Finding,
  name: string,
  written: string,
): string {
  const from = Math.max(0, Math.min(column - 1, column + length - 70));
  const shown = written.slice(from, from + 90);
  const under =
    " ".repeat(column - 1 - from) + "^".repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
  return [
    `${marks[level]} ${pc.bold(`${name}:${line}:${column}`)} ${pc.dim(`${level}, ${rule}`)}`,
    paragraph(text, "  "),
    ...(shown.trim() ? [pc.dim(`  | ${shown}`), pc.dim(`  | ${under}`)] : []),
    ...(remedy ? [paragraph(`→ ${remedy}`, "  ")] : []),
    "",
  ].join("\n");
}
