/** How do tests run the real command, and against what? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect } from "vitest";
import { root } from "../house/ways.ts";

const bin = join(root, "bin/midcycle.js");

/** What a command left behind. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A command that still runs. */
export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when a line of its output matches; rejects when it ends before. */
  says(pattern: RegExp): Promise<string>;
}

/** A folder of its own, removed after the file's tests, with the command to run in it. */
export function place(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-cli-"));
  const children = new Set<ChildProcess>();
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  function launch(args: readonly string[], more: Record<string, string> = {}, node = process.execPath): Running {
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, NO_COLOR: "1", ...environment, ...more };
    const child = spawn(node, [bin, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    children.add(child);
    const texts = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      texts.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      texts.err += chunk;
    });
    const ended = once(child, "close").then(([code]): Ended => {
      children.delete(child);
      return { code, ...texts };
    });
    return {
      child,
      ended,
      says: (pattern) =>
        new Promise((resolve, reject) => {
          const look = () => {
            const found = pattern.exec(`${texts.out}\n${texts.err}`);
            if (found) resolve(found[1] ?? found[0]);
          };
          child.stdout.on("data", look);
          child.stderr.on("data", look);
          ended.then(({ code, err }) => reject(new Error(`ended with ${code} before it said ${pattern}: ${err}`)));
          look();
        }),
    };
  }

  return {
    folder,
    launch,
    run: (args: readonly string[], more: Record<string, string> = {}) => launch(args, more).ended,
    write(name: string, text: string): string {
      writeFileSync(join(folder, name), text);
      return name;
    },
  };
}

/** A simulated Gerrit with sixty changes and a clock that stands still, ended after the file's tests. */
export async function simulatedGerrit(): Promise<{ url: string; variables: Record<string, string> }> {
  const main = join(root, "src/demo/main.ts");
  const child = spawn(process.execPath, [main, "--changes", "60", "--paused"], { stdio: ["pipe", "pipe", "inherit"] });
  afterAll(async () => {
    child.kill("SIGTERM");
    await once(child, "close");
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, user, password } = JSON.parse(line) as Record<"url" | "user" | "password", string>;
    return { url, variables: { AURORA_USER: user, AURORA_PASSWORD: password } };
  }
  throw new Error("the simulated Gerrit ended before it was ready");
}

export { programText } from "./program-text.ts";

/** Holds that a command was refused with a code, in plain words and without a trace. */
export function refused({ code, out, err }: Ended, expected: number, words: RegExp): void {
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^\s+at /m);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(out).toBe("");
  expect(code).toBe(expected);
}
