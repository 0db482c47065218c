/** Which Java of this machine can run which Gerrit? */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** One generation of Gerrit that is known to run from two jars, and what it needs. */
export interface Generation {
  gerrit: string;
  /** Version of the three BouncyCastle jars, without which the server does not start. */
  bouncyCastle: string;
  /** The first Java that runs it. */
  java: number;
}

/** Newest first. */
const generations: readonly Generation[] = [
  { gerrit: "3.13.5", bouncyCastle: "1.80", java: 21 },
  { gerrit: "3.10.2", bouncyCastle: "1.78.1", java: 17 },
];

/** A program `java` and its feature release (25 of "25.0.3"). */
export interface Java {
  command: string;
  release: number;
}

/** @returns every Java here, the one that the environment names first; none twice, broken ones left out. */
async function findJavas(): Promise<Java[]> {
  const home = process.env.JAVA_HOME;
  const commands = new Set([
    ...(home ? [join(home, "bin/java")] : []),
    "java",
    ...(await installed("/usr/lib/jvm", "bin/java")),
    ...(await installed("/Library/Java/JavaVirtualMachines", "Contents/Home/bin/java")),
  ]);
  const found = await Promise.all([...commands].map(async (command) => ({ command, release: await release(command) })));
  return found.filter((java) => java.release > 0);
}

/**
 * The newest Gerrit that a Java of this machine runs; with `GERRIT_VERSION` in the environment, that one.
 * @returns one sentence when there is none.
 */
export async function chooseGeneration(): Promise<{ generation: Generation; java: Java } | string> {
  const wanted = process.env.GERRIT_VERSION;
  const javas = await findJavas();
  for (const generation of generations) {
    if (wanted && generation.gerrit !== wanted) continue;
    const java = javas.find((candidate) => candidate.release >= generation.java);
    if (java) return { generation, java };
  }
  if (wanted && !generations.some((generation) => generation.gerrit === wanted))
    return `GERRIT_VERSION is ${wanted}; known are ${generations.map((generation) => generation.gerrit).join(" and ")}`;
  const seen = javas.length === 0 ? "none was found" : `only ${javas.map((java) => java.release).join(", ")} was found`;
  return `a real Gerrit needs Java 21 or newer (17 for 3.10.2) and ${seen}; set JAVA_HOME`;
}

async function installed(folder: string, program: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => join(folder, name, program));
}

/** 0 when the program does not run. */
async function release(command: string): Promise<number> {
  try {
    const { stderr } = await run(command, ["-version"]);
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
