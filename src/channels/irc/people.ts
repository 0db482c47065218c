/** Who is in which channel, and whose account do services vouch for? */
import { foldName } from "../../sprint/minutes/line.ts";

/** What is known of the people on a network, as long as we are connected. */
export interface People {
  joined(room: string, nick: string, account: string | null | undefined): void;
  left(room: string, nick: string): void;
  gone(nick: string): void;
  renamed(from: string, to: string): void;
  /** `account`: null when they have none any more. */
  identified(nick: string, account: string | null): void;
  /** Everybody who is in a room now. */
  are(room: string, nicks: readonly string[]): void;
  account(nick: string): string | null;
  /** Null for a room that we are not in. */
  present(room: string, nick: string): boolean | null;
  /** We left the room, or the network. */
  forget(room?: string): void;
}

/** @returns a network of which nothing is known. */
export function createPeople(): People {
  const accounts = new Map<string, string>();
  const rooms = new Map<string, Set<string>>();
  const within = (room: string) => {
    const known = rooms.get(foldName(room)) ?? new Set<string>();
    rooms.set(foldName(room), known);
    return known;
  };

  /** Of somebody whom we see nowhere we hear no more when their account changes. */
  function unseen(nick: string): void {
    if (![...rooms.values()].some((nicks) => nicks.has(nick))) accounts.delete(nick);
  }

  return {
    joined(room, nick, account) {
      within(room).add(foldName(nick));
      if (account !== undefined) this.identified(nick, account);
    },
    left(room, nick) {
      within(room).delete(foldName(nick));
      unseen(foldName(nick));
    },
    gone(nick) {
      for (const nicks of rooms.values()) nicks.delete(foldName(nick));
      accounts.delete(foldName(nick));
    },
    renamed(from, to) {
      const [old, now] = [foldName(from), foldName(to)];
      if (old === now) return;
      for (const nicks of rooms.values()) if (nicks.delete(old)) nicks.add(now);
      const account = accounts.get(old);
      accounts.delete(old);
      if (account === undefined) accounts.delete(now);
      else accounts.set(now, account);
    },
    identified(nick, account) {
      if (account === null) accounts.delete(foldName(nick));
      else accounts.set(foldName(nick), account);
    },
    are(room, nicks) {
      rooms.set(foldName(room), new Set(nicks.map(foldName)));
    },
    account: (nick) => accounts.get(foldName(nick)) ?? null,
    present: (room, nick) => rooms.get(foldName(room))?.has(foldName(nick)) ?? null,
    forget(room) {
      if (room !== undefined) return void rooms.delete(foldName(room));
      rooms.clear();
      accounts.clear();
    },
  };
}
