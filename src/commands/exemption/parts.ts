/** What does the text behind a command about exemptions say? */

/** The parts of such a text; what is not said is absent. */
export interface Parts {
  /** What stands first: an exemption or a change; "" when nothing does. */
  which: string;
  from?: string;
  until?: string;
  if?: string;
  for?: string;
  because?: string;
}

type Word = Exclude<keyof Parts, "which">;

/** Each begins a part; "because" takes the whole rest, whatever words are in it. */
const words = /(?:^|\s)(from|until|if|for|because)\s+/i;

/** @returns the parts of "3 until friday if patch by friday; ci green because it is small", in any order. */
export function partsOf(rest: string): Parts {
  const [head, ...because] = rest.split(/(?:^|\s)because(?:\s+|$)/i);
  const pieces = (head ?? "").split(words);
  const parts: Parts = { which: (pieces[0] ?? "").trim() };
  for (let i = 1; i < pieces.length; i += 2) {
    const word = (pieces[i] ?? "").toLowerCase() as Word;
    const text = (pieces[i + 1] ?? "").trim();
    // "patch for totp by friday" within "if" is one condition, not a person.
    if (word === "for" && parts.if !== undefined) parts.if = `${parts.if} for ${text}`;
    else parts[word] = text;
  }
  if (because.length > 0) parts.because = because.join(" because ").trim();
  return parts;
}
