/** Which files do the pages load, and under which addresses? */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Hono } from "hono";

/** One file that a page loads. Its address holds a hash of its content, so that it may be kept for ever. */
interface Asset {
  path: string;
  type: string;
  body: string;
}

/** The addresses of the files by name, and the routes that serve them. */
export interface Assets {
  paths: Record<"primer" | "midcycle" | "htmx" | "keys" | "icon", string>;
  routes: Hono;
}

const packages = createRequire(import.meta.url);
const own = new URL("../../templates/assets/", import.meta.url).pathname;
const primer = [
  "functional/themes/light.css",
  "functional/themes/dark.css",
  "base/size/size.css",
  "base/typography/typography.css",
  "functional/size/border.css",
  "functional/size/radius.css",
  "functional/spacing/space.css",
  "functional/typography/typography.css",
].map((file) => packages.resolve(`@primer/primitives/dist/css/${file}`));

/** @returns the files of the pages, read once. */
export function createAssets(): Assets {
  const assets = {
    primer: asset("primer.css", "text/css", primer),
    midcycle: asset("midcycle.css", "text/css", styles()),
    htmx: asset("htmx.js", "text/javascript", [packages.resolve("htmx.org/dist/htmx.min.js")]),
    keys: asset("midcycle.js", "text/javascript", [`${own}midcycle.js`]),
    icon: asset("icon.svg", "image/svg+xml", [`${own}icon.svg`]),
  };
  const routes = new Hono();
  for (const { path, type, body } of Object.values(assets)) {
    const headers = {
      "Content-Type": `${type}; charset=UTF-8`,
      "Cache-Control": "public, max-age=31536000, immutable",
    };
    routes.get(path, (c) => c.body(body, 200, headers));
  }
  routes.get("/favicon.ico", (c) => c.redirect(assets.icon.path, 302));
  return {
    paths: {
      primer: assets.primer.path,
      midcycle: assets.midcycle.path,
      htmx: assets.htmx.path,
      keys: assets.keys.path,
      icon: assets.icon.path,
    },
    routes,
  };
}

/** The base comes first, so that each room's own sheet may build on it. */
function styles(): string[] {
  const rooms = readdirSync(`${own}styles`).filter((file) => file !== "base.css");
  return ["base.css", ...rooms.sort()].map((file) => `${own}styles/${file}`);
}

function asset(name: string, type: string, files: readonly string[]): Asset {
  const body = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { path: `/assets/${name.replace(".", `.${hash}.`)}`, type, body };
}
