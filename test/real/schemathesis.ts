/** How is an API tried with all kinds of requests by somebody who only read its document? By Schemathesis, from PyPI. */
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "./build.ts";

const run = promisify(execFile);
const version = "4.32.5";
const packages = resolve(import.meta.dirname, "../../.cache/schemathesis", version);

/** @returns null when Schemathesis can run, else why not in one sentence. It is fetched once. */
export async function withoutSchemathesis(): Promise<string | null> {
  try {
    await build(packages, async (folder) => {
      const words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder];
      await run("python3", [...words, `schemathesis==${version}`], { timeout: 300_000 });
    });
    return null;
  } catch (failure) {
    const said = String((failure as { stderr?: string }).stderr || failure).trim();
    return `Schemathesis cannot be had (python3 with pip brings it): ${said.split("\n").at(-1)}`;
  }
}

/**
 * Tries every operation of an OpenAPI document with examples, with what lies at the edges, and with what nobody would
 * think of. @returns whether all went well, and what it printed.
 */
export async function tryEverything(document: string, more: string[] = []): Promise<{ well: boolean; said: string }> {
  const words = ["-m", "schemathesis.cli", "run", document, "--no-color", "--continue-on-failure", "--seed", "1"];
  const env = { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1" };
  const options = { cwd: join(packages, ".."), env, timeout: 240_000, maxBuffer: 1e8 };
  try {
    return { well: true, said: (await run("python3", [...words, ...more], options)).stdout };
  } catch (failure) {
    const { stdout = "", stderr = "", message } = failure as { stdout?: string; stderr?: string; message: string };
    return { well: false, said: stdout + stderr || message };
  }
}
