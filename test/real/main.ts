/** How do people get a real Gerrit with a team's work on it? `npm run gerrit -- --help` */
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type RealGerrit, startGerrit, whyNoGerrit } from "./gerrit.ts";
import { makeHistory } from "./history.ts";
import { cache } from "./kit.ts";
import { furnish, humans, type Site } from "./site.ts";
import { programText, variables } from "./team.ts";

const help = `A real Gerrit with a made-up team, five repositories and some hundred changes.

  npm run gerrit                      until Ctrl-C; then everything is forgotten
  npm run gerrit -- --changes 1000    how many changes (300)
  npm run gerrit -- --port 8080       where it answers (any free port)
  npm run gerrit -- --ssh-port 29418  where git and stream-events over SSH answer (any free port)
`;

try {
  await main();
} catch (failure) {
  console.error(
    `${failure instanceof Error ? failure.message : failure}\nnpm run gerrit -- --help says what can be chosen.`,
  );
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const options = { changes: text, port: text, "ssh-port": text, help: { type: "boolean", short: "h" } } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(help);
  const changes = whole("--changes", values.changes ?? "300");
  const ports = { port: whole("--port", values.port ?? "0"), sshPort: whole("--ssh-port", values["ssh-port"] ?? "0") };

  console.log("Looking for Java and Gerrit's jars; the first time this fetches 90 MB.");
  const missing = await whyNoGerrit();
  if (missing !== null) throw new Error(missing);
  const gerrit = await startGerrit(ports);
  const told = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => told.resolve());
  try {
    await Promise.race([told.promise, settle(gerrit, changes).then(() => told.promise)]);
  } finally {
    await gerrit.close();
  }
  // Requests of an unfinished history may still be under way.
  process.exit(0);
}

async function settle(gerrit: RealGerrit, changes: number): Promise<void> {
  console.log(`Gerrit ${gerrit.version} answers at ${gerrit.url}`);
  const site = await furnish(gerrit);
  const step = process.stdout.isTTY ? 1 : 50;
  await makeHistory(site, changes, (done) => {
    if (done % step === 0 || done === changes) report(`${done} of ${changes} changes`, done === changes);
  });
  await describe(site);
}

function report(line: string, last: boolean): void {
  process.stdout.write(process.stdout.isTTY ? `\r${line}${last ? "\n" : ""}` : `${line}\n`);
}

async function describe(site: Site): Promise<void> {
  const { gerrit, bot, ci } = site;
  const program = join(cache, "program.yaml");
  const key = join(cache, "midcycle.key");
  await mkdir(cache, { recursive: true });
  await writeFile(program, programText(site, new Date().toISOString().slice(0, 10)));
  await writeFile(key, bot.sshKey, { mode: 0o600 });
  const environment = [
    `${variables.username}=${bot.username}`,
    `${variables.password}=${bot.password}`,
    `${variables.keyFile}=${relative(process.cwd(), key)}`,
  ];
  const names = humans.map(({ username, groups }) => `${username}${groups.length > 0 ? " (core)" : ""}`);
  console.log(`
REST and git   ${gerrit.url}   (these jars have no web pages)
SSH            ${gerrit.ssh.host}:${gerrit.ssh.port}
People         ${names.join(", ")}; the password of ana is ana-pw, and so on
Robots         ${bot.username} / ${bot.password}, ${ci.username} / ${ci.password}
Administrator  ${gerrit.administrator.username} / ${gerrit.administrator.password}

A vote         curl -u ana:ana-pw ${gerrit.url}/a/changes/1/revisions/current/review \\
                 -H 'Content-Type: application/json' -d '{"labels":{"Code-Review":1}}'

Follow it with:

  ${environment.join(" ")} npm start -- --program ${relative(process.cwd(), program)}

Ctrl-C ends it and forgets everything.`);
}

function whole(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} takes a whole number below 100000, not ${text}`);
  return Number(text);
}
