/** Does the terminal read a release schedule, and refuse what is none in one sentence? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readProgram } from "../../src/config/program-file.ts";
import { place } from "./ground.ts";

const here = place();
const schedule = `start-week: 2019-04-08
cycle:
- start: '2019-09-09'
  end: '2019-09-13'
  name: R-5
  x-project: [t-3, t-ff]
  project-specific: [t-keystone-spec-freeze]
`;
const team = `id: team
name: A team
forges: [{ name: here, kind: gerrit, url: "https://review.example.org" }]
repositories: [{ name: team/one, type: service, core-group: team-core }]
`;
here.write("schedule.yaml", schedule);
here.write("schedule.rst", ".. _t-ff:\n\nFeature freeze\n\n.. _t-rf:\n\nRequirements freeze\n");
here.write("broken.yaml", "cycle: [");
here.write("team.yaml", `${team}freezes: [{ kind: own, name: pause, since: "2020-01-01", until: "9999-01-01" }]\n`);

describe.concurrent("calendar import", () => {
  test("prints what a program file takes as it is; what is odd is told beside it", async () => {
    const { code, out, err } = await here.run(["calendar", "import", "schedule.yaml", "--series", "train"]);

    expect(code).toBe(0);
    expect(out).toContain('since: "2019-09-12"');
    expect(readProgram(`${team}${out}`, "made").cycles[0]?.freezes.map(({ id }) => id)).toEqual([
      "train-feature-freeze",
    ]);
    expect(err).toContain("! Deadlines of keystone were left out: --team takes those of a team.");
    expect(err).toContain("! t-rf is described but in no week: it has no date and was left out.");
  });

  test("writes a file once, and gives JSON", async () => {
    const options = ["--series", "train", "--team", "keystone", "--out", "part.yaml"];
    const first = await here.run(["calendar", "import", "schedule.yaml", ...options]);
    const again = await here.run(["calendar", "import", "schedule.yaml", ...options]);
    const json = await here.run(["calendar", "import", "schedule.yaml", "--series", "train", "--json"]);

    expect(first.out).toBe("Wrote part.yaml: put its part cycles into your program file.\n");
    expect(readFileSync(join(here.folder, "part.yaml"), "utf8")).toContain("kind: spec-freeze");
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringContaining("part.yaml is there already: name another file."),
    ]);
    expect(JSON.parse(json.out)).toMatchObject({ part: { id: "train" }, notes: expect.any(Array) });
  });

  test.each<[story: string, args: string[], sentence: RegExp]>([
    ["no such file", ["nowhere.yaml"], /^nowhere\.yaml cannot be read: there is no such file\.\n$/],
    ["no YAML", ["broken.yaml", "--series", "x"], /^broken\.yaml is not YAML: .+\.\n$/],
    [
      "no cycle",
      ["team.yaml", "--series", "x"],
      /^The schedule has no cycle: expected a list of weeks under cycle\.\n$/,
    ],
    [
      "a name that nobody gave",
      ["schedule.yaml"],
      /^schedule\.yaml does not say which cycle it is of: give --series NAME\.\n$/,
    ],
    [
      "a name that is none",
      ["schedule.yaml", "--series", "My Cycle"],
      /^"My Cycle" is no name of a cycle: use lower-case/,
    ],
    ["nobody there", ["http://127.0.0.1:1/schedule.yaml"], /^http:\/\/127\.0\.0\.1:1\/schedule\.yaml cannot be read: /],
  ])("%s is refused in one sentence", async (_, args, sentence) => {
    const { code, out, err } = await here.run(["calendar", "import", ...args]);

    expect(err).toMatch(sentence);
    expect([code, out]).toEqual([2, ""]);
  });
});

describe.concurrent("frozen and freezes", () => {
  const on = ["--program", "team.yaml", "--data", "mirror"];

  test("a place is answered without a mirror", async () => {
    const { code, out } = await here.run([...on, "frozen", "one", "master"]);

    expect(code).toBe(0);
    expect(out).toContain("Frozen by the pause until 1 Jan 9999 23:59 UTC");
    expect(out).toContain("✗ pause");
  });

  test("what is frozen now", async () => {
    const { out } = await here.run([...on, "freezes"]);
    expect(out).toMatch(/^freeze +since +until +repositories\npause +1 Jan 2020 23:59 UTC/);
  });

  test("an unknown change is refused", async () => {
    const { code, err } = await here.run([...on, "frozen", "12", "--on", "tomorrow"]);
    expect([code, err]).toEqual([2, expect.stringContaining('No change here is known as "12".')]);
  });
});
