/** What must somebody know who reads the answer to a query? */
import type { Compiled } from "../review/query/compile.ts";

/** @returns sentences about what an answer leaves open; none when it is plain. `unsure`: of how many changes it cannot be told. */
export function queryNotes({ unseen, nobody, onlyNegations }: Compiled, unsure: number): string[] {
  return [
    ...nobody.map((name) => `Nobody here is known as "${name}", so no change is theirs.`),
    ...(onlyNegations
      ? ["Terms that are all negated match nothing, as at Gerrit: add one that is not, as status:open."]
      : []),
    ...(unseen.length > 0
      ? [
          `A word alone is not looked for in ${unseen.map((one) => one.replace(":", "s")).join(" or ")}, which only the forge has.`,
        ]
      : unsure > 0
        ? [`Of ${unsure} more the mirror cannot tell.`]
        : []),
  ];
}

/** @returns one sentence that names the terms that cannot be answered here, and why; null when all can. */
export function gapSentence({ gaps }: Pick<Compiled, "gaps">): string | null {
  if (gaps.some(({ personal }) => personal)) return "This is about whoever looks: choose as whom you look.";
  const told = gaps.map(({ at, term, why }) => `${term} (at ${at + 1}): ${why}`);
  return told.length > 0 ? `This cannot be answered here. ${told.join("; ")}.` : null;
}
