/** Who has spoken on a change? All that queries ask of its messages, so that they need not be kept. */
import type { AccountKey, Change } from "../change.ts";

/** Accounts that wrote messages, each once, the server's own left out. */
export interface Voices {
  all: readonly AccountKey[];
  /** Those who wrote after the owner's last message. */
  sinceOwner: readonly AccountKey[];
}

/** @returns the voices of a change that has all its messages. */
export function voicesOf({ messages, owner }: Change): Voices {
  const since = messages.slice(messages.findLastIndex(({ by }) => by === owner) + 1);
  const each = (some: Change["messages"]) => [...new Set(some.flatMap(({ by }) => by ?? []))];
  return { all: each(messages), sinceOwner: each(since) };
}
