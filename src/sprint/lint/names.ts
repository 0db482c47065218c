/** Are names run together, and is everybody with the company that they were with? */
import { type Sentence, sentencesOf } from "../prose/prose.ts";
import { inSentence } from "./at.ts";
import type { Finding, LintGround, Named, Rule } from "./finding.ts";

/** Two names with nothing between them, and a name without its blank. */
export const runTogether: Rule = {
  name: "run-together-names",
  about: "Names of the roster have their blanks, and something stands between two of them.",
  check: (ground) => everySentence(ground, (sentence) => together(ground, sentence)),
};

/** A company beside a name that is not the one of that day. */
export const affiliations: Rule = {
  name: "affiliations",
  about:
    "The company beside a name is the one that the person was with on the sprint's first day, by its name of that day.",
  check: (ground) => everySentence(ground, (sentence) => companies(ground, sentence)),
};

function everySentence({ prose }: LintGround, check: (sentence: Sentence) => Finding[]): Finding[] {
  return prose.blocks.flatMap((block) => (block.quoted ? [] : sentencesOf(block).flatMap(check)));
}

function together({ prose, people }: LintGround, sentence: Sentence): Finding[] {
  const { text } = sentence;
  const whole = people.filter(({ name }) => /\s/.test(name));
  const found = whole.flatMap((one) => places(text, one.name).map((at) => ({ at, end: at + one.name.length, one })));
  const sorted = found.sort((a, b) => a.at - b.at);
  const rule = runTogether.name;
  const pairs = sorted.flatMap((first, i) => {
    const next = sorted[i + 1];
    if (!next || next.at < first.end || !/^\s?$/.test(text.slice(first.end, next.at))) return [];
    const words = text.slice(first.at, next.end);
    const said = {
      rule,
      level: "error" as const,
      text: `"${words}" are two people: ${first.one.name} and ${next.one.name}.`,
    };
    const remedy = `Write "${first.one.name}, ${next.one.name}".`;
    return [inSentence(prose, sentence, first.at, words.length, { ...said, remedy })];
  });
  const bare = whole.flatMap((one) => {
    const joined = one.name.replaceAll(/\s+/g, "");
    return places(text, joined)
      .filter((at) => !/[@/#.\w-]/.test(text[at - 1] ?? " ") && !/[\w@/-]/.test(text[at + joined.length] ?? " "))
      .map((at) => {
        const said = { rule, level: "error" as const, text: `"${joined}" is ${one.name} without a blank.` };
        return inSentence(prose, sentence, at, joined.length, { ...said, remedy: `Write "${one.name}".` });
      });
  });
  return [...pairs, ...bare];
}

function companies(ground: LintGround, sentence: Sentence): Finding[] {
  const { text } = sentence;
  return ground.people.flatMap((one) =>
    places(text, one.name).flatMap((at) => {
      const end = at + one.name.length;
      if (/[\p{L}\p{N}]/u.test(text[end] ?? " ")) return [];
      const beside =
        /^(?:\s*\(([^()]{2,40})\)|,?\s+(?:of|from|at|with)\s+([\p{Lu}][\p{L}\d&. -]{1,30}?)(?=[,.;:)]|\s+(?:and|is|was|has|for|will)\b|$))/u.exec(
          text.slice(end),
        );
      const written = (beside?.[1] ?? beside?.[2])?.trim();
      if (!beside || !written) return [];
      const from = end + beside[0].indexOf(written);
      return wrong(ground, one, written).map((said) =>
        inSentence(ground.prose, sentence, from, written.length, { rule: affiliations.name, ...said }),
      );
    }),
  );
}

function wrong(
  { company, sprint }: LintGround,
  one: Named,
  written: string,
): Pick<Finding, "level" | "text" | "remedy">[] {
  const meant = company(written);
  if (meant === null || one.company === null) return [];
  if (meant !== one.company) {
    const text = `${one.name} was with ${one.company} on ${sprint.first}, not with ${written}.`;
    return [{ level: "error", text, remedy: `Write ${one.company}.` }];
  }
  if (written.toLowerCase() === one.company.toLowerCase()) return [];
  const text = `${written} was called ${one.company} on ${sprint.first}.`;
  return [{ level: "warning", text, remedy: `Write ${one.company}.` }];
}

function places(text: string, name: string): number[] {
  const all: number[] = [];
  for (let at = text.indexOf(name); at >= 0 && name !== ""; at = text.indexOf(name, at + name.length)) all.push(at);
  return all;
}
