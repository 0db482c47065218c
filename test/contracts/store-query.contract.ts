/** What does a store keep for queries and dashboards, and how does it leave out what cannot match? */
import { expect, test } from "vitest";
import type { Narrow } from "../../src/review/query/narrow.ts";
import { placesOf } from "../../src/store/find-changes.ts";
import { labelRanges } from "../../src/store/label-ranges.ts";
import { lastSectionCount, putSectionCounts, sectionCountsOf } from "../../src/store/section-counts.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, minute, type Place, put } from "./store-ground.ts";

export function queryContract(place: Place): void {
  test("what may match is listed in pages, the latest updated first, each change once", async () => {
    const { db } = await fresh(place);
    const snapshots = madeUp(60, { open: 0.5 });
    await put(db, look(...snapshots));
    const changes = snapshots.map(({ change }) => change);
    const [first] = changes as [(typeof changes)[number]];
    const status: Narrow = { kind: "in", column: "status", values: ["merged", "abandoned"] };
    const owner: Narrow = { kind: "in", column: "owner", values: [first.owner] };
    const old: Narrow = { kind: "to", column: "updated", at: changes[30]?.updated as string };
    const table: [narrow: Narrow | null, fits: (change: (typeof changes)[number]) => boolean][] = [
      [null, () => true],
      [status, (change) => change.status !== "open"],
      [old, (change) => change.updated <= (changes[30]?.updated as string)],
      [{ kind: "from", column: "submitted", at: minute(-1e7) }, (change) => change.submitted !== null],
      [{ kind: "and", of: [status, owner] }, (one) => one.status !== "open" && one.owner === first.owner],
      [
        { kind: "or", of: [old, owner] },
        (one) => one.updated <= (changes[30]?.updated as string) || one.owner === first.owner,
      ],
      [{ kind: "in", column: "number", values: [] }, () => false],
    ];

    for (const [narrow, fits] of table) {
      const all = await placesOf(db, narrow, { after: null, size: 100 });
      expect(all.map(({ key }) => key).sort()).toEqual(
        changes
          .filter(fits)
          .map(({ key }) => key)
          .sort(),
      );
      const byAge = all.toSorted((a, b) => (a.updated + a.key < b.updated + b.key ? 1 : -1));
      expect(all).toEqual(byAge);
      const paged = [];
      for (let after = null as (typeof all)[number] | null; ; ) {
        const page = await placesOf(db, narrow, { after, size: 7 });
        paged.push(...page);
        after = page.at(-1) ?? null;
        if (page.length < 7) break;
      }
      expect(paged).toEqual(all);
    }
  });

  test("the values of labels are known once a change shows them, and follow the forge", async () => {
    const { db } = await fresh(place);
    const [one] = madeUp(1);
    if (!one) throw new Error("no change was made up");
    const { forge, repository } = one.change;
    const range = async (label: string) => (await labelRanges(db)).of(forge, repository, label);
    await put(db, look({ ...one, labels: [{ name: "Code-Review", min: -2, max: 2 }] }));
    expect([await range("code-review"), await range("Code-Review"), await range("Verified")]).toEqual([
      { min: -2, max: 2 },
      { min: -2, max: 2 },
      null,
    ]);
    await put(db, look({ ...one, labels: [{ name: "Code-Review", min: -1, max: 1 }] }), 1);
    expect(await range("Code-Review")).toEqual({ min: -1, max: 1 });
  });

  test("sections are counted once a moment, and old counts leave", async () => {
    const { db } = await fresh(place);
    const count = (section: string, at: string, n: number) => ({
      dashboard: "triage",
      section,
      at,
      query: "q",
      count: n,
    });
    expect(await lastSectionCount(db)).toBeNull();
    await putSectionCounts(db, [count("a", minute(0), 3), count("b", minute(0), 4)], minute(-1));
    await putSectionCounts(db, [count("a", minute(0), 9), count("a", minute(60), 2)], minute(-1));

    expect(await lastSectionCount(db)).toBe(minute(60));
    const kept = await sectionCountsOf(db, "triage", minute(0));
    expect(kept.map(({ section, at, count }) => [section, at, count])).toEqual([
      ["a", minute(0), 3],
      ["b", minute(0), 4],
      ["a", minute(60), 2],
    ]);
    expect(await sectionCountsOf(db, "other", minute(0))).toEqual([]);
    await putSectionCounts(db, [], minute(1));
    expect((await sectionCountsOf(db, "triage", minute(0))).map(({ at }) => at)).toEqual([minute(60)]);
  });
}
