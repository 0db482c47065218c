/** What does putting a look into the mirror promise? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Account, Change } from "../../src/review/change.ts";
import type { Snapshot } from "../../src/review/snapshot.ts";
import { countDirty, markDirty, markListed, marks, takeDirty } from "../../src/store/dirty.ts";
import { forgetForge, putLook } from "../../src/store/mirror.ts";
import { accountsOf, findChange, loadChanges } from "../../src/store/read.ts";
import { lives } from "../review/lives.ts";
import { story, uploads } from "../review/story.ts";
import { accounts } from "../review/team.ts";
import { account, asOf, look, madeUp } from "../store/made-up.ts";
import { dump, forge, fresh, minute, type Place, put } from "./store-ground.ts";

export function mirrorContract(place: Place, { runs }: { runs: number }): void {
  const [first, second] = madeUp(2) as [Snapshot, Snapshot];
  const now = { started: minute(0), now: minute(0) };
  const changed = (snapshot: Snapshot, other: Partial<Change>) => ({
    ...snapshot,
    change: { ...snapshot.change, ...other },
  });

  test("changes come back as they were read, in the order asked for", async () => {
    const { db } = await fresh(place);
    const snapshots = madeUp(60);
    await put(db, look(...snapshots));

    const keys = snapshots.map(({ change }) => change.key).reverse();
    expect(await loadChanges(db, keys)).toEqual(snapshots.map(({ change }) => change).reverse());
  });

  test("what a forge cannot say stays unsaid", async () => {
    const { db } = await fresh(place);
    const silent = changed(first, { attention: null, requirements: null, mergeable: null, commitMessage: null });
    const empty = changed(second, { attention: [], requirements: [], mergeable: false, commitMessage: "" });
    await put(db, look(silent, empty));

    expect(await loadChanges(db, [silent.change.key, empty.change.key])).toEqual([silent.change, empty.change]);
  });

  test("texts of every kind survive; U+0000 and half characters become U+FFFD", async () => {
    const { db } = await fresh(place);
    const commitMessage = `${"é🥑\u2028\\u0000 'x' \"y\"\n".repeat(50_000)}end`;
    const hard = changed(first, { subject: "a\0b\uD83Ec🥑\u2028d", commitMessage });
    await put(db, look(hard));

    const change = await findChange(db, hard.change.key);
    expect(change?.subject).toBe("a\uFFFDb\uFFFDc🥑\u2028d");
    expect(change?.commitMessage).toBe(commitMessage);
    expect(await put(db, look(hard))).toEqual([]);
  });

  test("reading again, any number of times, in any order, in any company, changes nothing", async () => {
    const history = madeUp(3, { open: 0.3 }).flatMap((snapshot) =>
      [1, 2, 5, 9, 14, 99].map((messages) => asOf(snapshot, messages)),
    );
    const whole = await fresh(place);
    for (const snapshot of history) await put(whole.db, look(snapshot));
    const expected = await dump(whole.db);

    const orders = fc
      .shuffledSubarray([...history, ...history], { minLength: 0 })
      .chain((extra) =>
        fc
          .tuple(fc.shuffledSubarray(history, { minLength: history.length }), fc.constant(extra))
          .chain(([all, more]) =>
            fc.tuple(
              fc.constant([...all, ...more]),
              fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 40, maxLength: 40 }),
            ),
          ),
      );
    const again = await fresh(place);
    await fc.assert(
      fc.asyncProperty(orders, async ([readings, sizes]) => {
        await forgetForge(again.db, forge);
        for (let at = 0, i = 0; at < readings.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          await put(again.db, look(...readings.slice(at, at + size)));
          at += size;
        }
        expect(await dump(again.db)).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });

  test("whatever happens to a change: its readings, in any order, give the same rows", async () => {
    const { db } = await fresh(place);
    const life = lives.chain((steps) => {
      const readings = steps.map((_, i) => story(uploads("eve"), ...steps.slice(0, i + 1)));
      const shuffled = fc.shuffledSubarray(readings, { minLength: readings.length });
      return fc.record({ readings: fc.constant(readings), shuffled });
    });

    await fc.assert(
      fc.asyncProperty(life, async ({ readings, shuffled }) => {
        const dumps = [];
        for (const order of [readings, shuffled, [...shuffled, ...readings]]) {
          await forgetForge(db, "opendev");
          for (const change of order) await putLook(db, "opendev", look({ change, accounts }), now);
          dumps.push(await dump(db));
        }
        expect(dumps[1]).toEqual(dumps[0]);
        expect(dumps[2]).toEqual(dumps[0]);
      }),
      { numRuns: runs },
    );
  });

  test("what says the same changes nothing, and says so; what moved without an update is written", async () => {
    const { db } = await fresh(place);
    expect(await put(db, look(first, second))).toHaveLength(2);
    const before = await dump(db);

    expect(await put(db, look(second, first), 1)).toEqual([]);
    expect(await dump(db)).toEqual(before);

    const conflict = changed(first, { mergeable: false });
    expect(await put(db, look(conflict, second), 2)).toEqual([first.change.key]);
    expect(await put(db, look(first), 1)).toEqual([]);
    expect((await findChange(db, first.change.key))?.mergeable).toBe(false);
  });

  test("an older reading does not replace a newer one, but what it alone tells of is kept", async () => {
    const { db } = await fresh(place);
    const old = asOf(first, 8);
    const vote = first.change.messages.findIndex(({ text }) => text.startsWith("Patch Set 1: Verified"));
    const thinned = { ...first.change, messages: first.change.messages.toSpliced(vote, 1) };
    await put(db, look({ ...first, change: thinned }));
    const activities = await db.selectFrom("activity").select("id").execute();

    expect(await put(db, look(old), 5)).toEqual([]);

    expect(await findChange(db, first.change.key)).toEqual(thinned);
    expect((await db.selectFrom("activity").select("id").execute()).length).toBeGreaterThan(activities.length);
  });

  test("a newer reading replaces every part: what is gone leaves", async () => {
    const { db } = await fresh(place);
    await put(db, look(first));
    const bare: Partial<Change> = {
      votes: [],
      reviewers: [],
      hashtags: [],
      attention: [],
      dependencies: [],
      trailers: [],
    };
    const newer = changed(first, { ...bare, requirements: [], updated: minute(9_999_999) });

    expect(await put(db, look(newer))).toEqual([first.change.key]);
    expect(await findChange(db, first.change.key)).toEqual(newer.change);
  });

  test("a missing change leaves with all its rows; the others stay", async () => {
    const { db } = await fresh(place);
    await put(db, look(second));
    const without = { ...(await dump(db)), accounts: null };
    await put(db, look(first));
    await markDirty(db, forge, [first.change.number], { reason: "event", now: minute(1), due: minute(1) });

    const gone = await put(db, { snapshots: [], missing: [first.change.number, 77], unreadable: [] }, 2);

    expect(gone).toEqual([first.change.key]);
    expect({ ...(await dump(db)), accounts: null }).toEqual(without);
  });

  test("accounts lose no field to null and gain what is said later", async () => {
    const { db } = await fresh(place);
    const known = account(forge, 5);
    const naming = (other: Partial<Account>, updated: number) => ({
      ...changed(first, { updated: minute(9_999_999 + updated) }),
      accounts: [{ ...known, ...other }],
    });
    await put(db, look(naming({ email: null }, 1)));
    await put(db, look(naming({ name: null, username: null }, 2)));
    await put(db, look(naming({ name: "Ana 🥑" }, 3)));
    await put(db, look(naming({ name: "too late", email: "x@example.org" }, 2)));

    expect(await accountsOf(db)).toEqual([{ ...known, name: "Ana 🥑" }]);
  });

  test("what was read is clean, unless it was marked after the reading began", async () => {
    const { db } = await fresh(place);
    const numbers = [first.change.number, second.change.number];
    await markListed(db, forge, numbers.map(listed), { reason: "sweep", now: minute(1) });
    await markDirty(db, forge, [first.change.number], { reason: "event", now: minute(3), due: minute(3) });

    await putLook(db, forge, look(first, second), { started: minute(2), now: minute(4) });

    expect(await takeDirty(db, forge, 10, minute(9))).toEqual([first.change.number]);
  });

  test("a look that cannot be written leaves no trace", async () => {
    const { db } = await fresh(place);
    await markListed(db, forge, [listed(first.change.number)], { reason: "sweep", now: minute(1) });
    const before = await dump(db);
    const impossible = { ...second, change: { ...second.change, subject: null as unknown as string } };

    await expect(put(db, look(first, impossible), 2)).rejects.toThrow(/subject/);
    expect(await dump(db)).toEqual(before);
  });

  test("forgetting a forge leaves the others", async () => {
    const { db } = await fresh(place);
    const [other] = madeUp(1, { forge: "other" }) as [Snapshot];
    await putLook(db, "other", look(other), { started: minute(0), now: minute(0) });
    const before = await dump(db);
    await put(db, { ...look(first), unreadable: [{ number: 3, reason: "x", raw: "y" }] });
    await markListed(db, forge, [listed(5)], {
      reason: "sweep",
      now: minute(1),
      mark: { name: "sweep", at: minute(1) },
    });

    await forgetForge(db, forge);

    expect(await dump(db)).toEqual(before);
    expect([await countDirty(db, forge), await marks(db)]).toEqual([0, []]);
  });
}

function listed(number: number) {
  return { number, updated: minute(0), version: "listed" };
}
