/** How does a store open, and whom does it let write? */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { takeDirty } from "../../src/store/dirty.ts";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { mirror } from "../../src/store/migrations/0001-mirror.ts";
import { openStore, StoreProblem } from "../../src/store/open.ts";
import { countChanges, findChange } from "../../src/store/read.ts";
import { look, madeUp } from "../store/made-up.ts";
import { dump, fresh, later, minute, opened, type Place, put } from "./store-ground.ts";

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

    await expect(openStore(where, { ...later, "9999-power-cut": powerCut })).rejects.toThrow("power cut");

    const { db } = await opened(where);
    expect(await dump(db)).toEqual(before);
    await expect(sql`select x from later`.execute(db)).rejects.toThrow(/later/);
  });

  test("an open change of a mirror from before files were known is read again; a closed one has none", async () => {
    const where = await place();
    const old = await openStore(where, { "0001-mirror": { up: mirror } });
    const row = (number: number, status: string) => sql`
      insert into changes (key, forge, number, repository, branch, subject, status, url, owner, created, updated,
        work_in_progress, private, current_patch_set, has_attention, has_requirements, version, digest, read_at)
      values (${`made-up~${number}`}, 'made-up', ${number}, 'r', 'master', 's', ${status}, 'u', 'o', ${minute(0)},
        ${minute(0)}, 0, 0, 1, 0, 0, 'v', 'd', ${minute(0)})`;
    await row(1, "open").execute(old.db);
    await row(2, "merged").execute(old.db);
    await old.close();

    const { db } = await opened(where);

    expect(await takeDirty(db, "made-up", 10, minute(1))).toEqual([1]);
    expect((await findChange(db, "made-up~1"))?.files).toBeNull();
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
