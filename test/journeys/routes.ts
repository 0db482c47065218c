/** Which pages has the app, by its own routes? */
import { app } from "../../src/web/app.ts";
import type { WebGround } from "../../src/web/ground.ts";
import { files } from "./pages.ts";

const silent = {
  house: {},
  demo: null,
  address: null,
  provider: null,
  webhookSecrets: {},
  readWebhook: () => undefined,
  log: () => undefined,
};

/** @returns every route that answers GET, each once, in the app's order, which is the order in which they are tried. */
export function routes(): string[] {
  const all = app(silent as unknown as WebGround).routes;
  return [...new Set(all.filter(({ method }) => method === "GET").map(({ path }) => path))];
}

/** @returns the routes that are pages, which is what `files` does not name. */
export function pageRoutes(): string[] {
  return routes().filter((route) => !files.some(([file]) => file.test(route)));
}

/** @returns the route that answers an address; undefined when none does. */
export function routeOf(address: string, among = routes()): string | undefined {
  const { pathname } = new URL(address, "http://localhost");
  return among.find((route) => pattern(route).test(pathname));
}

/** Parts as Hono reads them: `:name` up to the next slash, `:name{pattern}`, and `*`. */
function pattern(route: string): RegExp {
  const parts = route.split(/(:\w+(?:\{[^}]*\})?|\*)/);
  return new RegExp(`^${parts.map(source).join("")}$`);
}

function source(part: string): string {
  const own = /^:\w+\{(.*)\}$/.exec(part)?.[1];
  if (own !== undefined) return `(?:${own})`;
  if (part.startsWith(":")) return "[^/]+";
  return part === "*" ? ".*" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
