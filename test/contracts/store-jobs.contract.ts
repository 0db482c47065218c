/** What does the store promise about jobs that run by the clock? */
import { expect, test } from "vitest";
import { beginRun, endRun, jobRows, takeFire, takeWanted, wantRun } from "../../src/store/jobs.ts";
import { fresh, minute, opened, type Place } from "./store-ground.ts";

export function jobsContract(place: Place): void {
  test("of many processes one takes each fire, and none an older one", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const at = (i: number) => (stores[i % stores.length] ?? stores[0])?.db as never;
    for (const n of [1, 2]) {
      const takes = await Promise.all(Array.from({ length: 12 }, (_, i) => takeFire(at(i), "groups", minute(n))));
      expect(takes.filter(Boolean)).toHaveLength(1);
    }
    expect(await takeFire(at(0), "groups", minute(1))).toBe(false);
    expect(await takeFire(at(0), "sections", minute(1))).toBe(true);
  });

  test("what a run did is kept, its mark until a better one, and a wish is taken once", async () => {
    const { db } = await fresh(place);
    await wantRun(db, "groups", minute(1));
    expect(await Promise.all([takeWanted(db, "groups"), takeWanted(db, "groups")]).then((all) => all.sort())).toEqual([
      false,
      true,
    ]);
    await beginRun(db, "groups", minute(2));
    await endRun(db, "groups", minute(3), { outcome: "well", told: "2 read.", mark: "m1" });
    await beginRun(db, "groups", minute(4));
    await endRun(db, "groups", minute(5), { outcome: "failed", told: "No answer." });
    expect((await jobRows(db)).get("groups")).toEqual({
      ...{ name: "groups", fire: "", began: minute(4), ended: minute(5), outcome: "failed" },
      ...{ told: "No answer.", mark: "m1", wanted: null },
    });
  });
}
