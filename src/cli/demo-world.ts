/** How does the made-up team come to life beside us? */
import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { readProgram } from "../config/program-file.ts";
import { readSecrets } from "../config/secrets.ts";
import type { Opening } from "../index.ts";
import { demoClock } from "./demo-clock.ts";
import { demoProgram, say } from "./ground.ts";
import { holdAt } from "./hold.ts";
import type { StartOptions } from "./start.ts";

/** A running simulated Gerrit and what to open the house with. */
export interface DemoWorld {
  url: string;
  opening: Omit<Opening, "follow" | "log">;
  /** Resolves when the simulated Gerrit has ended by itself. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/** What the simulated Gerrit prints when it is ready. */
interface Ready {
  url: string;
  clock: string;
  program: string;
  user: string;
  password: string;
}

/** Starts the simulated Gerrit as a process of its own and begins with an empty mirror: the world begins anew too. */
export async function demoWorld(options: StartOptions): Promise<DemoWorld> {
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const main = new URL(`../demo/main.${ending}`, import.meta.url).pathname;
  const settings = ["--speed", String(options.speed ?? 1), "--seed", String(options.seed ?? 1)];
  const child = spawn(process.execPath, [main, ...settings], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  let leaving = false;
  const close = async () => {
    leaving = true;
    child.kill("SIGTERM");
    await ended;
  };
  try {
    const ready = await readyLine(child.stdout);
    const reply = await fetch(ready.program);
    const text = await reply.text();
    const program = readProgram(text, ready.program);
    const folder = dirname(demoProgram(options.data));
    const file = join(folder, `${program.id}.sqlite`);
    await freshFolder(folder, file, text);
    const environment = { ...process.env, ...Object.fromEntries(variables(program, ready)) };
    const now = await demoClock(ready.clock, ended);
    return {
      url: ready.url,
      opening: {
        ...{ program, secrets: readSecrets(program, environment), where: { sqlite: file }, now },
        speaking: { secrets: {}, data: folder },
      },
      ended: ended.then(() => (leaving ? undefined : say("The simulated Gerrit has ended."))),
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function readyLine(output: NodeJS.ReadableStream): Promise<Ready> {
  for await (const line of createInterface({ input: output })) return JSON.parse(line) as Ready;
  throw new Error("the simulated Gerrit ended before it was ready");
}

/** The demo's credentials, under whatever names its program file gives them. */
function variables(program: Opening["program"], { user, password }: Ready): [string, string][] {
  return program.forges.flatMap(({ usernameEnv, passwordEnv, stream }) => [
    ...(usernameEnv ? [[usernameEnv, user] as [string, string]] : []),
    ...[passwordEnv, stream?.passwordEnv].flatMap((name) => (name ? [[name, password] as [string, string]] : [])),
  ]);
}

async function freshFolder(folder: string, file: string, program: string): Promise<void> {
  const { StoreProblem } = await import("../store/open.ts");
  try {
    await mkdir(folder, { recursive: true });
    // Another demo may be running on these files: ask for the lock before anything is removed.
    const lease = await holdAt({ sqlite: file });
    for (const ending of ["", "-wal", "-shm"]) await rm(`${file}${ending}`, { force: true });
    await rm(join(folder, "posts"), { recursive: true, force: true });
    await lease.release();
    await writeFile(demoProgram(dirname(folder)), program);
  } catch (failure) {
    if (failure instanceof Error && "code" in failure && failure.name !== "StoreProblem") {
      throw new StoreProblem(
        `${folder} cannot be written (${failure.code}): make it writable, or choose another place with --data.`,
      );
    }
    throw failure;
  }
}
