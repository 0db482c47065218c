/** How does a store open, and whom does it let write? */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { openStore, StoreProblem } from "../../src/store/open.ts";
import { countChanges } from "../../src/store/read.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, opened, type Place, put } from "./store-ground.ts";

export function openingContract(place: Place): void {
  test("what was written is there when it is opened again", async () => {
    const where = await place();
    const first = await openStore(where);
    await put(first.db, look(...madeUp(3)));
    await first.close();

    expect(await countChanges((await opened(where)).db)).toBe(3);
  });

  test("a newer schema is refused in one sentence", async () => {
    const where = await place();
    const { db } = await opened(where);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(db);

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
