/** Which page of a running house is an example of each route? Found by following its links. */
import { pageRoutes, routeOf, routes } from "../journeys/routes.ts";
import { attributes } from "../web/reading.ts";

/** Pages of one route that are looked at for links: enough to reach everything that is linked at all. */
const enough = 12;

/** What somebody finds who follows links. */
export interface Found {
  /** For each route the first page, of a change and a person the richest. */
  addresses: Map<string, string>;
  /** Routes whose page has a form that only they may send. */
  forms: Set<string>;
  /** Pages that nothing links to. */
  absent: string[];
}

/** @returns what a stranger finds in a running house, or somebody signed in, who has these cookies. */
export async function found(house: string, cookies = "", more: readonly string[] = []): Promise<Found> {
  const [all, pages] = [routes(), pageRoutes()];
  const seen = new Set<string>();
  const looked = new Map<string, { path: string; size: number; forms: number }[]>();
  const waiting = ["/", "/search?q=2", "/queue", "/api/v1", ...more];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const route = routeOf(path, all);
    if (!route || !pages.includes(route) || (looked.get(route)?.length ?? 0) >= enough) continue;
    const reply = await fetch(`${house}${path}`, { redirect: "manual", headers: cookies ? { Cookie: cookies } : {} });
    const html = await reply.text();
    const forms = html.split('name="csrf"').length - 1;
    if (reply.status === 200) looked.set(route, [...(looked.get(route) ?? []), { path, size: html.length, forms }]);
    const to = [reply.headers.get("location") ?? "", ...attributes(html, "href")].filter(Boolean);
    for (const href of to) {
      const url = new URL(href, `${house}${path}`);
      if (url.origin === house) waiting.push(url.pathname + url.search);
    }
  }
  const chosen = (route: string, own: { path: string; size: number }[]) =>
    /^\/(changes|people)\//.test(route) ? own.reduce((a, b) => (b.size > a.size ? b : a)) : own[0];
  return {
    addresses: new Map([...looked].flatMap(([route, own]) => [[route, chosen(route, own)?.path ?? "/"]])),
    // The form that signs out is on every page.
    forms: new Set([...looked].flatMap(([route, own]) => (own.some(({ forms }) => forms > 1) ? [route] : []))),
    absent: pages.filter((route) => !looked.has(route)),
  };
}
