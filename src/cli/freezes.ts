/** How are the questions about freezes asked and answered on a terminal? */
import pc from "picocolors";
import { freezes as askFreezes } from "../commands/freezes.ts";
import { frozen as askFrozen } from "../commands/frozen.ts";
import type { FreezesView } from "../words/freezes.ts";
import { effectMark, effectWords, type FrozenRule, type FrozenView, spanWords } from "../words/frozen.ts";
import { capital, list } from "../words/plain.ts";
import { ago, moment } from "../words/time.ts";
import { answer, asking, type Shared } from "./ground.ts";
import { columns, paragraph } from "./table.ts";

/** Prints whether something is frozen, every rule with its reason. */
export async function frozen(options: Shared & { what: string; on?: string; all?: boolean }): Promise<void> {
  await asking(options, async (house) => {
    answer(options, await askFrozen(house.context(), options), (view) => frozenLines(view, options.all ?? false));
  });
}

/** Prints what is frozen now and what comes next. */
export async function freezes(options: Shared): Promise<void> {
  await asking(options, async (house) => answer(options, await askFreezes(house.context()), freezesText));
}

function frozenLines(view: FrozenView, all: boolean): string {
  const rules = view.rules.filter(({ effect }) => all || effect !== "elsewhere");
  const hidden = view.rules.length - rules.length;
  return [
    pc.bold(view.about),
    pc.dim(`${view.repository}, ${view.branch}, ${moment(view.at, "UTC")}`),
    "",
    paragraph(view.frozen ? pc.yellow(view.sentence) : view.sentence),
    ...view.classes.map(({ name, because }) => paragraph(`Taken for ${name}. ${because}`)),
    ...(rules.length > 0 ? ["", ...rules.flatMap(ruleLines)] : []),
    ...(hidden > 0 ? ["", pc.dim(`${hidden} more hold about other places: --all shows them.`)] : []),
  ].join("\n");
}

function ruleLines(rule: FrozenRule): string[] {
  const paint = rule.effect === "blocks" ? pc.red : rule.effect === "asks" ? pc.yellow : pc.green;
  const head = `${rule.freeze.name}, ${spanWords(rule.freeze, "UTC")}: ${effectWords(rule)}.`;
  return [
    `${paint(effectMark(rule.effect))} ${paragraph(head, "  ").trimStart()}`,
    paragraph(rule.because, "    "),
    ...rule.frees.map((way) => paragraph(`→ ${way}`, "    ")),
  ];
}

function freezesText({ at, now, all, next }: FreezesView): string {
  if (all.length === 0 && next.length === 0) {
    return "The program file holds no freezes. Add them under cycles[].freezes or freezes; calendar import writes those of a release cycle.";
  }
  const present = columns(
    ["freeze", "since", "until", "repositories"],
    now.map(({ name, since, until, repositories }) => [
      name,
      moment(since, "UTC"),
      until ? moment(until, "UTC") : "nobody has said",
      list(repositories.map((one) => one.slice(one.lastIndexOf("/") + 1))),
    ]),
    3,
  );
  const coming = columns(
    ["when", "", "what"],
    next.map((date) => [moment(date.at, "UTC"), ago(date.at, at), date.text]),
    2,
  );
  const said = all.flatMap(({ name, said }) => (said ? [`${capital(name)}: ${said}`] : []));
  return [
    now.length > 0 ? present : "Nothing is frozen now.",
    ...(next.length > 0 ? ["", coming] : []),
    ...(said.length > 0 ? ["", ...said] : []),
  ].join("\n");
}
