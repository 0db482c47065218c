/** Who is the same somebody under another name? */
import { foldName, type Line } from "./line.ts";

/** Somebody in one meeting: equal for the same one, and nothing else. */
export type Speaker = number;

/**
 * An account is one speaker whatever its nick. Without accounts a nick is one, and stays so when it is changed: the old
 * nick keeps its speaker until somebody else takes it by a change of nick, so that nobody counts twice by going round.
 */
export interface Speakers {
  /** @returns who says a line; null for a nick that belongs to an account which does not vouch for this line. */
  of(line: Pick<Line, "by" | "account">): Speaker | null;
  /** @returns who is meant by a nick. */
  called(nick: string): Speaker;
  renamed(from: string, to: string): void;
}

/** @param same told when two who were taken for different ones prove to be the same; the second stays */
export function createSpeakers(same: (gone: Speaker, stays: Speaker) => void): Speakers {
  const byNick = new Map<string, Speaker>();
  const byAccount = new Map<string, Speaker>();
  const claimed = new Set<Speaker>();
  let count = 0;

  function called(name: string): Speaker {
    const nick = foldName(name);
    const speaker = byNick.get(nick) ?? ++count;
    byNick.set(nick, speaker);
    return speaker;
  }

  return {
    called,
    of({ by, account }) {
      const nick = called(by ?? "");
      if (account === undefined) return claimed.has(nick) ? null : nick;
      const own = byAccount.get(foldName(account)) ?? (claimed.has(nick) ? ++count : nick);
      if (nick !== own && !claimed.has(nick)) same(nick, own);
      byAccount.set(foldName(account), own);
      claimed.add(own);
      byNick.set(foldName(by ?? ""), own);
      return own;
    },
    renamed(from, to) {
      byNick.set(foldName(to), called(from));
    },
  };
}
