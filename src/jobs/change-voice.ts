/** How is something said on the changes of a forge that is not an answer? */
import { Unsaid } from "../channels/channel.ts";
import type { Forge } from "../forges/forge.ts";
import { Unavailable } from "../forges/forge.ts";
import { Declined } from "../forges/writing.ts";
import { type Change, type ChangeKey, parseChangeKey } from "../review/change.ts";

/** @returns the voice at a forge; null where we are nobody. Its failures are `Unsaid`. */
export function voiceAt(forge: Pick<Forge, "name" | "read" | "write" | "probe">): {
  forge: string;
  say(change: ChangeKey, said: { text: string; tag: string }, signal: AbortSignal): Promise<string>;
  find(change: ChangeKey, tag: string, signal: AbortSignal): Promise<string | null>;
  probe(signal: AbortSignal): Promise<string>;
} | null {
  const { name, write } = forge;
  if (!write) return null;

  async function look(key: ChangeKey, signal: AbortSignal): Promise<Change> {
    const { snapshots } = await forge.read([parseChangeKey(key)?.number ?? 0], signal);
    const [there] = snapshots;
    if (there) return there.change;
    throw new Unsaid(`${key} is gone, or hidden from us: drop this.`, { again: false });
  }

  return {
    forge: name,
    say: (key, { text, tag }, signal) =>
      saying(async () => {
        const change = await look(key, signal);
        const revision = change.patchSets.find(({ number }) => number === change.currentPatchSet)?.revision;
        await write.review(change.number, { revision: revision ?? "current", text, tag, votes: {} }, signal);
        return change.url;
      }),
    find: (key, tag, signal) =>
      saying(async () => {
        const change = await look(key, signal);
        return change.messages.some((message) => message.tag?.endsWith(tag)) ? change.url : null;
      }),
    probe: (signal) =>
      saying(async () => {
        const { account } = await forge.probe(signal);
        return `${name} takes comments by ${account?.name ?? "us"}.`;
      }),
  };
}

async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Declined) throw new Unsaid(failure.message, { again: false, cause: failure });
    if (!(failure instanceof Unavailable)) throw failure;
    const { message, retryAfter } = failure;
    throw new Unsaid(message, { again: true, everything: true, perhaps: true, retryAfter, cause: failure });
  }
}
