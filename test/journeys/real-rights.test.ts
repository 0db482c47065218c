/** Does a real Gerrit's every degree of trust get its sentence, its proposal, or its deed? */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLinkCode } from "../../src/commands/linking.ts";
import { nomination } from "../../src/commands/nominations.ts";
import { grantMemberships } from "../../src/jobs/granting.ts";
import { putIdentity } from "../../src/store/sessions.ts";
import { arm, frozenProgram, gateHouse, keystone, pushCode } from "../real/gate.ts";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import { configure } from "../real/kit.ts";
import { callsOf } from "../real/rest.ts";
import { coreGroupOf, furnish, type Site } from "../real/site.ts";
import { ana, ben, farid, type Stage, stageOf } from "../real/stage.ts";
import { variables } from "../real/team.ts";

const run = promisify(execFile);
const bin = new URL("../../bin/midcycle.js", import.meta.url).pathname;
const missing = await whyNoGerrit();
if (missing !== null) console.warn(`Skipped: ${missing}.`);
const [since, until] = ["2020-01-01 00:00", "2099-01-01 00:00"];
const granting = { nominations: { grant: "forge" } };

describe.skipIf(missing !== null)(missing ?? "rights on a real Gerrit", { timeout: 180_000 }, () => {
  let site: Site;
  let stage: Stage;
  const folder = mkdtempSync(join(tmpdir(), "midcycle-rights-"));
  beforeAll(async () => {
    site = await furnish(await startGerrit());
    stage = stageOf(site);
    writeFileSync(join(folder, "identity.yaml"), frozenProgram(site, since, until, granting));
  }, 180_000);
  afterAll(async () => {
    await site?.gerrit.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What `check --live` says of writing, a line each: its state, then its words. */
  async function check(): Promise<string[]> {
    const { username, password } = site.bot;
    const env = { ...process.env, [variables.username]: username, [variables.password]: password };
    const words = ["check", join(folder, "identity.yaml"), "--live", "--json"];
    const { stdout } = await run(process.execPath, [bin, ...words], { env }).catch((ended) => ended);
    const { findings } = JSON.parse(stdout) as { findings: { state: string; text: string; remedy: string | null }[] };
    const about = /Feature-Freeze|rules of|core to|cores to|add members/;
    return findings
      .filter(({ text }) => about.test(text) && /keystone(?!auth|middleware|client)/.test(text))
      .map(({ state, text, remedy }) => `${state}: ${text} ${remedy ?? ""}`);
  }
  async function visit() {
    const here = await gateHouse(site, since, until, granting);
    onTestFinished(here.close);
    return here;
  }

  test("check --live names each missing right and how to give it, until none is missing", async () => {
    const [core, specs] = ["keystone-core", "keystone-specs-core"];
    const bare = (await check()).join("\n");
    expect(bare).toMatch(new RegExp(`note: We do not own ${core} .* Make our group the owner of ${core}`));
    expect(bare).toMatch(new RegExp(`note: We do not own ${specs} `));
    expect(bare).toMatch(/wrong: The rules of openstack\/keystone are hidden from us.*Grant our group "Read"/);
    expect(bare).toMatch(
      /note: The labels of openstack\/keystone are hidden from us: Feature-Freeze cannot be checked/,
    );

    await arm(site, { owner: false });
    const reading = (await check()).join("\n");
    expect(reading).toMatch(
      /note: We may only propose Feature-Freeze on openstack\/keystone: .*Grant our group "Owner"/,
    );

    await arm(site);
    const admin = callsOf(site.gerrit.url, site.gerrit.administrator);
    for (const group of [core, specs]) await admin("PUT", `/groups/${group}/owner`, { owner: "Service Users" });
    const all = await check();
    expect(all.filter((line) => line.startsWith("wrong"))).toEqual([]);
    expect(all.join("\n")).toContain(`well: We may add members to ${core}.`);
    expect(all.join("\n")).toContain("well: We may put Feature-Freeze on openstack/keystone and remove it.");
  });

  test("a code that somebody posts in a comment links their account to who made it", async () => {
    const here = await visit();
    const context = here.house.context();
    const said = { issuer: "https://id.example.org", subject: "7", name: "F. H.", email: null };
    const { id } = await putIdentity(context.db, said, context.clock());
    const { code } = await createLinkCode(context, id);
    const change = await pushCode(site, "Link me", "Closes-Bug: #7");
    await stage.review(farid, change, { message: `Linking my account:\n\n${code}` });
    await here.listen();

    const links = await context.db.selectFrom("links").select(["identity", "account"]).execute();
    expect(links).toEqual([{ identity: id, account: stage.key(farid) }]);
  });

  test("from the nomination in a comment to the group, the roster, and the vote that then counts as a core's", async () => {
    const here = await visit();
    const change = await pushCode(site, "Speak of people", "Closes-Bug: #8");
    await here.listen();
    await stage.review(ana, change, { message: "/nominate farid because of a year of careful reviews" });
    await stage.review(ben, change, { message: "/vote nomination 1 +1" });
    await stage.review(farid, change, { message: "/accept nomination 1" });
    expect(await here.listen()).toBe(1);
    const state = async () => (await nomination(here.house.context(), { nomination: "1", as: null })).standing.state;
    expect(await state()).toBe("open");

    const grant = () => grantMemberships(here.house.context(), here.house.desks, new AbortController().signal);
    expect(await grant()).toBe(0);
    here.at(new Date(Date.now() + 8 * 86_400_000).toISOString());
    expect([await state(), await grant(), await grant(), await state()]).toEqual(["granted", 1, 0, "completed"]);
    const members = (await here.desk.forge.inspect.group(coreGroupOf(keystone), new AbortController().signal))?.members;
    expect(members).toContain("farid");
    const { directory, now } = here.house.context();
    expect(directory.core(stage.key(farid), coreGroupOf(keystone), now())).toBe(true);
    const own = await pushCode(site, "A core's change", "Closes-Bug: #9");
    await stage.review(farid, own, { labels: { "Code-Review": 2 } });
  });

  test("where configuration goes through review, the freeze is proposed, once, and holds when its owners submit", async () => {
    const admin = callsOf(site.gerrit.url, site.gerrit.administrator);
    const { id } = await admin<{ id: string }>("GET", "/groups/Administrators");
    const vote = (label: string, min: number, max: number) => ({
      [`label-${label}`]: { label, rules: { [id]: { action: "ALLOW", min, max } } },
    });
    const permissions = { ...vote("Verified", -2, 2), ...vote("Workflow", -1, 1) };
    await admin("POST", "/projects/All-Projects/access", { add: { "refs/meta/config": { permissions } } });
    await site.gerrit.stop();
    await configure(site.gerrit.site, { "gerrit.requireChangeForConfigUpdate": "true" });
    await site.gerrit.start();
    const here = await visit();
    const held = await pushCode(site, "Add TOTP", "Implements: blueprint totp");
    const first = await here.pass();
    expect(first).toMatchObject({ on: [], proposed: [expect.stringContaining(`/c/${keystone}/+/`)], troubles: [] });
    expect((await here.pass()).proposed).toEqual(first.proposed);

    const labelled = { labels: { "Code-Review": 2, Verified: 2, Workflow: 1 } };
    const number = /(\d+)$/.exec(first.proposed[0] ?? "")?.[1];
    await admin("POST", `/changes/${number}/revisions/current/review`, labelled);
    await admin("POST", `/changes/${number}/submit`, {});
    expect(await here.pass()).toMatchObject({ on: [keystone], proposed: [] });
    expect((await here.mirrored(held)).requirements).toContainEqual(
      expect.objectContaining({ name: "Feature-Freeze", status: "unsatisfied" }),
    );
  });
});
