/** How do notices become a feed in a folder, as Atom and as JSON? */
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Feed } from "feed";
import type { FeedSettings } from "../review/channel-settings.ts";
import { linkTo, plainBody } from "../words/notice-text.ts";
import { htmlOf, titleOf } from "./body.ts";
import { type Channel, type Post, type Said, Unsaid } from "./channel.ts";
import { readOr, unwritable, writeWhole } from "./files.ts";
import type { World } from "./world.ts";

/** One entry as it is kept beside the feed, the newest first. */
interface Entry {
  id: string;
  key: string;
  title: string;
  url: string | null;
  html: string;
  text: string;
  at: string;
  updated: string;
}

/** Milliseconds after which the lock of whoever died is taken away. */
const stale = 10_000;

/** Opens the feed: `NAME.atom`, `NAME.json`, and `NAME.entries.json`, from which both are made. */
export function openFeed({ name, folder, keep, address }: FeedSettings, { program, data }: World): Channel {
  const root = resolve(data, folder);
  const pages = program.writing.address;
  const path = (ending: string) => join(root, `${name}.${ending}`);
  const said = (id: string): Said => ({ url: address && `${address}/${name}.atom`, reference: id });

  async function entryOf(post: Post): Promise<Entry> {
    const [first] = post.notices;
    if (!first) throw new Error("a message has at least one notice");
    const { id, post: version, at } = first;
    return {
      id: `tag:midcycle,2016:${program.id}/${encodeURI(version ?? id)}`,
      ...{ key: post.key, title: titleOf(post), url: linkTo(first.url, pages) },
      ...{ html: (await htmlOf(post, pages)).trim(), text: plainBody(first, pages), at, updated: at },
    };
  }

  async function entries(): Promise<Entry[]> {
    const text = await readOr(path("entries.json"));
    try {
      return text === null ? [] : (JSON.parse(text) as Entry[]);
    } catch {
      throw new Unsaid(`${path("entries.json")} is no JSON any more: move it away, and the feed begins anew.`, {
        ...{ again: true, everything: true },
      });
    }
  }

  async function put(post: Post): Promise<Said> {
    const entry = await entryOf(post);
    await locked(path("lock"), async () => {
      const before = await entries();
      const known = before.find(({ id }) => id === entry.id);
      const kept = [{ ...entry, at: known?.at ?? entry.at }, ...before.filter(({ id }) => id !== entry.id)]
        .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0))
        .slice(0, keep);
      await writeWhole(path("atom"), feedOf(kept, escaped).atom1());
      await writeWhole(path("json"), feedOf(kept, (text) => text).json1());
      // Last, so that whoever finds an entry here finds it in the feeds too.
      await writeWhole(path("entries.json"), `${JSON.stringify(kept, null, 1)}\n`);
    });
    return said(entry.id);
  }

  /** Atom takes titles and summaries for HTML here, JSON takes them as they are. */
  function feedOf(kept: readonly Entry[], text: (plain: string) => string): Feed {
    const self = address ?? pages ?? "http://localhost";
    const feed = new Feed({
      title: `${program.name}: news`,
      description: "What was decided, and what is to be decided.",
      id: `tag:midcycle,2016:${program.id}/${name}`,
      link: pages ?? self,
      feedLinks: { atom: `${self}/${name}.atom`, json: `${self}/${name}.json` },
      updated: new Date(kept[0]?.updated ?? 0),
      generator: "Midcycle",
      copyright: "",
    });
    for (const entry of kept) {
      feed.addItem({
        ...{ id: entry.id, title: text(entry.title), link: entry.url ?? self },
        ...{ description: text(entry.text), content: entry.html },
        ...{ date: new Date(entry.updated), published: new Date(entry.at), author: [{ name: program.name }] },
      });
    }
    return feed;
  }

  return {
    name,
    kind: "feed",
    pace: { parallel: 1, together: 1, threads: false },
    placesOf: () => [""],
    draw: async (post) => JSON.stringify(await entryOf(post), null, 2),
    say: put,
    edit: (_reference, post) => put(post),
    async find(post) {
      const there = (await entries()).find(({ key }) => key === post.key);
      return there ? said(there.id) : null;
    },
    async probe() {
      await locked(path("lock"), entries);
      return `${name} can be written: the feed is ${path("atom")}.`;
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Does something while nobody else does it, in any process that sees the folder. @throws Unsaid */
async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(join(path, ".."), { recursive: true }).catch((failure) => {
    throw unwritable(path, failure);
  });
  for (;;) {
    const lock = await open(path, "wx").catch((failure: NodeJS.ErrnoException) => {
      if (failure.code === "EEXIST") return null;
      throw unwritable(path, failure);
    });
    if (lock) {
      await lock.close();
      return work().finally(() => rm(path, { force: true }));
    }
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > stale) await rm(path, { force: true });
    else await pause(20);
  }
}
