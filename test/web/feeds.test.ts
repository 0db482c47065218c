/** Are feeds Atom that any reader takes, with entries that stay the same? */
import { DOMParser } from "linkedom";
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { atomOf } from "../../src/web/feeds/atom.ts";
import type { FeedView } from "../../src/words/feed.ts";
import { standing } from "./api-ground.ts";

interface Entry {
  id: string;
  title: string;
  updated: string;
  link: string;
  summary: string;
}

/** What RFC 4287 asks of a feed and its entries; an entry without an author has the feed's. */
function read(xml: string): { title: string; updated: string; self: string; entries: Entry[] } {
  const feed = new DOMParser().parseFromString(xml, "text/xml").documentElement as unknown as Element;
  const one = (within: Element, name: string) => {
    const found = [...within.children].filter((child) => child.tagName === name);
    expect(found.length, name).toBe(1);
    return found[0]?.textContent ?? "";
  };
  const link = (within: Element, rel: string | null) =>
    [...within.children].find((child) => child.tagName === "link" && child.getAttribute("rel") === rel);
  expect(feed?.getAttribute("xmlns")).toBe("http://www.w3.org/2005/Atom");
  expect([...feed.children].some(({ tagName }) => tagName === "author")).toBe(true);
  expect(one(feed, "id")).not.toBe("");
  return {
    title: one(feed, "title"),
    updated: one(feed, "updated"),
    self: link(feed, "self")?.getAttribute("href") ?? "",
    entries: [...feed.querySelectorAll("entry")].map((entry) => ({
      id: one(entry, "id"),
      title: one(entry, "title"),
      updated: one(entry, "updated"),
      link: link(entry, null)?.getAttribute("href") ?? "",
      summary: one(entry, "summary"),
    })),
  };
}

async function asked(path: string) {
  const { ground } = await standing();
  const reply = await app(ground).request(`http://midcycle.example${path}`);
  expect(reply.headers.get("content-type")).toBe("application/atom+xml; charset=UTF-8");
  return read(await reply.text());
}

test("what came into the queue, the newest first, each since it is that mover's turn", async () => {
  const feed = await asked("/feeds/queue.atom");

  expect(feed.self).toBe("http://midcycle.example/feeds/queue.atom");
  expect(feed.entries.map(({ updated }) => updated)).toEqual(
    feed.entries
      .map(({ updated }) => updated)
      .sort()
      .reverse(),
  );
  expect(feed.entries.length).toBeGreaterThan(1);
  expect(feed.updated).toBe(feed.entries[0]?.updated);
  for (const { id, link, summary } of feed.entries) {
    expect(id).toMatch(/^https:\/\/review\.opendev\.org\/.+#turn=(reviewers|cores|approver)&since=2016-/);
    expect(link).toMatch(/^http:\/\/midcycle\.example\/changes\/opendev~\d+$/);
    expect(summary).toMatch(/must move it/);
  }
});

test("whose turn it became, as the person and not as a cookie says", async () => {
  const feed = await asked("/feeds/queue.atom?as=eve");

  expect(feed.title).toMatch(/^It became the turn of Eve/);
  expect(feed.entries.map(({ link }) => link)).toContain("http://midcycle.example/changes/opendev~271002");
});

test("what merged", async () => {
  const feed = await asked("/feeds/merged.atom");

  expect(feed.entries.map(({ link }) => link)).toEqual(["http://midcycle.example/changes/opendev~271004"]);
  expect((await asked("/feeds/merged.atom?repository=keystone-specs")).entries).toEqual([]);
});

test("an entry keeps its id, from whatever address it is asked for", async () => {
  const { ground } = await standing();
  const pages = app(ground);
  const ids = async (origin: string) =>
    read(await (await pages.request(`${origin}/feeds/queue.atom`)).text()).entries.map(({ id }) => id);

  expect(await ids("http://one.example")).toEqual(await ids("http://another.example:8080"));
});

test("an unknown person is a refusal that names the next step", async () => {
  const { ground } = await standing();

  const reply = await app(ground).request("/feeds/queue.atom?as=nobody");

  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("Nobody here is known as");
});

test("a hostile subject is a subject", () => {
  const hostile = `</title><script>alert("x")</script> ]]> & \u0000\u000b\ud800 \u202e`;
  const entry = { id: "javascript:alert(1)", at: "2016-01-27T18:00:00.000Z", title: hostile, text: hostile };
  const view: FeedView = {
    title: hostile,
    about: hostile,
    page: "/",
    entries: [{ ...entry, by: hostile, page: "/x" }],
  };

  const xml = atomOf(view, { origin: "http://x.example", self: "/f", started: "2016-01-01T00:00:00.000Z" });

  expect([...xml].filter((sign) => sign < " " && sign !== "\n")).toEqual([]);
  const [only] = read(xml).entries;
  expect(only?.id).toBe("http://x.example/x#2016-01-27T18%3A00%3A00.000Z");
  expect(only?.title).toContain("&lt;script&gt;");
});
