/** Do the counts of a recap agree with the mirror, and by which rule? */
import type { OpenNumber } from "../../review/number.ts";
import { type Link, offsetIn, type Sentence, sentencesOf } from "../prose/prose.ts";
import { inSentence } from "./at.ts";
import { type Claim, claimsIn, holds } from "./claims.ts";
import { rulesAndRows } from "./counted.ts";
import type { Finding, LintGround, Rule } from "./finding.ts";

/** Each claim against the sprint's own rule, then against the other usual ones. */
export const numbers: Rule = {
  name: "numbers",
  about: "Counts agree with the mirror by the sprint's own rule; else the rule that fits best is named.",
  check(ground) {
    const counted = rulesAndRows(ground.prose.blocks);
    return ground.prose.blocks.flatMap((block, n) => {
      if (block.quoted || block.kind === "heading" || counted.has(block)) return [];
      const links = ground.prose.links.filter((link) => link.block === n);
      return sentencesOf(block).flatMap((sentence) =>
        ofOther(ground, sentence.text) || planned(sentence.text)
          ? []
          : claimsIn(sentence.text).flatMap((claim) =>
              opens(ground, sentence, claim, links) ? [] : check(ground, sentence, claim),
            ),
      );
    });
  },
};

const name = "numbers";

function check(ground: LintGround, sentence: Sentence, claim: Claim): Finding[] {
  const candidates = claim.ids.flatMap((id) => ground.numbers.find((one) => one.id === id) ?? []);
  const number = candidates.find(({ value }) => value !== null) ?? candidates[0];
  if (!number) return [];
  const found = (said: Pick<Finding, "level" | "text" | "remedy">) => [
    inSentence(ground.prose, sentence, claim.at, claim.length, { rule: name, ...said }),
  ];
  if (ofTheTeam(ground, sentence.text, claim)) return [];
  if (number.value === null) {
    return found({ level: "note", text: `"${claim.words}" cannot be checked. ${number.rule}`, remedy: null });
  }
  if (ground.numbers.every(({ value }) => !value)) {
    if (holds(claim, 0)) return [];
    const text = `"${claim.words}" cannot be checked: nothing of the sprint's days was read.`;
    return found({ level: "note", text, remedy: 'Read the forge first: "midcycle sync".' });
  }
  const counted = number.value;
  if (inRepository(ground, sentence.text, claim)) return [];
  if (holds(claim, counted)) {
    if (claim.bound === "exactly" || claim.bound === "about") return [];
    return found({ level: "note", text: `"${claim.words}" holds: it is ${counted}.`, remedy: `Write ${counted}.` });
  }
  const fitting = best(claim, candidates);
  if (fitting) {
    const text = `"${claim.words}" holds only read otherwise: ${fitting.value} ${fitting.rule}. By the sprint's own rule it is ${counted}.`;
    return found({
      level: "warning",
      text,
      remedy: `Write ${counted}, or say the rule: ${fitting.value} ${fitting.rule}.`,
    });
  }
  const others = number.readings.map(({ value, rule }) => `${value} ${rule}`).join("; ");
  const text = `"${claim.words}" agrees with no usual rule: it is ${counted}. ${number.rule}${others ? ` Read otherwise: ${others}.` : ""}`;
  return found({ level: "error", text, remedy: `Write ${counted}.` });
}

/** "The five repositories" are the team's, whatever merged in them. */
function ofTheTeam({ program }: LintGround, sentence: string, { ids, value, at }: Claim): boolean {
  const all = ids.includes("repositories") && value === program.repositories.length;
  return all && /\b(?:the|our|all|these)\s*$/i.test(sentence.slice(0, at));
}

/** The nearest of the other readings that make the claim true. */
function best(claim: Claim, numbers: readonly OpenNumber[]): { value: number; rule: string } | null {
  const readings = numbers.flatMap(({ readings, value, title }, i) => [
    ...readings,
    // What was claimed may be another number by the same words: "patches revised" for "merged".
    ...(i > 0 && value !== null ? [{ value, rule: `${title} by the sprint's own days` }] : []),
  ]);
  const revised = claim.ids.includes("revised");
  const fitting = readings
    .filter(({ value }) => holds(claim, value))
    .filter((reading) => revised || !("id" in reading) || reading.id !== "merged-or-revised");
  return fitting.sort((a, b) => Math.abs(a.value - claim.value) - Math.abs(b.value - claim.value))[0] ?? null;
}

/** A count of one repository, which the sentence names. */
function inRepository({ byRepository }: LintGround, sentence: string, claim: Claim): boolean {
  return [...byRepository].some(
    ([repository, own]) =>
      new RegExp(`(?<![\\w-])${escaped(repository.split("/").at(-1) ?? repository)}(?![\\w-])`).test(sentence) &&
      own.some(
        ({ id, value }) =>
          claim.ids.some((wanted) => id.startsWith(`${wanted}.`)) && value !== null && holds(claim, value),
      ),
  );
}

/** A number with its rule beside it opens: a footnote that repeats it, or a link to what was counted. */
function opens({ prose }: LintGround, { block, start }: Sentence, claim: Claim, links: readonly Link[]): boolean {
  const digits = /\d[\d,]*/.exec(claim.words);
  if (!digits) return false;
  const from = start + claim.at + digits.index;
  const offset = offsetIn(block, from);
  if (links.some(({ text, at }) => text === digits[0] && at === offset)) return true;
  const behind = /^\s?\[\^?([\w.-]+)\]/.exec(block.plain.slice(from + digits[0].length));
  if (!behind?.[1]) return false;
  const foot = new RegExp(`^\\[\\^?${escaped(behind[1])}\\]:? [^:]{1,80}: ${digits[0]}\\b`);
  return prose.blocks.some(({ plain }) => foot.test(plain)) || foot.test(lineOf(prose.source, behind[1]));
}

function lineOf(source: string, name: string): string {
  const at = source.indexOf(`\n[^${name}]:`);
  return at < 0 ? "" : (source.slice(at + 1).split("\n")[0] ?? "");
}

function ofOther({ others, sprint }: LintGround, sentence: string): boolean {
  return others.some(
    ({ title, id }) => (sentence.includes(title) || sentence.includes(id)) && !sentence.includes(sprint.title),
  );
}

/** What is meant for later was not counted. */
function planned(sentence: string): boolean {
  return /\b(?:will|hope to|plan to|expect(?:ed)? to|aim to|goal|target)\b/i.test(sentence);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
