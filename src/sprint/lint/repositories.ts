/** Is the name of a repository misspelt, in the text or in an address? */
import { distance } from "../../review/distance.ts";
import { type Sentence, sentencesOf } from "../prose/prose.ts";
import { inLink, inSentence } from "./at.ts";
import type { Finding, LintGround, Rule } from "./finding.ts";

/** Words that are nearly a repository's name, and addresses below the team's namespace that nobody has. */
export const repositories: Rule = {
  name: "repository-names",
  about: "Names of the team's repositories are spelt as the forge spells them.",
  check: (ground) => [
    ...ground.prose.blocks.flatMap((block) =>
      block.quoted ? [] : sentencesOf(block).flatMap((sentence) => inWords(ground, sentence)),
    ),
    ...ground.prose.links.flatMap((link) => {
      const near = addressed(ground, link.href);
      if (!near) return [];
      const text = `The address names "${near.written}", which is no repository of the team.`;
      return [inLink(ground.prose, link, { rule, level: "error", text, remedy: `Did you mean ${near.meant}?` })];
    }),
  ],
};

const rule = repositories.name;

/** Shorter names have too many neighbours. */
const shortest = 8;

function inWords(ground: LintGround, sentence: Sentence): Finding[] {
  const addresses = [...sentence.text.matchAll(/https?:\/\/\S+/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
  return [...sentence.text.matchAll(/(?<![\w@./-])[a-z][\w-]*[a-z]\d?(?![\w@-])/gi)].flatMap((match) => {
    if (addresses.some(([from = 0, to = 0]) => match.index >= from && match.index < to)) return [];
    const meant = nearest(ground, match[0]);
    if (!meant) return [];
    const said = { rule, level: "error" as const, text: `"${match[0]}" is no repository of the team.` };
    return [
      inSentence(ground.prose, sentence, match.index, match[0].length, { ...said, remedy: `Did you mean ${meant}?` }),
    ];
  });
}

/** @returns the repository whose short name differs in a letter, or in two of a long one; null for words of their own. */
function nearest({ program }: LintGround, word: string): string | null {
  const names = program.repositories.map(({ name }) => name.split("/").at(-1) ?? name);
  const lower = word.toLowerCase();
  // "keystone-spec", "keystoneauth1" and "keystone's" are forms of a name, not mistakes.
  const forms = [
    ...[lower, lower.replace(/\d+$/, ""), lower.replace(/s$/, ""), `${lower}s`],
    ...[`python-${lower}`, lower.replaceAll("_", "-")],
  ];
  if (lower.length < shortest || names.some((name) => forms.includes(name.toLowerCase()))) return null;
  const near = names
    .filter((name) => name.length >= shortest && Math.abs(name.length - lower.length) <= 2)
    .map((name) => ({ name, far: distance(lower, name.toLowerCase()) }))
    .filter(({ name, far }) => far > 0 && far <= (name.length >= 12 ? 2 : 1))
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}

/** Of "/openstack/keystonemiddlware/": what was written below a namespace of the team, and what was meant. */
function addressed(ground: LintGround, href: string): { written: string; meant: string } | null {
  const spaces = new Set(ground.program.repositories.map(({ name }) => name.split("/")[0] ?? ""));
  const path = URL.parse(href)?.pathname.split("/") ?? [];
  for (const [i, part] of path.entries()) {
    const written = path[i + 1];
    if (!spaces.has(part) || !written) continue;
    const meant = nearest(ground, written);
    if (meant) return { written: `${part}/${written}`, meant: `${part}/${meant}` };
  }
  return null;
}
