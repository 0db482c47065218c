/** How does Gerrit's index look for words and patterns in a text? */
import { RE2JS } from "re2js";
import { Beyond, Mistaken } from "./meaning.ts";

const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * @returns the words of a text as Lucene's standard analysis with Gerrit's mapping cuts them: by Unicode's rules, in small
 * letters, `.` and `_` as blanks, signs dropped.
 */
export function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of words.segment(text.replace(/[._]/g, " "))) {
    if (isWordLike) found.push(segment.toLowerCase());
  }
  return found;
}

/**
 * @returns a search for these words side by side, in this order, whatever stands between them.
 * @throws Mistaken for a text without a word, which Gerrit refuses too.
 */
export function phraseSearch(value: string): (text: string) => boolean {
  const wanted = wordsOf(value);
  const [first] = wanted;
  if (first === undefined) throw new Mistaken(`expected a word to look for, not ${JSON.stringify(value)}`);
  const longest = wanted.reduce((a, b) => (b.length > a.length ? b : a));
  return (text) => {
    // Cutting a text into words costs a hundred times what looking for one does.
    if (!text.toLowerCase().includes(longest)) return false;
    const said = wordsOf(text);
    return said.some((_, i) => wanted.every((word, k) => said[i + k] === word));
  };
}

/** What Lucene's regular expressions mean by these signs, ours do not. */
const strange = /(?:^|[^\\])(?:\\\\)*[~&@#"<>]/;

/**
 * @returns a test whether a whole text fits `^pattern`, in linear time. @throws Mistaken for no regular expression, Beyond
 * for what only Lucene's understand.
 */
export function patternTest(value: string): (text: string) => boolean {
  const pattern = value.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  if (strange.test(pattern)) {
    throw new Beyond(
      `the pattern ${JSON.stringify(value)} uses signs (~ & @ # " < >) that only Gerrit's own patterns have`,
    );
  }
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL);
    return (text) => compiled.matches(text);
  } catch {
    throw new Mistaken(`expected a regular expression after ^, not ${JSON.stringify(pattern)}`);
  }
}
