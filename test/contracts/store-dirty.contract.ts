/** What do dirty rows, marks and what is set aside promise? */
import { expect, test } from "vitest";
import type { Snapshot } from "../../src/review/snapshot.ts";
import {
  countDirty,
  delayDirty,
  markDirty,
  markListed,
  marks,
  markUnseen,
  setAside,
  takeDirty,
} from "../../src/store/dirty.ts";
import { look, madeUp } from "../store/made-up.ts";
import { forge, fresh, minute, type Place, put } from "./store-ground.ts";

export function dirtyContract(place: Place): void {
  const snapshots = madeUp(3);
  const [first] = snapshots as [Snapshot];
  const numbers = snapshots.map(({ change }) => change.number);
  const asListed = snapshots.map(({ change }) => ({
    number: change.number,
    updated: change.updated,
    version: change.version,
  }));
  const unreadable = (number: number, reason = "no subject") => ({
    snapshots: [],
    missing: [],
    unreadable: [{ number, reason, raw: `{"_number":${number}` }],
  });

  test("a pass marks what is new or different, once, and moves its mark with it", async () => {
    const { db } = await fresh(place);
    await put(db, look(first));
    const sweep = { reason: "sweep" as const, now: minute(1), mark: { name: "sweep", at: minute(1) } };

    expect(await markListed(db, forge, asListed, sweep)).toBe(2);
    expect(await markListed(db, forge, [...asListed, { ...asListed[0], version: "v2" } as never], sweep)).toBe(1);
    expect(await markListed(db, forge, asListed, { ...sweep, mark: { name: "sweep", at: minute(2) } })).toBe(0);

    expect(await countDirty(db, forge)).toBe(3);
    expect(await marks(db)).toEqual([{ forge, name: "sweep", at: minute(2) }]);
  });

  test("a pass whose rows cannot be written does not move the mark", async () => {
    const { db } = await fresh(place);
    const broken = [{ number: null as unknown as number, updated: minute(0), version: "v" }];
    const options = { reason: "catch-up" as const, now: minute(1), mark: { name: "catch-up", at: minute(1) } };

    await expect(markListed(db, forge, [...asListed, ...broken], options)).rejects.toThrow(/number/);
    expect([await marks(db), await countDirty(db, forge)]).toEqual([[], 0]);
  });

  test("what is due comes longest due first, then newest change first, no more than asked for", async () => {
    const { db } = await fresh(place);
    await markDirty(db, forge, [1, 3, 2], { reason: "event", now: minute(1), due: minute(2) });
    await markDirty(db, forge, [9], { reason: "event", now: minute(1), due: minute(1) });
    await markDirty(db, forge, [4], { reason: "event", now: minute(1), due: minute(5) });
    await markDirty(db, "other", [5], { reason: "event", now: minute(1), due: minute(1) });

    expect(await takeDirty(db, forge, 9, minute(2))).toEqual([9, 3, 2, 1]);
    expect(await takeDirty(db, forge, 2, minute(9))).toEqual([9, 3]);
    expect(await countDirty(db, forge)).toBe(5);
  });

  test("a burst of signs is one row, due when the first was", async () => {
    const { db } = await fresh(place);
    await markDirty(db, forge, [1, 1], { reason: "event", now: minute(1), due: minute(2) });
    await markDirty(db, forge, [1], { reason: "event", now: minute(2), due: minute(3) });

    expect(await takeDirty(db, forge, 9, minute(2))).toEqual([1]);
    expect(await countDirty(db, forge)).toBe(1);
  });

  test("what an outage puts off waits, until something is heard about it", async () => {
    const { db } = await fresh(place);
    await markDirty(db, forge, [1, 2], { reason: "event", now: minute(1), due: minute(1) });
    await delayDirty(db, forge, [1, 2], minute(60));
    await markDirty(db, forge, [2], { reason: "event", now: minute(3), due: minute(4) });

    expect(await takeDirty(db, forge, 9, minute(5))).toEqual([2]);
    expect(await takeDirty(db, forge, 9, minute(60))).toEqual([2, 1]);
  });

  test("what a complete pass has not seen is looked at", async () => {
    const { db } = await fresh(place);
    await put(db, look(...snapshots));

    const options = { reason: "sweep" as const, now: minute(1) };
    expect(await markUnseen(db, forge, new Set(numbers.slice(1)), options)).toBe(1);
    expect(await takeDirty(db, forge, 9, minute(1))).toEqual([first.change.number]);
  });

  test("what cannot be understood is set aside, tried later and later, and leaves when it is understood", async () => {
    const { db } = await fresh(place);
    const { number } = first.change;
    await markListed(db, forge, asListed.slice(0, 1), { reason: "sweep", now: minute(0) });
    await put(db, unreadable(number), 1);
    expect(await takeDirty(db, forge, 9, minute(1))).toEqual([]);
    expect(await takeDirty(db, forge, 9, minute(2))).toEqual([number]);

    await put(db, unreadable(number, "no owner"), 2);
    await markListed(db, forge, asListed.slice(0, 1), { reason: "sweep", now: minute(3) });
    expect(await takeDirty(db, forge, 9, minute(3))).toEqual([]);
    expect(await takeDirty(db, forge, 9, minute(4))).toEqual([number]);
    expect(await setAside(db)).toEqual([
      { forge, number, reason: "no owner", raw: `{"_number":${number}`, at: minute(2), tries: 2 },
    ]);

    await put(db, look(first), 4);
    expect([await setAside(db), await countDirty(db, forge)]).toEqual([[], 0]);
  });

  test("what cannot be understood never holds up the rest, and is not lost when nothing had marked it", async () => {
    const { db } = await fresh(place);
    await put(db, { ...unreadable(77), snapshots }, 1);

    expect(await countDirty(db, forge)).toBe(1);
    expect(await takeDirty(db, forge, 9, minute(2))).toEqual([77]);
  });

  test("what is set aside and heard of since is tried at once; what is gone is forgotten", async () => {
    const { db } = await fresh(place);
    await put(db, unreadable(7), 1);
    await markDirty(db, forge, [7], { reason: "event", now: minute(1.2), due: minute(1.3) });
    expect(await takeDirty(db, forge, 9, minute(1.5))).toEqual([7]);

    await put(db, { snapshots: [], missing: [7], unreadable: [] }, 2);
    expect([await setAside(db), await countDirty(db, forge)]).toEqual([[], 0]);
  });
}
