/** How does a store open, and whom does it let write? */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { openStore, StoreProblem } from "../../src/store/open.ts";
import { countChanges } from "../../src/store/read.ts";
import { look, madeUp } from "../store/made-up.ts";
import { dump, fresh, later, opened, type Place, put } from "./store-ground.ts";

export function openingContract(place: Place): void {
  test("what was written is there when it is opened again", async () => {
    const where = await place();
    const first = await openStore(where);
    await put(first.db, look(...madeUp(3)));
    await first.close();

    expect(await countChanges((await opened(where)).db)).toBe(3);
  });

  test("an older schema is brought up to date, once, with all that it holds", async () => {
    const where = await place();
    const old = await openStore(where);
    await put(old.db, look(...madeUp(3)));
    const before = await dump(old.db);
    await old.close();

    for (const _ of [1, 2]) {
      const store = await openStore(where, later);
      expect(await dump(store.db)).toEqual(before);
      expect((await sql`select x from later`.execute(store.db)).rows).toEqual([]);
      await store.close();
    }
  });

  test("a migration that fails leaves everything as it was", async () => {
    const where = await place();
    const old = await openStore(where);
    await put(old.db, look(...madeUp(1)));
    const before = await dump(old.db);
    await old.close();
    const powerCut = { up: () => Promise.reject(new Error("power cut")) };

    await expect(openStore(where, { ...later, "0003-broken": powerCut })).rejects.toThrow("power cut");

    const { db } = await opened(where);
    expect(await dump(db)).toEqual(before);
    await expect(sql`select x from later`.execute(db)).rejects.toThrow(/later/);
  });

  test("a newer schema is refused in one sentence", async () => {
    const where = await place();
    await (await openStore(where, later)).close();

    const reopening = openStore(where);

    await expect(reopening).rejects.toThrow(StoreProblem);
    await expect(reopening).rejects.toThrow(/was made by a newer Midcycle: update this one/);
  });

  test("somebody else's database is refused in one sentence", async () => {
    const where = await place();
    const { db } = await opened(where);
    await sql`drop table kysely_migration`.execute(db);

    await expect(openStore(where)).rejects.toThrow(/holds something else \(table \w+\): choose another place/);
  });

  test("one follows, a second is refused, others read meanwhile, and a released mirror can be followed again", async () => {
    const where = await place();
    const [follower, second] = [await opened(where), await opened(where)];
    const held = await holdMirror(follower);
    await put(follower.db, look(...madeUp(2)));

    await expect(holdMirror(second)).rejects.toThrow(/^Another Midcycle already follows into .*: stop it first/);
    expect(await countChanges(second.db)).toBe(2);

    await held.release();
    await (await holdMirror(second)).release();
  });

  test("counts are numbers", async () => {
    const { db } = await fresh(place);

    expect(await sql`select count(*) as n from changes`.execute(db)).toMatchObject({ rows: [{ n: 0 }] });
  });
}
