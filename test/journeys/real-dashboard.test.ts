/** Does a dashboard reach a real Gerrit's own pages by review, once, and say what is missing until then? */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import { type Call, callsOf } from "../real/rest.ts";
import { furnish, type Site } from "../real/site.ts";
import { keystone } from "../real/stage.ts";
import { programText, variables } from "../real/team.ts";

const run = promisify(execFile);
const bin = new URL("../../bin/midcycle.js", import.meta.url).pathname;
const missing = await whyNoGerrit();
if (missing !== null) console.warn(`Skipped: ${missing}.`);

describe.skipIf(missing !== null)(missing ?? "a dashboard on a real Gerrit", { timeout: 120_000 }, () => {
  let site: Site;
  let admin: Call;
  const folder = mkdtempSync(join(tmpdir(), "midcycle-dashboard-"));
  const file = join(folder, "identity.yaml");
  beforeAll(async () => {
    site = await furnish(await startGerrit());
    admin = callsOf(site.gerrit.url, site.gerrit.administrator);
    writeFileSync(join(folder, "key"), site.bot.sshKey);
    writeFileSync(file, programText(site, "2026-01-01"));
  }, 180_000);
  afterAll(async () => {
    await site?.gerrit.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the command prints, or the sentence with which it refuses. */
  async function install(
    ...more: string[]
  ): Promise<{ outcome?: string; url?: string; page?: string; refused?: string }> {
    const { username, password } = site.bot;
    const environment = {
      [variables.username]: username,
      [variables.password]: password,
      [variables.keyFile]: join(folder, "key"),
    };
    const words = ["dashboard", "install", "triage", "--program", file, "--data", folder, "--json", ...more];
    const env = { ...process.env, ...environment, DATABASE_URL: "" };
    return run(process.execPath, [bin, ...words], { timeout: 60_000, env }).then(
      ({ stdout }) => JSON.parse(stdout),
      ({ code, stderr }) => ({ refused: `${code}: ${stderr}` }),
    );
  }
  const proposals = () =>
    admin<{ _number: number; change_id: string; current_revision_number: number }[]>(
      "GET",
      `/changes/?q=${encodeURIComponent(`project:${keystone} branch:refs/meta/dashboards/identity`)}`,
    );
  const grant = (permissions: Record<string, object>) =>
    admin("POST", "/projects/All-Projects/access", { add: { "refs/meta/dashboards/*": { permissions } } });

  test("from the missing right over two runs and an amendment to Gerrit's own list", async () => {
    expect((await install()).refused).toMatch(/^2: .*grant the bot's group "Create Reference" and "Read"/s);
    expect((await install("--project", "openstack/nova")).refused).toContain("There is no project openstack/nova");

    const { id } = await admin<{ id: string }>("GET", "/groups/Service%20Users");
    const owners = (await admin<{ id: string }>("GET", "/groups/Administrators")).id;
    const to = (group: string, range = {}) => ({ rules: { [group]: { action: "ALLOW", ...range } } });
    await grant({ read: to(id), create: to(id) });
    const made = await install();
    expect(made).toMatchObject({ outcome: "made", url: expect.stringContaining(`/c/${keystone}/+/`) });
    const [first] = await proposals();
    expect(await install()).toMatchObject({ outcome: "open", url: made.url });

    writeFileSync(file, `${programText(site, "2026-01-01")}dashboards: [{ id: triage, drop: [small] }]\n`);
    expect(await install()).toMatchObject({ outcome: "amended", url: made.url });
    const [amended, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(amended?.change_id).toBe(first?.change_id);

    const votes = { "Code-Review": [-2, 2], Verified: [-2, 2], Workflow: [-1, 1] };
    const labels = Object.entries(votes).map(([label, [min, max]]) => [
      `label-${label}`,
      { label, ...to(owners, { min, max }) },
    ]);
    await grant({ read: to(owners), submit: to(owners), ...Object.fromEntries(labels) });
    const change = `/changes/${first?._number}`;
    const labelled = { labels: { "Code-Review": 2, Verified: 2, Workflow: 1 } };
    await admin("POST", `${change}/revisions/current/review`, labelled);
    await admin("POST", `${change}/submit`, {});
    const shown = await admin<{ id: string; title: string; sections: { name: string }[] }[]>(
      "GET",
      `/projects/${encodeURIComponent(keystone)}/dashboards/`,
    );
    expect(shown).toMatchObject([{ id: "identity:triage", title: expect.stringContaining("Identity") }]);
    expect(shown[0]?.sections.map(({ name }) => name)).not.toContain("Small");
    expect(shown[0]?.sections.length).toBeGreaterThan(5);
    const done = await install();
    expect(done).toMatchObject({ outcome: "there", url: null });
    expect(done.page).toBe(`${site.gerrit.url}/p/${keystone}/+/dashboard/identity:triage`);

    writeFileSync(file, programText(site, "2026-01-01"));
    expect((await install()).outcome).toBe("made");
    expect(await proposals()).toHaveLength(2);
  });

  test("a dry run asks nothing of the forge and prints the file and where it goes", async () => {
    const printed = await install("--dry-run", "--group", "team");
    expect(printed).toMatchObject({ project: keystone, ref: "refs/meta/dashboards/team", path: "triage" });
    expect(printed).toHaveProperty("text", expect.stringMatching(/^\[dashboard\]\n {2}title = /));
  });
});
