/** Is the freeze that a recap speaks of the one that held? */
import { type FreezeKind, freezeKind, kindRules } from "../../review/freeze-kind.ts";
import { list } from "../../review/sentence.ts";
import type { Freeze } from "../calendar.ts";
import { sentencesOf } from "../prose/prose.ts";
import { momentWords } from "../saying.ts";
import { inSentence } from "./at.ts";
import type { Finding, LintGround, Rule } from "./finding.ts";

/** An exemption is from a freeze that held, by the calendar, or that the ledger names. */
export const freezes: Rule = {
  name: "freeze-kinds",
  about: "An exemption is told to be from a freeze that held during the sprint.",
  check(ground) {
    // A team without a calendar has nothing to compare with.
    if (ground.holding.length + ground.coming.length === 0) return [];
    return ground.prose.blocks.flatMap((block) =>
      block.quoted || block.kind === "heading"
        ? []
        : sentencesOf(block).flatMap((sentence) =>
            exemptionsIn(sentence.text).flatMap(({ at, words, kind }) => {
              const said = wrong(ground, kind, words);
              return said ? [inSentence(ground.prose, sentence, at, words.length, said)] : [];
            }),
          ),
    );
  },
};

const kinds =
  "spec(?:ification)?(?: proposal)?|feature(?: proposal)?|requirements?|(?:soft |hard )?string|(?:non-client |client )?library|release";
const patterns: readonly RegExp[] = [
  new RegExp(`\\b((${kinds}) freeze) (?:exemption|exception)s?\\b`, "gi"),
  new RegExp(`\\b(?:exemption|exception)s?(?: \\S+){0,3}? (?:from|to|for|of) (?:the )?((${kinds}) freeze)\\b`, "gi"),
  /\b((FFE|SFE|RFE|FPFE))s?\b/g,
];

function exemptionsIn(text: string): { at: number; words: string; kind: FreezeKind }[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const kind = freezeKind((match[1] ?? "").replace(/specification/i, "spec"));
      return kind ? [{ at: match.index, words: match[0], kind }] : [];
    }),
  );
}

function wrong(
  { holding, coming, exempted }: LintGround,
  kind: FreezeKind,
  words: string,
): Omit<Finding, "line" | "column" | "offset" | "length"> | null {
  if (exempted.has(kind) || holding.some((freeze) => freeze.kind === kind)) return null;
  const next = coming.find((freeze) => freeze.kind === kind);
  const when = next ? `it began on ${momentWords(next.since, next.zone)}` : "the calendar has none in the cycle";
  const there = holding.filter((freeze) => freeze.kind !== "own");
  const held = there.length > 0 ? ` ${capital(list(there.map(spoken)))} held.` : " None held.";
  const meant =
    exempted.size > 0 ? [...exempted].map((one) => kindRules[one].name) : [...new Set(there.map(({ name }) => name))];
  return {
    ...{ rule: freezes.name, level: "error" },
    text: `"${words}": no ${kindRules[kind].name} held then; ${when}.${held}`,
    remedy:
      meant.length > 0
        ? `Name the freeze that was missed: ${meant.join(" or ")}.`
        : "Say what it was an exemption from.",
  };
}

function spoken({ name, since, zone }: Freeze): string {
  return `the ${name} (since ${momentWords(since, zone)})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
