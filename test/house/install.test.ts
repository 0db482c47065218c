/** Does "npm ci" need nothing but the registry: no Python, no make, no compiler, no other address? */
import { expect, test } from "vitest";
import { text } from "./ways.ts";

interface Lock {
  packages: Record<string, { gypfile?: boolean; resolved?: string; hasInstallScript?: boolean }>;
}
const lock = JSON.parse(text("package-lock.json")) as Lock;
const manifest = JSON.parse(text("package.json")) as { allowScripts: Record<string, boolean> };

test("better-sqlite3 is never compiled", () => {
  const entry = lock.packages["node_modules/better-sqlite3"];

  expect(entry?.gypfile, 'add `"gypfile": false` to better-sqlite3 in package-lock.json: npm install removes it').toBe(
    false,
  );
  expect(manifest.allowScripts["better-sqlite3"]).toBe(false);
});

test("the lock names no address", () => {
  const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);

  expect(addressed.map(([path]) => path)).toEqual([]);
});

test("every package with an install script is listed, wanted or not", () => {
  const names = Object.entries(lock.packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));

  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});
