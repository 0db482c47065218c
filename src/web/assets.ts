/** Which files do the pages load, and under which addresses? */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Hono } from "hono";
import { usedPrimer } from "./primer.ts";
import { squeezed } from "./squeezed.ts";

/** One file that a page loads. Its address holds a hash of its content, so that it may be kept for ever. */
interface Asset {
  path: string;
  type: string;
  body: string;
}

/** The addresses of the files by name, and the routes that serve them. */
export interface Assets {
  paths: Record<"primer" | "midcycle" | "main" | "icon", string> & { scripts: string[] };
  /** Differs whenever a page loads another file than before. */
  version: string;
  routes: Hono;
}

const packages = createRequire(import.meta.url);
const own = new URL("../../templates/assets/", import.meta.url).pathname;
/** @returns the files of the pages, read once. */
export function createAssets(): Assets {
  const primer = asset("primer.css", "text/css", usedPrimer());
  const midcycle = asset("midcycle.css", "text/css", styles());
  const icon = asset("icon.svg", "image/svg+xml", readFileSync(`${own}icon.svg`, "utf8"));
  const scripts = scriptsOf();
  const routes = new Hono();
  for (const { path, type, body } of [primer, midcycle, icon, ...scripts]) {
    const headers = {
      "Content-Type": `${type}; charset=UTF-8`,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    };
    const small = squeezed(body);
    routes.get(path, async (c) => {
      const { body, encoding } = await small(c.req.header("Accept-Encoding"));
      return c.body(body, 200, { ...headers, ...(encoding && { "Content-Encoding": encoding }) });
    });
  }
  routes.get("/favicon.ico", (c) => c.redirect(icon.path, 302));
  const paths = {
    primer: primer.path,
    midcycle: midcycle.path,
    icon: icon.path,
    main: scripts.find(({ path }) => path.endsWith("/main.js"))?.path ?? "",
    // All but the one that is named and the ones that are only fetched when they are needed.
    scripts: scripts.map(({ path }) => path).filter((path) => !/\/(main|htmx)\.js$/.test(path)),
  };
  return { paths, version: hashOf([paths.primer, paths.midcycle, paths.main].join()), routes };
}

/** The base comes first, so that each room's own sheet may build on it. */
function styles(): string {
  const rooms = readdirSync(`${own}styles`).filter((file) => file !== "base.css");
  return ["base.css", ...rooms.sort()].map((file) => readFileSync(`${own}styles/${file}`, "utf8")).join("\n");
}

/** The modules lie in one folder whose name is a hash of them all, so that they find each other by relative names. */
function scriptsOf(): Asset[] {
  const names = readdirSync(`${own}scripts`).sort();
  const files: [name: string, file: string][] = [
    ...names.map((name): [string, string] => [name, `${own}scripts/${name}`]),
    ["htmx.js", packages.resolve("htmx.org/dist/htmx.esm.min.js")],
  ];
  const modules = files.map(([name, file]) => ({ name, body: readFileSync(file, "utf8") }));
  const folder = hashOf(modules.map(({ body }) => body).join("\n"));
  return modules.map(({ name, body }) => ({ path: `/assets/${folder}/${name}`, type: "text/javascript", body }));
}

function asset(name: string, type: string, body: string): Asset {
  return { path: `/assets/${name.replace(".", `.${hashOf(body)}.`)}`, type, body };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
