/** Does the command fit into a shell and onto a machine with an old Node? */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { text } from "../house/ways.ts";
import { place, refused } from "./ground.ts";

const here = place();
/** In CI everything must be there. */
const lacks = (program: string) => !process.env.CI && spawnSync(program, ["--version"]).status !== 0;

test.skipIf(lacks("bash"))("bash completes commands, options, choices and files", async () => {
  here.write("completion.bash", (await here.run(["completion", "bash"])).out);
  here.write("aurora.yaml", "");
  const asked: [string[], string][] = [
    [["midcycle", "qu"], "queue questions"],
    [["midcycle", "recap", "--for"], "--format"],
    [["midcycle", "recap", "--format", ""], "md markdown html mail chat json"],
    [["midcycle", "--data", "here", "sy"], "sync"],
    [["midcycle", "--as", "queue", "sprint", "--ro"], "--rows"],
    [["midcycle", "check", "aur"], "aurora.yaml"],
    [["midcycle", "--program", "aur"], "aurora.yaml"],
    [["midcycle", "completion", ""], "bash zsh fish"],
    [["midcycle", "queue", "--text", ""], ""],
    [["midcycle", "nothing", ""], ""],
  ];
  const tries = asked.map(([words]) => `try ${words.map((word) => `'${word}'`).join(" ")}`);
  here.write(
    "try.bash",
    [
      "source ./completion.bash",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is for bash
      'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _midcycle; echo "${COMPREPLY[*]}"; }',
      ...tries,
    ].join("\n"),
  );
  const said = execFileSync("bash", ["try.bash"], { cwd: here.folder, encoding: "utf8" });
  expect(said.split("\n").slice(0, -1)).toEqual(asked.map(([, words]) => words));
});

for (const shell of ["zsh", "fish"]) {
  test.skipIf(lacks(shell))(`${shell} accepts its completion (skipped where there is no ${shell})`, async () => {
    here.write(`completion.${shell}`, (await here.run(["completion", shell])).out);
    const { status, stderr } = spawnSync(shell, ["-n", `completion.${shell}`], { cwd: here.folder, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
}

const oldNode = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => {
  const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.match(/^v(\d+)/)?.[1];
  return version !== undefined && Number(version) < 22;
});

test(`an old Node is refused in one sentence (${oldNode ?? "a new one that calls itself old"})`, async () => {
  here.write(
    "old.mjs",
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } });',
  );
  const pretending: Record<string, string> = oldNode
    ? {}
    : { NODE_OPTIONS: `--import ${join(here.folder, "old.mjs")}` };
  const { ended } = here.launch(["queue"], pretending, oldNode);
  refused(await ended, 1, /Midcycle needs Node 22\.18 or newer and this is Node 20/);
});

test("help names every command, and the version is the package's", async () => {
  const { out } = await here.run(["--help"]);
  const words = "start sync queue next why show stats sprint recap check init doctor demo completion".split(" ");
  for (const word of words) expect(out).toMatch(new RegExp(`^  ${word}\\b`, "m"));
  const { version } = JSON.parse(text("package.json")) as { version: string };
  expect((await here.run(["--version"])).out).toBe(`${version}\n`);
});
