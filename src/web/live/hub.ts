/** Which open pages learn that something moved, and when? */
import { randomBytes } from "node:crypto";
import { everything, type MovedChange, type Sign, type Signs } from "../../commands/signs.ts";
import { createRing } from "./ring.ts";

/** What a page is told. It fetches itself then, within so many milliseconds, and rests between two fetches. */
export interface Look {
  /** To be given back on the next visit. */
  id: string;
  changes: readonly MovedChange[];
  within: number;
  rest: number;
}

/** An open page. `look` is called with the same text for all pages that are told the same. */
export interface Listener {
  look(frame: string): void;
  beat(): void;
  close(): void;
}

/** Everybody who listens. */
export interface Hub {
  /**
   * @param topics what the page shows; "all" for everything
   * @param since the id of the last look it got; null for a page that was just made
   * @returns how to leave, and the frame to send first; null when there is no room
   */
  join(listener: Listener, topics: readonly string[], since: string | null): { leave(): void; hello: string } | null;
  readonly size: number;
  /** The id up to which a page shows everything that is made from now on. */
  readonly mark: string;
  close(): void;
}

/** Signs that can be made good; listeners at once; milliseconds between two beats. */
const limits = { ring: 1_000, listeners: 5_000, beat: 20_000 };

/** @returns a hub that nobody listens to. `signs` is asked for when the first page comes; `assets` names what pages load. */
export function createHub(signs: () => Signs, assets: string): Hub {
  const instance = randomBytes(4).toString("hex");
  const ring = createRing<Sign>(limits.ring);
  const rooms = new Map<string, Set<Listener>>();
  const everybody = new Set<Listener>();
  let stopHearing: (() => void) | null = null;
  let beats: NodeJS.Timeout | null = null;
  let waiting: Sign[] = [];
  let resting: NodeJS.Timeout | null = null;

  function begin(): void {
    stopHearing ??= signs().hear(hear);
  }

  /** The first sign after a pause goes out at once; what follows closely goes together, the later the more listen. */
  function hear(sign: Sign): void {
    ring.put(sign);
    waiting.push(sign);
    if (resting === null) send();
  }

  function send(): void {
    resting = null;
    if (waiting.length === 0) return;
    const sign = merged(waiting);
    waiting = [];
    const frame = frameOf(look(sign.changes));
    for (const listener of concerned(sign)) listener.look(frame);
    resting = setTimeout(send, Math.min(1_000, 2 * everybody.size));
  }

  function concerned({ topics }: Sign): Iterable<Listener> {
    if (topics.includes(everything)) return everybody;
    return new Set([everything, ...topics].flatMap((topic) => [...(rooms.get(topic) ?? [])]));
  }

  function look(changes: readonly MovedChange[]): Look {
    const { size } = everybody;
    const [within, rest] = [Math.min(1_000, size - 1), Math.min(5_000, 10 + 7 * size)];
    return { id: `${instance}.${ring.last}`, changes, within: Math.max(0, within), rest };
  }

  /** What the page has missed: nothing, some changes, or too much to tell. */
  function missed(topics: readonly string[], since: string | null): Sign | null {
    if (since === null) return null;
    const [from, number] = since.split(".");
    const signs = from === instance ? ring.since(Number(number)) : null;
    if (signs === null) return { topics: [everything], changes: [] };
    const own = signs.filter((sign) => [everything, ...sign.topics].some((topic) => topics.includes(topic)));
    const forAll = signs.filter((sign) => sign.topics.includes(everything));
    return own.length + forAll.length > 0 ? merged([...own, ...forAll]) : null;
  }

  function join(listener: Listener, topics: readonly string[], since: string | null): ReturnType<Hub["join"]> {
    if (everybody.size >= limits.listeners) return null;
    begin();
    beats ??= setInterval(() => {
      for (const one of everybody) one.beat();
    }, limits.beat).unref();
    everybody.add(listener);
    for (const topic of topics) rooms.set(topic, (rooms.get(topic) ?? new Set()).add(listener));
    const sign = missed(topics, since);
    // After a restart all pages come back at once: each waits a little while of its own.
    const retry = 500 + Math.floor(Math.random() * Math.min(5_000, 10 * everybody.size));
    const greeting = `retry: ${retry}\nid: ${instance}.${ring.last}\nevent: hello\ndata: ${JSON.stringify({ assets })}\n\n`;
    return { leave: () => leave(listener, topics), hello: greeting + (sign ? frameOf(look(sign.changes)) : "") };
  }

  function leave(listener: Listener, topics: readonly string[]): void {
    everybody.delete(listener);
    for (const topic of topics) {
      const room = rooms.get(topic);
      room?.delete(listener);
      if (room?.size === 0) rooms.delete(topic);
    }
  }

  return {
    join,
    get size() {
      return everybody.size;
    },
    get mark() {
      begin();
      return `${instance}.${ring.last}`;
    },
    close() {
      stopHearing?.();
      if (beats) clearInterval(beats);
      if (resting) clearTimeout(resting);
      for (const listener of [...everybody]) listener.close();
    },
  };
}

/** A change that moved several times is named once, as it stands now. */
function merged(signs: readonly Sign[]): Sign {
  const topics = [...new Set(signs.flatMap((sign) => sign.topics))];
  const changes = new Map(signs.flatMap((sign) => sign.changes).map((change) => [change.key, change]));
  return { topics, changes: [...changes.values()].slice(-mostNamed) };
}

/** Changes that one look names at most; the page sees the others when it fetches itself. */
const mostNamed = 100;

function frameOf({ id, ...rest }: Look): string {
  return `id: ${id}\nevent: look\ndata: ${JSON.stringify(rest)}\n\n`;
}
