/** What does the answer to "is my change frozen?" consist of, and how is it told in plain text? */
import type { ChangeKey, Instant, Status } from "../review/change.ts";
import { className } from "../review/class-words.ts";
import type { ChangeClass, FreezeKind } from "../review/freeze-kind.ts";
import type { Freeze } from "../sprint/calendar.ts";
import type { Cover, FrozenVerdict, RuleVerdict } from "../sprint/frozen.ts";
import { day, moment } from "./time.ts";

/** One freeze as it is shown. */
export interface FreezeLink {
  id: string;
  kind: FreezeKind;
  name: string;
  /** Null for the team's own calendar. */
  cycle: string | null;
  since: Instant;
  until: Instant | null;
  /** What must have happened before it began. */
  rule: string;
  /** Where it is announced. */
  link: string | null;
  /** "Set by Mira on Fri 29 Jan 2016: the gate was down."; null where the program file has it so. */
  said: string | null;
}

/** One rule: a freeze and what it means here. */
export interface FrozenRule {
  freeze: FreezeLink;
  when: "now" | "later";
  /** "blocks", "asks", "exempt", "met", "elsewhere". */
  effect: RuleVerdict["effect"];
  because: string;
  frees: string[];
  ask: string | null;
  cover: Cover | null;
}

export interface FrozenView {
  /** What was asked about, in words. */
  about: string;
  change: { key: ChangeKey; number: number; subject: string; url: string; status: Status } | null;
  repository: string;
  branch: string;
  /** The moment the answer is for. */
  at: Instant;
  frozen: boolean;
  sentence: string;
  until: Instant | null;
  rules: FrozenRule[];
  /** The first later freeze that will block it. */
  next: FrozenRule | null;
  /** What it is taken for, and what says so. */
  classes: { class: ChangeClass; name: string; because: string }[];
}

/** @returns a freeze as it is shown. */
export function freezeLink({ id, kind, name, cycle, since, until, rule, link, said }: Freeze): FreezeLink {
  const words = said && `Set by ${said.by} on ${day(said.at, "UTC")}: ${said.reason.replace(/\.?$/, ".")}`;
  return { id, kind, name, cycle, since, until, rule, link, said: words };
}

/** @returns what of a view comes from the verdict. */
export function verdictView({ at, frozen, sentence, until, rules, next }: FrozenVerdict) {
  const ruleView = (rule: RuleVerdict): FrozenRule => ({ ...rule, freeze: freezeLink(rule.freeze) });
  return { at, frozen, sentence, until, rules: rules.map(ruleView), next: next && ruleView(next) };
}

const marks: Record<FrozenRule["effect"], string> = {
  blocks: "✗",
  asks: "!",
  exempt: "✓",
  met: "✓",
  elsewhere: "·",
};

/** @returns the mark of a rule, which never stands without its words. */
export function effectMark(effect: FrozenRule["effect"]): string {
  return marks[effect];
}

const effects: Record<FrozenRule["effect"], string> = {
  blocks: "stops it",
  asks: "asks for a word first",
  exempt: "exempted",
  met: "does not stop it",
  elsewhere: "is not about it",
};

/** @returns what a rule does, as words beside its mark. */
export function effectWords({ effect, when }: Pick<FrozenRule, "effect" | "when">): string {
  if (when === "later") return effect === "blocks" ? "will stop it" : "will not stop it";
  return effects[effect];
}

/** @returns from when to when, as one reads it. */
export function spanWords({ since, until }: Pick<FreezeLink, "since" | "until">, zone: string): string {
  return `${moment(since, zone)} to ${until ? moment(until, zone) : "an end that nobody has named"}`;
}

/** @returns the whole answer as lines of plain text, each rule with its reason. `all` includes rules about other places. */
export function frozenText(view: FrozenView, all: boolean): string[] {
  const kind = view.classes.map(({ name, because }) => `Taken for ${name}. ${because}`);
  const rules = view.rules.filter(({ effect }) => all || effect !== "elsewhere");
  const lines = rules.flatMap((rule) => [
    `${effectMark(rule.effect)} ${rule.freeze.name}, ${spanWords(rule.freeze, "UTC")}: ${effectWords(rule)}. ${rule.because}`,
    ...rule.frees.map((way) => `    → ${way}`),
  ]);
  return [view.about, view.sentence, ...kind, ...(lines.length > 0 ? ["", ...lines] : [])];
}

/** @returns what a change is taken for, for a view. */
export function classesView(findings: readonly { class: ChangeClass; because: string }[]): FrozenView["classes"] {
  return findings.map((finding) => ({ ...finding, name: className(finding.class) }));
}
