/** Do the commands about dashboards read and write what other tools do? */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const bin = new URL("../../bin/midcycle.js", import.meta.url).pathname;
const dash = new URL("../review/dashes/traps.dash", import.meta.url).pathname;
const midcycle = (...words: string[]) => run(process.execPath, [bin, "dashboard", ...words], { timeout: 60_000 });

test("a .dash file has the tool's address, and becomes a part of a program file", async () => {
  expect((await midcycle("url", dash)).stdout).toBe(readFileSync(dash.replace(".dash", ".url"), "utf8"));
  const { stdout } = await midcycle("import", dash);
  expect(stdout).toContain("dashboards:\n  - id: traps\n");
  expect(stdout).toContain('query: ""');
}, 120_000);

test("what is no .dash file is refused in a sentence", async () => {
  await expect(midcycle("import", bin)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/Line \d: .* stands before any section/),
  });
  await expect(midcycle("url", "nowhere.dash")).rejects.toMatchObject({
    stderr: expect.stringContaining("cannot be read (ENOENT)"),
  });
}, 120_000);
