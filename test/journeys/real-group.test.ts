/** Does a real Gerrit let us put a new core into the group that we own, and name the missing right where we do not? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import { Declined } from "../../src/forges/writing.ts";
import { startGerrit, whyNoGerrit } from "../real/gerrit.ts";
import { callsOf } from "../real/rest.ts";
import { coreGroupOf, furnish, repositories, type Site } from "../real/site.ts";
import { farid } from "../real/stage.ts";
import { secretsOf, settingsOf } from "../real/team.ts";

const missing = await whyNoGerrit();
if (missing !== null) console.warn(`Skipped: ${missing}.`);

describe.skipIf(missing !== null)(missing ?? "a core group on a real Gerrit", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await furnish(await startGerrit());
  }, 120_000);
  afterAll(() => site?.gerrit.close());

  test("first we may not, and it says what is missing; as its owner we may, and once is as good as twice", async () => {
    const { signal } = new AbortController();
    const forge = openGerrit(settingsOf(site), [...repositories], secretsOf(site), () => undefined);
    const group = coreGroupOf(repositories[0]);
    const members = async () => (await forge.inspect.group(group, signal))?.members;
    const add = () => forge.write?.addMember(group, farid.username, signal);

    expect(await forge.write?.ownsGroup(group, signal)).toBe(false);
    const refusal = await add()?.catch((failure: unknown) => failure);
    expect(refusal).toBeInstanceOf(Declined);
    expect(refusal).toMatchObject({
      reason: "right",
      message: expect.stringContaining("make the bot's group its owner"),
    });
    expect(await members()).not.toContain(farid.username);

    const admin = callsOf(site.gerrit.url, site.gerrit.administrator);
    await admin("PUT", `/groups/${group}/owner`, { owner: "Service Users" });
    expect(await forge.write?.ownsGroup(group, signal)).toBe(true);
    expect(await forge.write?.ownsGroup("no-such-group", signal)).toBe(false);
    for (const _ of [1, 2]) await add();
    expect(await members()).toContain(farid.username);
  });
});
