/** What does the command answer, and how does it refuse? */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, test } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place({ ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" });

beforeAll(async () => {
  here.write("aurora.yaml", programText(gerrit.url));
  const { code, err } = await here.run(["sync"]);
  expect(err).toBe("");
  expect(code).toBe(0);
});

describe.concurrent("what is asked wrongly is refused in one sentence with code 2", () => {
  const refusals: [string[], RegExp][] = [
    [["qeue"], /unknown command 'qeue': did you mean queue\?/],
    [["xyzzy"], /unknown command 'xyzzy': there are start, demo, .*help\./],
    [["queue", "--pgae", "2"], /unknown option '--pgae'.*Did you mean --page/s],
    [["queue", "--page", "0"], /Give a whole number from 1 to 100000\./],
    [["queue", "--mover", "somebody"], /Choose one of owner, .*cores/],
    [["queue", "--repository", "nova"], /There are aurora\/identity/],
    [["queue", "extra"], /too many arguments/],
    [["demo", "--speed", "fast"], /Give a number above 0/],
    [["--as", "zaphod", "queue"], /Nobody here is known as "zaphod"/],
    [["show", "99999999"], /No change here is known as "99999999"/],
    [["why"], /missing required argument 'change'/],
    [["sprint", "summer"], /"summer".*winter/],
    [["recap", "--format", "pdf"], /Allowed choices are md, markdown, html, mail, chat, json/],
    [["stats", "--days", "soon"], /Give a whole number from 1 to 3650\./],
    [["completion", "tcsh"], /Allowed choices are bash, zsh, fish/],
  ];
  test.each(refusals)("midcycle %j", async (args, words) => {
    const ended = await here.run(args);
    refused({ ...ended, err: ended.err.replace("\n(Did", " (Did") }, 2, words);
  });
});

describe.concurrent("a file or a variable that cannot be used ends with code 78", () => {
  test("a program file that is not there", async () => {
    refused(await here.run(["--program", "nova.yaml", "queue"]), 78, /nova\.yaml cannot be used: .*no such file/);
  });

  test("YAML that is none", async () => {
    here.write("broken.yaml", "id: [aurora\nname: x");
    refused(await here.run(["--program", "broken.yaml", "queue"]), 78, /broken\.yaml cannot be used: line \d/);
  });

  test("a credential that is not set is named, never shown", async () => {
    const ended = await here.run(["queue"], { AURORA_PASSWORD: "" });
    refused(ended, 78, /AURORA_PASSWORD/);
    expect(ended.err).not.toContain(gerrit.variables.AURORA_USER ?? "");
  });
});

describe.concurrent("with --json every answer is JSON on standard output", () => {
  const questions = [["queue"], ["next"], ["stats"], ["sprint"], ["recap"], ["--as", "mira", "queue"]];
  test.each(questions.map((args) => [args]))("midcycle %j", async (args) => {
    const { code, out, err } = await here.run([...args, "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out)).toBeTypeOf("object");
    expect(code).toBe(0);
  });

  test("show and why of a change of the queue", async () => {
    const { out } = await here.run(["queue", "--json"]);
    const [first] = (JSON.parse(out) as { items: { number: number; subject: string }[] }).items;
    expect(first?.number).toBeTypeOf("number");
    const answers = await Promise.all(["show", "why"].map((word) => here.run([word, String(first?.number), "--json"])));
    for (const { out, code } of answers) {
      expect(JSON.parse(out)).toMatchObject({ item: { number: first?.number, subject: first?.subject } });
      expect(code).toBe(0);
    }
  });
});

test("a reader that closes the pipe early is no failure", async () => {
  const { folder } = here;
  const bin = new URL("../../bin/midcycle.js", import.meta.url).pathname;
  const env = { ...process.env, ...gerrit.variables, MIDCYCLE_PROGRAM: "aurora.yaml" };
  const line = `set -o pipefail; "${process.execPath}" "${bin}" queue --size 1000 --json | head -1`;
  const child = spawn("bash", ["-c", line], { cwd: folder, env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  expect({ out, err, code }).toEqual({ out: "{\n", err: "", code: 0 });
});

test("a database that does not answer is code 69, without its password", async () => {
  const ended = await here.run(["queue"], { DATABASE_URL: "postgres://me:secret@127.0.0.1:9/midcycle" });
  refused(ended, 69, /PostgreSQL at postgres:\/\/127\.0\.0\.1:9\/midcycle does not answer/);
});

test("without a team and without a demo, the sentence says what to do", async () => {
  refused(
    await here.run(["--data", "nothing-here", "queue"], { MIDCYCLE_PROGRAM: "" }),
    2,
    /No team is named: give --program FILE/,
  );
});
