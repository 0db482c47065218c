/** Which of Primer's thousand properties do the pages use? Only those are sent. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = createRequire(import.meta.url);
const sheets = [
  "functional/themes/light.css",
  "functional/themes/dark.css",
  "base/size/size.css",
  "base/typography/typography.css",
  "functional/size/border.css",
  "functional/size/radius.css",
  "functional/spacing/space.css",
  "functional/typography/typography.css",
].map((file) => packages.resolve(`@primer/primitives/dist/css/${file}`));

/** Where properties are named: our own styles and templates, and whatever draws. */
const places = ["../../templates", "."].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** @returns Primer's light and dark themes without comments and without properties that nothing names. */
export function usedPrimer(): string {
  return trimmed(sheets.map((file) => readFileSync(file, "utf8")).join("\n"), places.flatMap(textsBelow));
}

/**
 * @returns a sheet of custom properties without those that no text names, directly or through another property. A name
 * that is put together (`--data-${colour}-emphasis`) keeps all that begin like it.
 */
export function trimmed(sheet: string, texts: readonly string[]): string {
  const bare = sheet.replaceAll(/\/\*.*?\*\//gs, "");
  const declarations = [...bare.matchAll(declaration)].map(([, name = "", value = ""]) => ({ name, value }));
  const byName = Map.groupBy(declarations, ({ name }) => name);
  const prefixes = texts.flatMap((text) => [...text.matchAll(/(--[\w-]+-)\$\{/g)].map(([, prefix = ""]) => prefix));
  const used = new Set<string>();
  const waiting = [
    ...texts.flatMap(namesIn),
    ...[...byName.keys()].filter((name) => prefixes.some((prefix) => name.startsWith(prefix))),
  ];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name) || !byName.has(name)) continue;
    used.add(name);
    for (const { value } of byName.get(name) ?? []) waiting.push(...namesIn(value));
  }
  return bare
    .replaceAll(declaration, (whole, name: string) => (used.has(name) ? whole : ""))
    .replaceAll(/\s+/g, " ")
    .trim();
}

const declaration = /(--[\w-]+)\s*:([^;{}]*);/g;

function namesIn(text: string): string[] {
  return text.match(/--[A-Za-z][\w-]*/g) ?? [];
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(css|liquid|js|ts)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
