/** Where do Gerrit's jars and an empty site come from? */
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "./build.ts";
import { chooseGeneration, type Generation, type Java } from "./java.ts";

const run = promisify(execFile);

/** Where everything of this room is kept between runs; git ignores it. */
export const cache = resolve(import.meta.dirname, "../../.cache/gerrit");

/** Everything that starting a server takes, complete on disk. */
export interface Kit {
  version: string;
  java: string;
  /** Arguments of Java before the command of Gerrit ("daemon", "-d", site). */
  launch: string[];
  /** An initialised site to copy: never started, administrator `admin` with password `secret`. */
  template: string;
}

/**
 * Makes the kit in `.cache/gerrit/VERSION` of the project, once: each part is built beside its place and moved
 * there when it is complete, so that a kill or a second process does no harm.
 * @returns one sentence when this machine cannot: no Java, no Maven, or the registry does not answer.
 */
export async function prepareKit(): Promise<Kit | string> {
  const chosen = await chooseGeneration();
  if (typeof chosen === "string") return chosen;
  const { generation, java } = chosen;
  const home = join(cache, generation.gerrit);
  const lib = join(home, "lib");
  const settings = join(home, "settings");
  const template = join(home, "site");

  try {
    await build(lib, (folder) => fetchJars(generation, folder));
  } catch (failure) {
    return `Maven could not fetch Gerrit ${generation.gerrit}: ${mavenReason(failure)}`;
  }
  await build(settings, (folder) => writeSettings(generation, folder));
  const launch = launcher(java, settings, lib);
  await build(template, (folder) => initialise(java, launch, folder));
  return { version: generation.gerrit, java: java.command, launch, template };
}

async function fetchJars(generation: Generation, folder: string): Promise<void> {
  const dependency = (group: string, name: string, version: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  const pom = join(folder, "pom.xml");
  await writeFile(
    pom,
    `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>midcycle</groupId><artifactId>real-gerrit</artifactId><version>1</version>
  <dependencies>
    ${["acceptance-framework", "plugin-api"].map((name) => dependency("com.google.gerrit", `gerrit-${name}`, generation.gerrit)).join("\n    ")}
    ${["bcprov", "bcpg", "bcpkix"].map((name) => dependency("org.bouncycastle", `${name}-jdk18on`, generation.bouncyCastle)).join("\n    ")}
  </dependencies>
</project>
`,
  );
  const copy = ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${folder}`];
  await run("mvn", copy, { timeout: 300_000 });
}

function mavenReason(failure: unknown): string {
  const { code, stdout } = failure as { code?: unknown; stdout?: string };
  if (code === "ENOENT") return "there is no program mvn; install Maven";
  const line = stdout?.split("\n").find((text) => text.startsWith("[ERROR]"));
  return (line ?? String(failure)).replace("[ERROR] ", "").slice(0, 300);
}

/** The version that the server tells, and logging that leaves only warnings and "ready". */
async function writeSettings(generation: Generation, folder: string): Promise<void> {
  const version = join(folder, "classes/com/google/gerrit/common/Version");
  await mkdir(dirname(version), { recursive: true });
  await writeFile(version, generation.gerrit);
  await writeFile(join(folder, "jul.properties"), ".level=SEVERE\nhandlers=java.util.logging.ConsoleHandler\n");
  await writeFile(
    join(folder, "log4j.properties"),
    `log4j.rootCategory=WARN, stderr
log4j.appender.stderr=org.apache.log4j.ConsoleAppender
log4j.appender.stderr.target=System.err
log4j.appender.stderr.layout=org.apache.log4j.PatternLayout
log4j.appender.stderr.layout.ConversionPattern=%-5p %c: %m%n
log4j.logger.com.google.gerrit.pgm.Daemon=INFO
`,
  );
}

function launcher(java: Java, settings: string, lib: string): string[] {
  return [
    ...(java.release >= 24 ? ["--enable-native-access=ALL-UNNAMED"] : []),
    ...(java.release >= 23 ? ["--sun-misc-unsafe-memory-access=allow"] : []),
    `-Dlog4j.configuration=file:${join(settings, "log4j.properties")}`,
    `-Djava.util.logging.config.file=${join(settings, "jul.properties")}`,
    // Nothing of the home of whoever runs the tests reaches the server.
    `-Duser.home=${settings}`,
    "-Xmx512m",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-cp",
    [join(settings, "classes"), join(lib, "*")].join(delimiter),
    "com.google.gerrit.launcher.GerritLauncher",
  ];
}

async function initialise(java: Java, launch: string[], site: string): Promise<void> {
  await mkdir(join(site, "etc"));
  await configure(site, {
    "auth.type": "DEVELOPMENT_BECOME_ANY_ACCOUNT",
    "auth.gitBasicAuthPolicy": "HTTP",
    "sendemail.enable": "false",
    "index.type": "LUCENE",
    "receive.maxBatchChanges": "20000",
    "accountPatchReviewDb.url": "jdbc:h2:mem:apr;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1",
    ...addresses(1, 2),
  });
  await run(java.command, [...launch, "init", "-d", site, "--batch", "--dev", "--no-auto-start"]);
  await run("git", ["config", "-f", join(site, "etc/gerrit.config"), "--remove-section", "cache"]);
  // 62 MB of jar that only the start script needs, and caches that must not be shared.
  for (const name of ["bin", "cache", "logs", "tmp"]) await rm(join(site, name), { recursive: true, force: true });
}

/** The settings of a site that listens on these two loopback ports. */
export function addresses(http: number, ssh: number): Record<string, string> {
  return {
    "gerrit.canonicalWebUrl": `http://127.0.0.1:${http}/`,
    "httpd.listenUrl": `http://127.0.0.1:${http}/`,
    "sshd.listenAddress": `127.0.0.1:${ssh}`,
  };
}

/** Sets keys ("section.name") in the configuration of a site that does not run. */
export async function configure(site: string, settings: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(settings))
    await run("git", ["config", "-f", join(site, "etc/gerrit.config"), key, value]);
}
