/** Are acts of years given as counts need them, on either database? */
import { expect, test } from "vitest";
import { activityBetween } from "../../src/store/activity.ts";
import { daysOf, firstAct, leanActs, reviewsBefore } from "../../src/store/lean.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, type Place, put } from "./store-ground.ts";

export function leanContract(place: Place): void {
  const [from, to] = ["2010-01-01T00:00:00.000Z", "2040-01-01T00:00:00.000Z"];

  test("all acts of a span in order of time, with what is counted of each", async () => {
    const { db } = await fresh(place);
    expect(await firstAct(db)).toBeNull();
    await put(db, look(...madeUp(12)));

    const [lean, whole] = [await leanActs(db, from, to), await activityBetween(db, from, to)];
    expect(lean.length).toBeGreaterThan(20);
    expect(lean.map((act) => act.at)).toEqual(whole.map((act) => act.at));
    expect(new Set(lean.map((act) => JSON.stringify(Object.entries(act).sort())))).toEqual(
      new Set(
        whole.map(({ change, forge, repository, owner, created, kind, at, by, value, patchSet }) =>
          JSON.stringify(
            Object.entries({ change, forge, repository, owner, created, kind, at, by, value, patchSet }).sort(),
          ),
        ),
      ),
    );
    expect(await firstAct(db)).toBe(whole[0]?.at);
  });

  test("reviews of some changes before a moment, and the days of their acts", async () => {
    const { db } = await fresh(place);
    const changes = madeUp(12);
    await put(db, look(...changes));
    const keys = changes.slice(0, 2).map(({ change }) => change.key);
    const own = (await activityBetween(db, from, to)).filter(({ change }) => keys.includes(change));
    const before = own.at(-3)?.at ?? "";

    const reviews = await reviewsBefore(db, keys, before);
    expect(reviews.map((act) => act.at).sort()).toEqual(
      own.filter((act) => act.at < before && ["voted", "commented"].includes(act.kind)).map((act) => act.at),
    );
    expect((await daysOf(db, keys)).sort()).toEqual([...new Set(own.map((act) => act.at.slice(0, 10)))].sort());
    expect(await reviewsBefore(db, [], before)).toEqual([]);
  });
}
