/** How do tests read a page without a browser? */
import type { Hono } from "hono";

/** @returns what a person reads: no tags, entities resolved, blanks as one. */
export function textOf(html: string): string {
  return plain(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");
}

/** @returns the values of an attribute on a page, entities resolved, in order. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => plain(value));
}

/** Follows every link to ourselves from a page on. @returns what was visited, and what is broken: "FROM → TO: why". */
export async function crawl(ask: Hono, start: string): Promise<{ visited: string[]; broken: string[] }> {
  const found = new Map<string, Set<string>>();
  const places: { from: string; to: string; place: string }[] = [];
  const broken: string[] = [];
  const waiting = [{ from: "", to: start }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to } = next;
    if (found.has(to)) continue;
    const reply = await ask.request(to);
    const html = await reply.text();
    found.set(to, new Set(attributes(html, "id")));
    const location = reply.headers.get("Location");
    if (location) waiting.push({ from: to, to: location });
    else if (reply.status !== 200) broken.push(`${from} → ${to}: ${reply.status}`);
    if (!reply.headers.get("Content-Type")?.startsWith("text/html")) continue;
    for (const href of [...attributes(html, "href"), ...attributes(html, "src")]) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
      const { pathname, search, hash } = new URL(href, `http://localhost${to}`);
      const path = pathname + search;
      if (hash) places.push({ from: to, to: path, place: decodeURIComponent(hash.slice(1)) });
      waiting.push({ from: to, to: path });
    }
  }
  const absent = places.filter(({ to, place }) => !found.get(to)?.has(place));
  return {
    visited: [...found.keys()],
    broken: [...broken, ...new Set(absent.map(({ from, to, place }) => `${from} → ${to}#${place}: no such place`))],
  };
}

const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&#34;": '"',
  "&#39;": "'",
  "&quot;": '"',
};

function plain(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#34|#39);/g, (entity) => entities[entity] ?? entity);
}
