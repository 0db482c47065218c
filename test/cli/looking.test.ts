/** Do check, init and doctor see what is there and what is wrong? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { place, programText, refused, simulatedGerrit } from "./ground.ts";

const gerrit = await simulatedGerrit();
const here = place(gerrit.variables);
here.write("aurora.yaml", programText(gerrit.url));
const nobody = "http://127.0.0.1:1";

describe.concurrent("check", () => {
  test("says what a file holds", async () => {
    const { code, out, err } = await here.run(["check", "aurora.yaml"]);
    expect(out).toBe("ok: aurora.yaml describes Aurora with 2 repositories, 1 person, 1 core and 1 sprint.\n");
    expect(err).toBe("");
    expect(code).toBe(0);
    const json = await here.run(["check", "--program", "aurora.yaml", "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, id: "aurora", repositories: 2, cores: 1 });
  });

  test("tells all mistakes at once, with code 78", async () => {
    const text = programText(gerrit.url).replace("type: library", "type: libary").replace("last: ", "lasst: ");
    here.write("wrong.yaml", text);
    const { code, out, err } = await here.run(["check", "wrong.yaml"]);
    expect(err).toMatch(/repositories\.1\.type: expected one of service, .*got "libary"/);
    expect(err).toMatch(/sprints\.0\.last: /);
    expect(err).toMatch(/"last"/);
    expect(out).toBe("");
    expect(code).toBe(78);
    const json = await here.run(["check", "wrong.yaml", "--json"]);
    const { ok, mistakes } = JSON.parse(json.out) as { ok: boolean; mistakes: { path: string }[] };
    expect(ok).toBe(false);
    expect(mistakes.map(({ path }) => path)).toEqual(expect.arrayContaining(["repositories.1.type", "sprints.0.last"]));
    expect(json.code).toBe(78);
  });

  test("prints the JSON Schema", async () => {
    const { out } = await here.run(["check", "--schema"]);
    expect(JSON.parse(out)).toMatchObject({ type: "object", required: expect.arrayContaining(["forges"]) });
  });

  test("asks the forge for repositories, labels and groups", async () => {
    const right = await here.run(["check", "aurora.yaml", "--live"]);
    expect(right.out).toMatch(/^✓ demo answers at .*read as midcycle\.$/m);
    expect(right.out).toMatch(/^✓ Repository aurora\/identity is there\.$/m);
    expect(right.out).toMatch(/^✓ aurora\/identity has the labels and values of the rules\.$/m);
    expect(right.out).toMatch(/^! Group aurora-core has members whom the file names no core: /m);
    expect(right.out).not.toContain("✗");
    expect(right.code).toBe(0);

    const text = programText(gerrit.url).replace("identity-middleware", "identity-nothing");
    here.write("elsewhere.yaml", `${text}rules: { approval: { label: Approved }, core-value: 3 }\n`);
    const wrong = await here.run(["check", "elsewhere.yaml", "--live", "--json"]);
    const { findings } = JSON.parse(wrong.out) as { findings: { state: string; text: string; remedy: string }[] };
    const told = findings.filter(({ state }) => state === "wrong").map(({ text, remedy }) => `${text} ${remedy}`);
    expect(told).toEqual([
      expect.stringMatching(/Code-Review of aurora\/identity has no value 3\. .*its values are -2, -1, 0, 1, 2\./),
      expect.stringMatching(/no label Approved\. .*its labels are .*Workflow/),
      expect.stringMatching(/aurora\/identity-nothing is not at demo/),
    ]);
    expect(wrong.code).toBe(78);
  });

  test("a wrong password is told with the names of its variables, and code 69", async () => {
    const { code, out } = await here.run(["check", "aurora.yaml", "--live"], { AURORA_PASSWORD: "wrong" });
    expect(out.replaceAll(/\s+/g, " ")).toMatch(/✗ .* AURORA_USER and AURORA_PASSWORD: they are wrong or expired\./);
    expect(code).toBe(69);
  });
});

describe.concurrent("init", () => {
  test("writes a file that check accepts, and never over another", async () => {
    const first = await here.run(["init"]);
    expect(first.out).toMatch(/midcycle check program\.yaml --live/);
    expect((await here.run(["check", "program.yaml"])).code).toBe(0);
    refused(await here.run(["init"]), 2, /program\.yaml is there already and stays as it is/);
  });

  test("fills the file with what the server shows", async () => {
    const credentials = {
      GERRIT_USERNAME: gerrit.variables.AURORA_USER ?? "",
      GERRIT_PASSWORD: gerrit.variables.AURORA_PASSWORD ?? "",
    };
    const ask = ["init", "--gerrit", gerrit.url, "--projects", "aurora/id*", "*client", "--out", "filled.yaml"];
    expect(await here.run(ask, credentials)).toMatchObject({ code: 0, err: "" });
    const text = readFileSync(join(here.folder, "filled.yaml"), "utf8");
    expect(text).toContain("- name: aurora/python-identityclient\n    type: client-library");
    expect(text).toMatch(/# Gerrit 3\.\d+/);
    expect(text).toContain("core-group: aurora-core");
    expect(text).toContain("accounts: { gerrit: mira }");
    expect(text).not.toContain(credentials.GERRIT_PASSWORD);
    const live = await here.run(["check", "filled.yaml", "--live"], credentials);
    expect(live.out).toMatch(/^✓ Group aurora-core has the cores that the file names\.$/m);
    expect(live.code).toBe(0);
  });

  test("names projects there are when none is asked for or none matches", async () => {
    const ask = ["init", "--gerrit", gerrit.url, "--out", "none.yaml"];
    refused(await here.run(ask), 2, /Say which of the 5 projects .* with --projects PATTERN; there are aurora\//);
    refused(await here.run([...ask, "--projects", "nova*"]), 2, /No project that matches nova\* is visible/);
    expect(existsSync(join(here.folder, "none.yaml"))).toBe(false);
  });

  test("a server that does not answer leaves no file, with code 69", async () => {
    const ended = await here.run(["init", "--gerrit", nobody, "--projects", "x", "--out", "unreached.yaml"]);
    refused(ended, 69, /127\.0\.0\.1:1/);
    expect(existsSync(join(here.folder, "unreached.yaml"))).toBe(false);
  });
});

describe.concurrent("doctor", () => {
  test("finds all well", async () => {
    const { code, out } = await here.run(["doctor", "--program", "aurora.yaml", "--data", "new", "--port", "0"]);
    expect(out).not.toMatch(/^[✗!]/m);
    expect(out.match(/^✓/gm)?.length).toBe(7);
    expect(code).toBe(0);
    expect(existsSync(join(here.folder, "new"))).toBe(false);
  });

  test("says of each thing what to mend, with code 78", async () => {
    here.write("no-folder", "a file where a folder should be");
    const args = ["doctor", "--program", "aurora.yaml", "--data", "no-folder", "--port", "0", "--json"];
    const { code, out } = await here.run(args, { AURORA_PASSWORD: "" });
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { state: string; text: string }[] };
    const told = findings.filter(({ state }) => state === "wrong").map(({ text }) => text);
    expect(told).toEqual([
      expect.stringMatching(/no-folder cannot be written \(\w+\)/),
      expect.stringMatching(/AURORA_PASSWORD/),
    ]);
    expect(ok).toBe(false);
    expect(code).toBe(78);
  });

  test("a forge that does not answer is code 69", async () => {
    here.write("unreached-team.yaml", programText(nobody));
    const { code, out } = await here.run(["doctor", "--program", "unreached-team.yaml", "--port", "0"]);
    expect(out).toMatch(/^✗ .*127\.0\.0\.1:1/m);
    expect(code).toBe(69);
  });

  test("a mirror that is no database is told", async () => {
    here.write("aurora.sqlite", "not a database at all, but long enough to be looked at".repeat(40));
    const { code, out } = await here.run(["doctor", "--program", "aurora.yaml", "--data", ".", "--port", "0"]);
    expect(out).toMatch(/^✗ .*aurora\.sqlite is no SQLite file that can be read/m);
    expect(code).toBe(78);
  });
});
