#!/usr/bin/env node
// Is this Node new enough? One sentence if not, the command line if so.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Midcycle needs Node 22.18 or newer and this is Node ${process.versions.node}: install a newer Node, or run it from a checkout with "npm start", which brings its own.`,
  );
  process.exit(1);
}
// Never a static import: those run before the guard, and Node 20 has no compile cache.
const { enableCompileCache } = await import("node:module");
enableCompileCache();
const installed = import.meta.dirname.split(/[\\/]/).includes("node_modules");
await import(installed ? "../dist/cli/main.js" : "../src/cli/main.ts");
