/** Whose is an action? */
import { foldName } from "./line.ts";
import type { Owner } from "./minutes.ts";

/** Somebody of the roster, by all the names that people may write. */
export interface Named {
  /** `Person.id`. */
  id: string;
  /** As people write it ("Steve Martinelli"). */
  name: string;
  /** Nicks, user names: what a line may call them besides their id and name. */
  names: readonly string[];
}

/** Who is called what. One is made of a roster. */
export interface Names {
  /** The person of a nick or account, in any case; null when nobody or more than one is called so. */
  person(name: string): Named | null;
  /** Everybody whom a text names, each once, in its order; those `present` by their nick, others by the roster's name. */
  named(text: string, present: Iterable<string>): Owner[];
}

/** Ordinary words of a sentence: they name somebody only as "@may" or where the text begins. */
const ordinary = new Set(["will", "may", "can", "all", "any", "the", "and", "for", "to", "who", "we"]);

/** @returns the names of a roster. */
export function namesOf(roster: readonly Named[]): Names {
  const people = new Map<string, Named | null>();
  const call = (text: string, one: Named) => {
    const name = foldName(text);
    if (name === "") return;
    const other = people.get(name);
    people.set(name, other === undefined || other === one ? one : null);
  };
  for (const one of roster) for (const text of [one.id, one.name, ...one.names]) call(text, one);
  const firsts = new Map<string, Named | null>();
  for (const one of roster) {
    const [first = "", second] = one.name.split(" ");
    if (second === undefined || people.has(foldName(first))) continue;
    firsts.set(foldName(first), firsts.has(foldName(first)) ? null : one);
  }
  const person = (name: string) => people.get(foldName(name)) ?? null;

  return {
    person,
    named(text, present) {
      const lower = foldName(text);
      const found = new Map<string, { at: number; owner: Owner }>();
      const note = (at: number, key: string, owner: Owner) => {
        const known = found.get(key);
        if (at >= 0 && (!known || at < known.at)) found.set(key, { at, owner: known?.owner ?? owner });
      };
      for (const nick of present) {
        const one = person(nick);
        const owner = { name: nick, person: one?.id ?? null };
        note(place(lower, foldName(nick)), one?.id ?? `nick ${foldName(nick)}`, owner);
      }
      for (const [name, one] of people) {
        if (!one) continue;
        const at = place(lower, name);
        const plain = at === 0 || lower[at - 1] === "@" || (name.length > 2 && !ordinary.has(name));
        if (plain) note(at, one.id, { name: one.name, person: one.id });
      }
      const leading = /^@?([\p{L}-]+)(?:,|:| to | will | and | & )/u.exec(lower);
      const first = firsts.get(leading?.[1] ?? "");
      if (first) note(0, first.id, { name: first.name, person: first.id });
      return [...found.values()].sort((a, b) => a.at - b.at).map(({ owner }) => owner);
    },
  };
}

/** Where a name stands as a whole word, whatever signs it is made of; -1 when it does not. */
function place(text: string, name: string): number {
  if (name === "") return -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!inWord(text[at - 1]) && !inWord(text[at + name.length])) return at;
  }
  return -1;
}

function inWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);
}
