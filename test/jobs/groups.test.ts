/** Does a house that follows a forge learn who is in its core groups? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { rolesOf } from "../../src/governance/roles.ts";
import { open } from "../../src/index.ts";
import type { Program, Repository } from "../../src/review/program.ts";
import { openWorld } from "../demo/world.ts";
import { person, team } from "../review/team.ts";

test("who is in the group at the forge may what a core may, and who leaves it may not", async () => {
  const world = await openWorld();
  const folder = mkdtempSync(join(tmpdir(), "midcycle-groups-"));
  const { settings } = world;
  const repository = (name: string, coreGroup: string): Repository => ({
    name,
    forge: settings.name,
    type: "service",
    branches: ["master"],
    coreGroup,
    releasedBy: null,
  });
  const program: Program = {
    ...team,
    forges: [settings],
    repositories: [repository("aurora/identity", "aurora-core"), repository("aurora/identity-specs", "no-such-group")],
    people: [{ ...person("noor", "Noor Elbadawy"), accounts: { [settings.name]: ["noor"] } }],
  };
  const start = () =>
    open({
      program,
      secrets: { [settings.name]: world.secrets },
      where: { sqlite: join(folder, "mirror.db") },
      follow: true,
      log: () => undefined,
    });
  let house = await start();
  onTestFinished(async () => {
    await house.close();
    await world.close();
    rmSync(folder, { recursive: true });
  });
  const cores = () => rolesOf(house.context(), "noor", house.context().now()).cores;

  await vi.waitFor(() => expect(cores()).toEqual(["aurora-core"]), 10_000);
  await vi.waitFor(
    () =>
      expect(house.context().groups).toMatchObject([
        { name: "aurora-core", visible: true },
        { name: "no-such-group", visible: false, members: [] },
      ]),
    10_000,
  );
  await house.close();
  const group = world.site.groups.get("aurora-core");
  group?.members.splice(
    0,
    Number.POSITIVE_INFINITY,
    ...(group?.members.filter(({ username }) => username !== "noor") ?? []),
  );
  house = await start();
  expect(cores()).toEqual(["aurora-core"]);
  await vi.waitFor(() => expect(cores()).toEqual([]), 10_000);
});
