/** How is a feed written as Atom (RFC 4287)? */
import { Feed } from "feed";
import type { Context as Request } from "hono";
import type { Instant } from "../../review/change.ts";
import type { FeedView } from "../../words/feed.ts";
import { oneLine, webAddress } from "../../words/plain-text.ts";
import { escaped } from "../elements.ts";

/** @returns a feed as an answer; `started` is the moment of an empty one. Addresses are those by which it was asked for. */
export function showFeed(c: Request, view: FeedView, started: Instant): Response {
  const { origin, pathname, search } = new URL(c.req.url);
  return c.body(atomOf(view, { origin, self: `${pathname}${search}`, started }), 200, {
    "Content-Type": "application/atom+xml; charset=UTF-8",
    "Cache-Control": "no-cache",
  });
}

/** @returns the text of a feed. What comes from outside is text, never markup. */
export function atomOf(view: FeedView, at: { origin: string; self: string; started: Instant }): string {
  const feed = new Feed({
    id: `${at.origin}${at.self}`,
    title: oneLine(view.title),
    description: oneLine(view.about),
    copyright: "",
    generator: "Midcycle",
    updated: new Date(view.entries[0]?.at ?? at.started),
    link: `${at.origin}${view.page}`,
    feedLinks: { atom: `${at.origin}${at.self}` },
    author: { name: "Midcycle" },
  });
  for (const { id, title, text, at: date, by, page } of view.entries) {
    feed.addItem({
      id: webAddress(id) ?? `${at.origin}${page}#${encodeURIComponent(date)}`,
      title: markupOf(title),
      description: markupOf(text),
      link: `${at.origin}${page}`,
      date: new Date(date),
      author: by === null ? [] : [{ name: oneLine(by) }],
    });
  }
  return feed.atom1();
}

/** The library writes titles and summaries as HTML. */
function markupOf(text: string): string {
  return escaped(oneLine(text));
}
