/** What must hold between Midcycle and every Gerrit, the simulated one as much as a real one? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../src/forges/forge.ts";
import { openGerrit } from "../../src/forges/gerrit/open.ts";
import { type Given, type Ground, groundOf, never } from "./forge-ground.ts";
import { hearingContract } from "./forge-hearing.contract.ts";
import { listingContract } from "./forge-listing.contract.ts";
import { readingContract } from "./forge-reading.contract.ts";
import type { OpenWorld } from "./world.ts";

/** Registers the suite for one kind of Gerrit. */
export function forgeContract(name: string, openWorld: OpenWorld): void {
  describe(`forge contract: ${name}`, () => {
    let ground: Ground | undefined;
    beforeAll(async () => {
      ground = groundOf(await openWorld());
    }, 300_000);
    afterAll(() => ground?.world.close(), 60_000);

    const given: Given =
      (story) =>
      (...args) => {
        if (!ground) throw new Error("the world did not open");
        return story(ground, ...args);
      };
    askingContract(given);
    readingContract(given);
    listingContract(given);
    hearingContract(given);
  });
}

/** Registers what `Forge.probe` and `Forge.inspect` promise. */
function askingContract(given: Given): void {
  test(
    "probe says version, account and rights, and has nothing to complain of",
    given(async ({ forge, world }) => {
      const facts = await forge.probe(never);

      expect(facts.version).toMatch(/^3\.\d+/);
      expect(facts.account).toMatchObject({ name: world.secrets.username, administrator: false });
      expect(facts.canStream).toBe(true);
      expect(facts.pageSize).toBeGreaterThan(0);
      expect(facts.warnings).toEqual([]);
    }),
  );

  test(
    "a wrong password is one sentence that says wrong and expired, and holds no secret",
    given(async ({ world, ours }) => {
      const wrong = openGerrit(world.settings, [ours], { ...world.secrets, password: "not-this-one" });
      const failure = await wrong.probe(never).catch((caught: unknown) => caught);

      expect(failure).toBeInstanceOf(Unavailable);
      expect(String(failure)).toMatch(/wrong or expired/);
      expect(String(failure)).not.toContain("not-this-one");
    }),
  );

  test(
    "inspect finds projects by pattern, and nothing that is not there",
    given(async ({ forge, ours }) => {
      const { inspect } = forge;
      const pattern = `${ours.slice(0, ours.indexOf("/") + 1)}*`;

      expect(await inspect.projects([pattern], never)).toContain(ours);
      expect(await inspect.projects([ours], never)).toEqual([ours]);
      expect(await inspect.projects(["no/such/project"], never)).toEqual([]);
      expect(await inspect.group("no-such-group", never)).toBeNull();
      expect(await inspect.labels("no/such/project", never)).toBeNull();
      expect(await inspect.head(ours, never)).toBe("master");
      expect(await inspect.head("no/such/project", never)).toBeNull();
      expect(await inspect.voters("no/such/project", "Code-Review", 2, never)).toBeNull();
    }),
  );
}
