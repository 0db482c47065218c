/** How does a whole exemption read as Markdown, for somebody who wants to check it? */
import type { ProcessRecord } from "../governance/record.ts";
import type { ExemptionActView, ExemptionView } from "./exemption.ts";
import { moment } from "./time.ts";

/** @returns the exemption as it stands, all its acts, and how to check that none was changed. */
export function exemptionMarkdown(view: ExemptionView, record: ProcessRecord): string {
  const texts: [string, string][] = [
    ["Why now", view.whyNow],
    ["Benefit", view.benefit],
    ["Risk of adding it", view.riskOfAdding],
    ["Risk of leaving it out", view.riskOfLeavingOut],
  ];
  const said = texts.filter(([, text]) => text !== "").map(([name, text]) => `- ${name}: ${plain(text)}`);
  const conditions = view.conditions.map(
    ({ text, by, met, evidence }) =>
      `- [${met ? "x" : " "}] ${plain(text)}${by ? `, by ${moment(by, "UTC")}` : ""}${evidence ? ` (${plain(evidence)})` : ""}`,
  );
  const changes = view.changes.map(
    ({ number, subject, status, url }) =>
      `- ${url ? `<${url}>` : number} ${plain(subject ?? "")} (${status ?? "not known"})`,
  );
  return [
    `# Exemption ${view.number}: ${plain(view.title)}`,
    "",
    `From the ${view.freeze.name}${view.label ? ` (called "${plain(view.label)}")` : ""}. It is **${view.state}**.`,
    "",
    ...view.because.map((sentence) => `- ${plain(sentence)}`),
    ...section("What for", [
      ...changes,
      ...(view.blueprint ? [`- Blueprint ${plain(view.blueprint)}`] : []),
      ...(view.bug ? [`- Bug ${plain(view.bug)}`] : []),
      ...said,
    ]),
    ...section("Conditions", conditions),
    ...section(
      "Rules",
      view.terms.map((sentence) => `- ${plain(sentence)}`),
    ),
    "",
    "## Acts",
    "",
    "| act | when | who | what | through | digest |",
    "|---|---|---|---|---|---|",
    ...view.history.map((act, i) => row(act, record.acts[i]?.digest ?? "")),
    "",
    `To check: ${record.rule} The acts themselves are in the JSON of the same export.`,
    "",
  ].join("\n");
}

function row(
  { seq, at, by, recordedBy, text, reason, through, link, ignored }: ExemptionActView,
  digest: string,
): string {
  const what = [text, reason && `"${reason}"`, ignored && `without effect: ${ignored}`].filter(Boolean).join("; ");
  const who = recordedBy ? `${by.name}, written down by ${recordedBy.name}` : by.name;
  const where = link ? `${through}, <${link}>` : through;
  return `| ${seq} | ${moment(at, "UTC")} | ${cell(who)} | ${cell(what)} | ${cell(where)} | \`${digest}\` |`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

/** What people wrote, on one line and without what Markdown would take for its own. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|~]/g, "\\$&");
}

function cell(text: string): string {
  return plain(text)
    .replaceAll("\\<http", "<http")
    .replace(/(<http\S*)\\>$/, "$1>");
}
