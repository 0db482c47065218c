/** What must every forge say of changes that merged, whatever else it can say? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Forge } from "../../src/forges/forge.ts";
import { activitiesOf } from "../../src/review/activities.ts";
import type { Listed, Snapshot } from "../../src/review/snapshot.ts";
import { never } from "./forge-ground.ts";

/** A forge on which these changes have merged, and perhaps others. */
export interface MergedWorld {
  forge: Forge;
  changes: { repository: string; branch: string; subject: string; owner: string; trailer: string }[];
  close(): Promise<void>;
}

/** Registers the suite for one kind of forge. */
export function mergedContract(name: string, open: () => Promise<MergedWorld>): void {
  describe(`merged changes: ${name}`, () => {
    let world: MergedWorld;
    let rows: Listed[];
    let snapshots: Snapshot[];
    beforeAll(async () => {
      world = await open();
      rows = [];
      for await (const page of world.forge.list(null, never)) rows.push(...page);
      const look = await world.forge.read(
        rows.map(({ number }) => number),
        never,
      );
      expect(look).toMatchObject({ missing: [], unreadable: [] });
      snapshots = look.snapshots;
    }, 60_000);
    afterAll(() => world?.close());
    const changeOf = (subject: string) => snapshots.find(({ change }) => change.subject === subject);

    test("each is listed once, the newest first, in the version that reading gives", () => {
      expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
      const moments = rows.map(({ updated }) => updated);
      expect(moments).toEqual(moments.toSorted().reverse());
      for (const { change } of snapshots) {
        const { number, updated, version } = change;
        expect(rows.find((row) => row.number === number)).toMatchObject({ number, updated, version });
      }
    });

    test("what it is, whose it is and where it went", () => {
      for (const { repository, branch, subject, owner, trailer } of world.changes) {
        const found = changeOf(subject);
        expect(found?.change).toMatchObject({
          key: `${world.forge.name}~${found?.change.number}`,
          ...{ forge: world.forge.name, repository, branch, subject, status: "merged" },
          changeId: expect.stringMatching(/^I[0-9a-f]{40}$/),
          patchSets: [{ revision: expect.stringMatching(/^[0-9a-f]{40}$/), uploader: expect.any(String) }],
        });
        const named = found?.accounts.find(({ key }) => key === found.change.owner);
        expect([named?.name, named?.username]).toContain(owner);
        expect(found?.change.trailers.map(({ key, value }) => `${key}: ${value}`)).toContain(trailer);
      }
    });

    test("when it merged, or between which moments, is one act that counts can use", () => {
      for (const { subject } of world.changes) {
        const { change } = changeOf(subject) as Snapshot;
        const merged = activitiesOf(change).filter(({ kind }) => kind === "merged");
        expect(merged).toMatchObject([{ at: change.submitted, detail: change.submittedUntil }]);
        expect(change.created <= (change.submitted ?? "")).toBe(true);
        expect((change.submittedUntil ?? "~") > (change.submitted ?? "")).toBe(true);
      }
    });

    test("a number that nobody has is missing, and what one may not see is null", async () => {
      expect(await world.forge.read([999_999_999], never)).toEqual({
        snapshots: [],
        missing: [999_999_999],
        unreadable: [],
      });
      expect(await world.forge.inspect.labels("no/such/project", never)).toBeNull();
      expect(await world.forge.inspect.group("no-such-group", never)).toBeNull();
      expect(await world.forge.inspect.head("no/such/project", never)).toBeNull();
      expect(await world.forge.inspect.projects(["no/such/*"], never)).toEqual([]);
    });
  });
}
