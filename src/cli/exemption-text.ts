/** How do exemptions look on a terminal? */
import pc from "picocolors";
import type { Instant } from "../review/change.ts";
import type { ExemptionLine, ExemptionsView, ExemptionView } from "../words/exemption.ts";
import { capital, list, printed } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import { columns, paragraph } from "./table.ts";

/** @returns the board, and how to begin when it is empty. */
export function exemptionsText({ groups, load, total }: ExemptionsView, now: Instant): string {
  if (groups.length === 0) {
    return total > 0
      ? "No exemption is in that state."
      : 'Nobody has asked for an exemption yet. Ask with: midcycle exemption request CHANGE --why-now "…" --as YOU';
  }
  const rows = groups
    .flatMap(({ items }) => items)
    .map((line) => [String(line.number), colour(line), line.title, line.freeze.name, next(line, now)]);
  const numbers = load.map((number) => `${capital(number.title)}: ${printed(number)}. ${number.rule}`);
  return [
    columns(["no.", "state", "what for", "freeze", "next"], rows, 2),
    "",
    ...numbers.map((text) => paragraph(text)),
  ].join("\n");
}

/** @returns everything of one exemption. */
export function exemptionText(view: ExemptionView, now: Instant): string {
  const conditions = view.conditions.map(({ id, text, by, met, evidence }) => {
    const due = by ? `, by ${moment(by, "UTC")}` : "";
    return `${met ? pc.green("✓") : pc.red("✗")} ${id}: ${text}${due}${evidence ? ` (${evidence})` : ""}`;
  });
  const texts = [
    ["Why now", view.whyNow],
    ["Benefit", view.benefit],
    ["Risk of adding", view.riskOfAdding],
    ["Risk of leaving out", view.riskOfLeavingOut],
  ].filter(([, text]) => text);
  const history = view.history.map(({ seq, at, by, recordedBy, text, reason, through, ignored }) => [
    String(seq),
    moment(at, "UTC"),
    recordedBy ? `${by.name} (written down by ${recordedBy.name})` : by.name,
    [text, reason, ignored && `without effect: ${ignored}`].filter(Boolean).join("; "),
    through,
  ]);
  return [
    `${pc.bold(`Exemption ${view.number}`)} ${view.title}`,
    `${colour(view)}, from the ${view.freeze.name}${view.late ? ", asked for late" : ""}${view.deadline ? `, until ${moment(view.deadline, "UTC")} (${ago(view.deadline, now)})` : ""}`,
    "",
    ...view.because.map((sentence) => paragraph(sentence)),
    ...view.unmet.map((sentence) => paragraph(`Missing: ${sentence}`)),
    ...view.changes.map(({ number, subject, status }) => `${number} ${subject ?? ""} (${status ?? "not known here"})`),
    ...(view.blueprint ? [`blueprint ${view.blueprint}`] : []),
    ...(view.bug ? [`bug ${view.bug}`] : []),
    ...(conditions.length > 0 ? ["", ...conditions] : []),
    ...(texts.length > 0 ? ["", ...texts.map(([name, text]) => paragraph(`${name}: ${text}`))] : []),
    "",
    ...view.terms.map((sentence) => pc.dim(sentence)),
    "",
    columns(["act", "when", "who", "what", "through"], history, 3),
    ...(view.may.length > 0 ? ["", `You may: ${list(view.may)}.`] : []),
  ].join("\n");
}

function next({ deadline, awaiting, over, because }: ExemptionLine, now: Instant): string {
  if (over) return because[0] ?? "";
  const shown = awaiting.slice(0, 3).map(({ name }) => name);
  const more = awaiting.length - shown.length;
  const whom = list(more > 0 ? [...shown, `${more} more`] : shown);
  return [deadline ? `ends ${ago(deadline, now)}` : "", whom ? `waits for ${whom}` : ""].filter(Boolean).join(", ");
}

function colour({ state, over }: ExemptionLine): string {
  const word = capital(state);
  if (over) return pc.dim(word);
  return state === "granted" ? pc.green(word) : pc.yellow(word);
}
