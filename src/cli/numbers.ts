/** How are statistics and a sprint printed, each number with its rule? */
import pc from "picocolors";
import { sprint as askSprint } from "../commands/sprint.ts";
import { stats as askStats } from "../commands/stats.ts";
import type { OpenNumber } from "../review/number.ts";
import { count, printed } from "../words/plain.ts";
import { sparkline } from "../words/sparkline.ts";
import type { NumberTable, SprintView, StatisticsView } from "../words/views.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns, paragraph } from "./table.ts";

/** Prints the team's statistics. */
export async function stats(options: Shared & { days: number; rows?: boolean }): Promise<void> {
  await asking(options, async (house) => {
    answer(options, await askStats(house.context(), options), (view) => statsText(view, options.rows ?? false));
  });
}

/** Prints a sprint's numbers. */
export async function sprint(options: Shared & { sprint?: string; rows?: boolean }): Promise<void> {
  await asking(options, async (house) => {
    answer(options, await askSprint(house.context(), options), (view) => sprintText(view, options.rows ?? false));
  });
}

function statsText(view: StatisticsView, rows: boolean): string {
  const head = `The ${view.days} days up to ${view.to.slice(0, 10)}`;
  const open = view.waitingOverTime.map((day) => day.open).slice(-60);
  const line = `Open at the end of each of ${count(open.length, "day", "days")} ${sparkline(open)} ${open.at(-1) ?? 0} now`;
  return [
    pc.bold(head),
    line,
    ...view.numbers.map((number) => numberText(number, rows)),
    ...view.tables.map(tableText),
  ].join("\n\n");
}

function sprintText(view: SprintView, rows: boolean): string {
  const where = [view.place, view.remote ? "and remote" : null].filter((part) => part !== null).join(" ");
  return [
    `${pc.bold(view.title)}\n${view.first} to ${view.last}, ${where || "no place"} (${view.zone})`,
    ...view.numbers.map((number) => numberText(number, rows)),
    tableText(view.perDay),
    tableText(view.perRepository),
    ...view.unknown.map((text) => paragraph(text)),
  ].join("\n\n");
}

function numberText(number: OpenNumber, rows: boolean): string {
  const readings = number.readings.map(({ rule, value }) => paragraph(`${value} ${rule}`, "    "));
  const uncertain = number.uncertain.map(({ text }) => paragraph(`not counted, uncertain: ${text}`, "    "));
  const counted = rows ? number.rows.map(({ text, note }) => paragraph(note ? `${text} (${note})` : text, "  - ")) : [];
  return [
    `${pc.bold(printed(number))} ${number.title}`,
    pc.dim(paragraph(number.rule, "  ")),
    ...readings,
    ...uncertain,
    ...counted,
  ].join("\n");
}

function tableText(table: NumberTable): string {
  const rows = table.rows.map(({ label, numbers }) => [label, ...numbers.map(printed)]);
  return [pc.bold(table.title), pc.dim(paragraph(table.rule, "  ")), columns(["", ...table.columns], rows, 0)].join(
    "\n",
  );
}
