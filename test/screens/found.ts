/** Which page of a running house is an example of each route? Found by following its links. */
import { pageRoutes, routeOf, routes } from "../journeys/routes.ts";
import { attributes } from "../web/reading.ts";

/** Pages of one route that are looked at for links: enough to reach everything that is linked at all. */
const enough = 12;

/** @returns for each route the first page found, of a change and a person the richest, and the routes that nothing links to. */
export async function found(house: string): Promise<{ addresses: Map<string, string>; absent: string[] }> {
  const [all, pages] = [routes(), pageRoutes()];
  const seen = new Set<string>();
  const looked = new Map<string, { path: string; size: number }[]>();
  const waiting = ["/", "/search?q=2", "/queue", "/api/v1"];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const route = routeOf(path, all);
    if (!route || !pages.includes(route) || (looked.get(route)?.length ?? 0) >= enough) continue;
    const reply = await fetch(`${house}${path}`, { redirect: "manual" });
    const html = await reply.text();
    if (reply.status === 200) looked.set(route, [...(looked.get(route) ?? []), { path, size: html.length }]);
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
    absent: pages.filter((route) => !looked.has(route)),
  };
}
