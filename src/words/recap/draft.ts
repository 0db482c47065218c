/** How do the words of people and the blocks of facts become one text? */
import type { PostBlock, PostView } from "./model.ts";

/** Stands for every section that is not named elsewhere in the text. */
export const rest = "rest";

/** What somebody finds who begins to write: all facts in their places. */
export const emptyDraft = "[[by-the-numbers]]\n\n[[rest]]\n\n[[notes]]\n";

/** Every section that a post can have, topics beside; one that has nothing to tell now is not said. */
const sectionIds: readonly string[] = [
  ...["by-the-numbers", "people-news", "questions", "exemptions", "polls", "merged", "open", "topic", "people"],
  ...["format", "ahead", "kept-promises", "earlier", "notes"],
];

/** `[[id]]` alone on its line is a block of facts, `[[-id]]` leaves one out; within a line `[[id]]` is a number. */
const block = /^[ \t]*\[\[(-?[\w.-]+)\]\][ \t]*$/;
const inline = /\[\[([\w.-]+)\]\]/g;

/** Where a fence of code begins or ends: what stands within is left alone. */
const fence = /^ {0,3}(```|~~~)/;

/**
 * @returns the post with the words of people around its facts: a line `[[id]]` is the section of that id, `[[rest]]`
 * all sections that the text does not name, `[[-id]]` names one that is not said; a first line `# …` is the title.
 * Sections that it leaves out are not said.
 */
export function withDraft<P extends PostView>(view: P, draft: string): P {
  const title = /^\s*# +(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(draft);
  const text = title ? draft.slice(title[0].length) : draft;
  const known = new Set(view.sections.map(({ id }) => id));
  const lines = linesOf(text);
  const named = new Set(lines.flatMap(({ id }) => (id === null ? [] : [id.replace(/^-/, "")])));
  const others = view.sections.filter(({ id }) => !named.has(id)).map(({ id }): PostBlock => ({ section: id }));

  const body: PostBlock[] = [];
  let prose: string[] = [];
  const flush = () => {
    const own = prose.join("\n").trim();
    if (own) body.push({ prose: own });
    prose = [];
  };
  for (const { line, id } of lines) {
    if (id === null || !(known.has(id) || isBlock(id))) prose.push(line);
    else {
      flush();
      if (id === rest) body.push(...others);
      else if (known.has(id)) body.push({ section: id });
    }
  }
  flush();
  return { ...view, title: title?.[1] ?? view.title, body };
}

/** Is a name in brackets, alone on its line, that of a block, whether it has anything to tell or not? */
export function isBlock(id: string): boolean {
  const name = id.replace(/^-/, "");
  return id === rest || sectionIds.includes(name) || name.startsWith("topic-");
}

/** What a draft names in double brackets: blocks on lines of their own, numbers within lines; each once. */
export function namesIn(draft: string): { blocks: string[]; numbers: string[] } {
  const lines = linesOf(draft);
  const blocks = lines.flatMap(({ id }) => (id === null ? [] : [id]));
  const numbers = lines
    .filter(({ id, code }) => id === null && !code)
    .flatMap(({ line }) => [...line.matchAll(inline)].map(([, id = ""]) => id));
  return { blocks: [...new Set(blocks)], numbers: [...new Set(numbers)] };
}

function linesOf(text: string): { line: string; id: string | null; code: boolean }[] {
  let code = false;
  return text.split("\n").map((line) => {
    const within = code;
    if (fence.test(line)) code = !code;
    return { line, id: within ? null : (block.exec(line)?.[1] ?? null), code: within };
  });
}
