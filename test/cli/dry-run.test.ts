/** Does `--dry-run` refuse what would be refused, and write nothing? And what is taken away: is it named and printed as it should be? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { place, refused } from "./ground.ts";

const here = place({ MIDCYCLE_PROGRAM: "aurora.yaml", MIDCYCLE_AS: "mira" });
const log = `18:00:00 <mira> #startmeeting aurora
18:00:10 <mira> #info red \u001b[31mletters
18:00:20 <mira> #endmeeting
`;

beforeAll(async () => {
  here.write(
    "aurora.yaml",
    `id: aurora
name: Aurora
forges: [{ name: demo, kind: gerrit, url: "http://127.0.0.1:9" }]
repositories: [{ name: aurora/identity, type: service, core-group: aurora-core }]
people: [{ id: mira, name: Mira Castellan, cores: [{ group: aurora-core }] }]
sprints: [{ id: winter, title: Winter, first: "2030-01-07", last: "2030-01-09", zone: Europe/Berlin }]
`,
  );
  here.write("aurora.2014-01-07-18.00.log.txt", log);
  here.write("ideas.md", "Passkeys first.\n");
  expect((await here.run(["minutes", "import", "aurora.2014-01-07-18.00.log.txt"])).err).toBe("");
}, 30_000);

describe("minutes export", { timeout: 60_000 }, () => {
  const asked = ["minutes", "export", "aurora.2014-01-07-18.00"];

  test("only says which files would be written, then writes them", async () => {
    const tried = await here.run([...asked, "--out", "kept/minutes", "--dry-run"]);
    expect(tried.err.match(/would be written/g)).toHaveLength(5);
    expect(existsSync(join(here.folder, "kept"))).toBe(false);

    expect((await here.run([...asked, "--out", "kept/minutes"])).code).toBe(0);
    expect(readdirSync(join(here.folder, "kept/minutes"))).toHaveLength(5);
  });

  test("what is printed steers no terminal", async () => {
    const { out } = await here.run(asked);
    expect(out).toContain("red [31mletters");
    expect(out).not.toContain("\u001b");
  });
});

test("pad import says what would be refused, and makes nothing", { timeout: 60_000 }, async () => {
  const asked = (id: string, ...options: string[]) => ["pad", "import", id, "ideas.md", "--dry-run", ...options];
  refused(await here.run(asked("Bad id!")), 2, /Bad id!/);
  refused(await here.run(asked("ideas", "--sprint", "summer")), 2, /No sprint is called "summer"/);

  expect((await here.run(asked("ideas", "--sprint", "winter"))).out).toContain(
    "The pad would be made, with 16 characters.",
  );
  refused(await here.run(["pad", "show", "ideas"]), 2, /There is no pad "ideas"/);
});

test("a recap as JSON has a name that ends so", { timeout: 60_000 }, async () => {
  const { err, code } = await here.run(["recap", "winter", "--json", "--out", "."]);
  const [, file = ""] = /^It is in (\S+\.json)\.$/m.exec(err) ?? [];
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(here.folder, file), "utf8"))).toMatchObject({ sprint: { id: "winter" } });
  refused(await here.run(["recap", "winter", "--out", "posts/"]), 2, /^There is no folder posts: make it/);
});

test("a list of which nothing is left says so, and not that there is nothing", { timeout: 60_000 }, async () => {
  expect((await here.run(["promise", "list", "--state", "kept"])).out).toMatch(/^No promise is like that/);
  expect((await here.run(["promise", "list"])).out).toMatch(/^Nothing was promised here/);
});
