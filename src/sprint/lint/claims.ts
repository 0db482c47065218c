/** Which counts does a sentence claim? */

/** One count as it is written. */
export interface Claim {
  /** Where it begins in the sentence, and how long it is with its noun. */
  at: number;
  length: number;
  value: number;
  /** "over" and "more than" want more than the value, "at least" as much; "about" is near; "exactly" is the number alone. */
  bound: "exactly" | "over" | "least" | "about" | "under";
  /** Ids of the numbers that it could be about, the likeliest first. */
  ids: string[];
  /** As it was written ("over 20 patches"). */
  words: string;
}

const small: Record<string, number> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  ...{ fifteen: 15, twenty: 20, "twenty-five": 25, thirty: 30, forty: 40, fifty: 50 },
};
const bounds: Record<string, Claim["bound"]> = {
  ...{ over: "over", "more than": "over", "upwards of": "over", "at least": "least", "no fewer than": "least" },
  ...{
    about: "about",
    around: "about",
    roughly: "about",
    nearly: "about",
    almost: "about",
    some: "about",
    "~": "about",
  },
  ...{ "fewer than": "under", "less than": "under", under: "under" },
};

const word = Object.keys(small)
  .sort((a, b) => b.length - a.length)
  .join("|");
const bound = Object.keys(bounds)
  .sort((a, b) => b.length - a.length)
  .join("|");
const noun =
  "core (?:reviewer|member|team member)s?|cores|compan(?:y|ies)|organi[sz]ations?|employers?|(?:community )?members|attendees|participants|people|contributors|patch(?:es)?|changes?|reviews|commits?|repositor(?:y|ies)|repos|projects";
const pattern = new RegExp(
  `(?<![\\w.,/#-])(?:(${bound})\\s+)?(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|${word})\\+?\\s+((?:[\\p{L}-]+\\s+){0,2}?)(${noun})(?![\\w-])`,
  "giu",
);

/** @returns the counts of a sentence that a sprint's numbers could be asked about, in order. */
export function claimsIn(sentence: string): Claim[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const [words, bounding, digits = "", between = "", named = ""] = match;
    const value = small[digits.toLowerCase()] ?? Number(digits.replaceAll(",", ""));
    const ids = idsOf(named.toLowerCase(), `${between} ${sentence.slice(match.index + words.length)}`, sentence);
    if (ids.length === 0 || /\b(?:other|new|of|more|open)\s*$/i.test(between)) return [];
    const plus = /\d\+/.test(words);
    const kind = plus ? "least" : bounding ? (bounds[bounding.toLowerCase()] ?? "exactly") : "exactly";
    return [{ at: match.index, length: words.length, value, bound: kind, ids, words: words.trim() }];
  });
}

/** What a noun counts depends on the verb: of changes whether they merged, of people whether they came. */
function idsOf(noun: string, after: string, sentence: string): string[] {
  if (/^core/.test(noun)) return came(sentence) ? ["attendees-cores", "cores"] : ["cores", "attendees-cores"];
  if (/^(?:compan|organi|employer)/.test(noun)) return ["attendees-companies", "companies"];
  if (/^(?:repositor|repos|project)/.test(noun)) {
    return /\b(?:merged|patch|change|commit|across|landed)/i.test(sentence) ? ["repositories"] : [];
  }
  if (/^(?:patch|change|review|commit)/.test(noun)) {
    const near = after.slice(0, 80);
    if (/\b(?:merged|landed|approved)\b/i.test(near))
      return /\brevised\b/i.test(near) ? ["merged", "revised"] : ["merged"];
    if (/\b(?:merged|landed)\b/i.test(sentence.slice(0, 60))) return ["merged"];
    if (/\b(?:revised|updated|uploaded)\b/i.test(near)) return ["revised"];
    return /\breviewed\b/i.test(near) ? ["reviewed"] : [];
  }
  if (/\b(?:active|uploaded|voted|commented)\b/i.test(after.slice(0, 40))) return ["people"];
  return came(sentence) || /attendee|participant/.test(noun) ? ["attendees"] : [];
}

function came(sentence: string): boolean {
  return /\b(?:attend|attended|attending|attendees|came|joined|present|represented|participated|in person|on site|showed up)\b/i.test(
    sentence,
  );
}

/** Does a value satisfy what was claimed? "About" allows a tenth. */
export function holds({ value, bound }: Pick<Claim, "value" | "bound">, counted: number): boolean {
  switch (bound) {
    case "over":
      return counted > value;
    case "least":
      return counted >= value;
    case "under":
      return counted < value;
    case "about":
      return Math.abs(counted - value) <= Math.max(1, value / 10);
    case "exactly":
      return counted === value;
  }
}
