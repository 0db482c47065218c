/** Does a meeting in chat survive the death of the process that keeps it? The whole program, on a real IRC server. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "../jobs/talk-ground.ts";
import { arrives, skipWithoutNgircd, startNgircd, withoutNgircd } from "../real/ngircd.ts";

skipWithoutNgircd();

const root = resolve(import.meta.dirname, "../..");

describe.skipIf(withoutNgircd !== null)(withoutNgircd ?? "a process that keeps a meeting", () => {
  test("is killed at once, and the next one goes on where it was", { timeout: 90_000 }, async () => {
    const server = await startNgircd();
    const folder = await mkdtemp(join(tmpdir(), "midcycle-chat-death-"));
    const program = join(folder, "program.yaml");
    await writeFile(
      program,
      `
id: team
name: A team
forges: [{ name: here, kind: gerrit, url: "http://127.0.0.1:9" }]
repositories: [{ name: team/one, type: service, core-group: team-core }]
people: [{ id: ana, name: Ana Ortiz, nicks: [ana] }]
chat: [{ kind: irc, name: net, host: 127.0.0.1, port: ${server.port}, tls: false, rooms: [{ name: "#k" }] }]
`,
    );
    const ana = await arrives(server.port, "ana", "#k");
    const first = start();
    await ana.sees("#k JOIN midcycle");
    ana.say("#startmeeting keystone");
    await ana.sees("The meeting name has been set");
    ana.say("#startvote Shall we? Yes, No");
    await ana.sees("Begin voting on");
    ana.say("#vote yes");
    ana.say("#action ana to write it");
    ana.say("#showvote");
    await ana.sees("<midcycle> Yes (1): ana");

    const before = ana.seen.length;
    first.kill("SIGKILL");
    start();
    await ana.sees("#k JOIN midcycle", before);
    ana.say("#endvote");
    await ana.sees("<midcycle> Yes (1): ana", before);
    ana.say("#endmeeting");
    await ana.sees("Meeting ended", before);

    const listed = await run("minutes", "list");
    const id = /keystone\.\d{4}-\d\d-\d\d-\d\d\.\d\d/.exec(listed)?.[0] ?? "";
    expect(listed).toContain("1 action, 1 vote");
    const log = await run("minutes", "export", id, "--file", `${id}.log.txt`);
    expect(log).toMatch(/<ana> #vote yes\n.*<ana> #action ana to write it\n/);
    expect(log).toMatch(/<midcycle> Midcycle was away from .* missing here\./);
    await server.close();

    function start(): ChildProcess {
      const child = spawn(process.execPath, midcycle("start", "--port", "0"), { cwd: root, stdio: "ignore" });
      onTestFinished(() => void child.kill("SIGKILL"));
      return child;
    }

    async function run(...words: string[]): Promise<string> {
      const child = spawn(process.execPath, midcycle(...words), { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
      let said = "";
      child.stdout.on("data", (data) => {
        said += data;
      });
      await until("it has ended", () => child.exitCode !== null, 30_000);
      return said;
    }

    function midcycle(...words: string[]): string[] {
      return ["bin/midcycle.js", ...words, "--program", program, "--data", folder];
    }
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
  });
});
