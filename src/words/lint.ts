/** What does somebody see whose recap was looked through? */
import { type Finding, type Level, levels } from "../sprint/lint/finding.ts";
import { rules } from "../sprint/lint/lint.ts";
import { count, list } from "./plain.ts";

/** A recap that was looked through. */
export interface LintView {
  /** How the text is called. */
  name: string;
  /** With which sprint it was compared. */
  sprint: { id: string; title: string };
  findings: Finding[];
  /** How many of each level. */
  counts: Record<Level, number>;
}

/** @returns the view of what was found. */
export function lintView(name: string, sprint: { id: string; title: string }, findings: Finding[]): LintView {
  const of = (level: Level) => findings.filter((one) => one.level === level).length;
  const counts = { error: of("error"), warning: of("warning"), note: of("note") };
  return { name, sprint: { id: sprint.id, title: sprint.title }, findings, counts };
}

/** @returns "2 errors and 1 note", "nothing". */
export function lintSummary({ counts }: Pick<LintView, "counts">): string {
  const said = levels.flatMap((level) => (counts[level] > 0 ? [count(counts[level], level, `${level}s`)] : []));
  return list(said) || "nothing";
}

/** @returns SARIF 2.1.0, as code hosts and editors take it. `version`: Midcycle's own. */
export function lintSarif({ name, findings }: LintView, version: string): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            ...{ name: "midcycle recap lint", version },
            rules: rules.map((rule) => ({ id: rule.name, shortDescription: { text: rule.about } })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((one) => ({
          ruleId: one.rule,
          ruleIndex: rules.findIndex((rule) => rule.name === one.rule),
          level: one.level,
          message: { text: [one.text, one.remedy].filter(Boolean).join(" ") },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(name) },
                region: {
                  startLine: one.line,
                  startColumn: one.column,
                  charOffset: one.offset,
                  charLength: one.length,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

const commands: Record<Level, string> = { error: "error", warning: "warning", note: "notice" };

/** @returns annotations as GitHub's workflow commands: one line each. */
export function lintAnnotations({ name, findings }: LintView): string {
  return findings
    .map(({ level, line, column, rule, text, remedy }) => {
      const where = `file=${property(name)},line=${line},col=${column},title=${property(rule)}`;
      return `::${commands[level]} ${where}::${data([text, remedy].filter(Boolean).join(" "))}`;
    })
    .join("\n");
}

function uriOf(name: string): string {
  return /^https?:/i.test(name) ? name : name.split("/").map(encodeURIComponent).join("/");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
