/** What does the store promise about what is said where? */
import type { Kysely } from "kysely";
import { expect, test } from "vitest";
import { deliveryId, putDeliveries, takeDue } from "../../src/store/deliveries.ts";
import { drop, firstOfThread, lastOfPost, putEndings, tryAgain } from "../../src/store/deliveries-ended.ts";
import { countDeliveries } from "../../src/store/deliveries-read.ts";
import { putNotices, waitingNotices } from "../../src/store/outbox.ts";
import { rest, restNoMore, restOf, triedSince } from "../../src/store/resting.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { Notice } from "../../src/words/notice.ts";
import { fresh, minute, opened, type Place } from "./store-ground.ts";

function news(id: string, at = 0, more: Partial<Notice> = {}): Notice {
  return { id, kind: "poll-moved", at: minute(at), title: id, paragraphs: [], numbers: {}, url: null, ...more };
}

/** Puts notices there for one place each. */
async function told(db: Kysely<Tables>, notices: Notice[], place = "here", person: string | null = null) {
  await putNotices(db, notices, null);
  await putDeliveries(
    db,
    notices.map((notice) => ({
      notice,
      told: [
        {
          ...{ channel: "list", place, person, because: null, thread: notice.post ?? notice.id },
          ...{ due: notice.at, created: notice.at },
        },
      ],
    })),
  );
}

const take = (now: number, together = 1, limit = 100) => ({
  ...{ now: minute(now), until: minute(now + 5), limit, together },
});
const times = (n: number) => ({ now: minute(n), clock: minute(n) });
const sent = { as: "sent", reference: "r", url: null, doubled: false, trouble: null } as const;

export function deliveriesContract(place: Place): void {
  test("of many that look at once each message is taken by one, until its lease is over", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const [first] = stores;
    if (!first) throw new Error("no store");
    await told(
      first.db,
      Array.from({ length: 60 }, (_, i) => news(`n${i}`)),
    );

    const takes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => takeDue((stores[i % stores.length] ?? first).db, "list", take(1, 1, 10))),
    );

    const ids = takes.flat().flatMap(({ rows }) => rows.map(({ notice }) => notice));
    expect(new Set(ids).size).toBe(60);
    expect(ids).toHaveLength(60);
    expect(await takeDue(first.db, "list", take(5))).toEqual([]);
    expect((await takeDue(first.db, "list", take(6))).flatMap(({ rows }) => rows.map(({ unsure }) => unsure))).toEqual(
      Array.from({ length: 60 }, () => 1),
    );
  });

  test("a notice is put down for a place once, and then no longer waits to be addressed", async () => {
    const { db } = await fresh(place);
    await told(db, [news("a")]);
    await told(db, [news("a", 3)]);

    expect(await waitingNotices(db, 9)).toEqual([]);
    const [taken, ...none] = await takeDue(db, "list", take(1));
    expect(none).toEqual([]);
    expect(taken?.rows).toMatchObject([{ notice: "a", attempts: 1, begun: 1, unsure: 0, state: "waiting" }]);
    expect(taken?.message).toBe(deliveryId("a", "list", "here"));
  });

  test("what comes together for one place is one message, and stays that message at the next try", async () => {
    const { db } = await fresh(place);
    await told(db, [news("a"), news("b"), news("c")]);
    await told(db, [news("d")], "there");
    await told(db, [news("e"), news("f", 0, { post: "recap/x" })]);

    const first = await takeDue(db, "list", take(1, 2));
    const shape = (taken: typeof first) => taken.map(({ rows }) => rows.map(({ notice }) => notice).sort()).sort();
    expect(shape(first)).toEqual([["a", "b"], ["c", "e"], ["d"], ["f"]]);
    const due = { as: "again", due: minute(2), trouble: "It was closed.", perhaps: true } as const;
    await putEndings(
      db,
      first.map(({ message }) => ({ message, ending: due })),
      times(1),
    );
    await told(db, [news("g", 1)]);

    const second = await takeDue(db, "list", take(3, 9));
    expect(shape(second)).toEqual([["a", "b"], ["c", "e"], ["d"], ["f"], ["g"]]);
    expect(first.every(({ message }) => second.some((one) => one.message === message))).toBe(true);
    expect(second.flatMap(({ rows }) => rows).filter(({ unsure }) => unsure === 1)).toHaveLength(6);
  });

  test("how a try ended is kept, and what was left counts as not tried", async () => {
    const { db } = await fresh(place);
    await told(db, [news("a"), news("b", 1), news("c", 2)]);
    const [a, b, c] = await takeDue(db, "list", take(3));
    if (!a || !b || !c) throw new Error("three were to be taken");
    await putEndings(
      db,
      [
        { message: a.message, ending: { ...sent, url: "https://lists.example.org/1", doubled: true } },
        { message: b.message, ending: { as: "dead", trouble: "Refused." } },
        { message: c.message, ending: { as: "left" } },
      ],
      times(3),
    );

    const rows = await db.selectFrom("deliveries").selectAll().orderBy("notice").execute();
    expect(rows).toMatchObject([
      { state: "sent", url: "https://lists.example.org/1", begun: 0, ended: minute(3) },
      { state: "dead", trouble: "Refused.", begun: 0, ended: minute(3) },
      { state: "waiting", attempts: 0, begun: 0, ended: null },
    ]);
    expect(await countDeliveries(db)).toEqual([
      { channel: "list", state: "dead", count: 1, doubled: 0, last: minute(3) },
      { channel: "list", state: "sent", count: 1, doubled: 1, last: minute(3) },
      { channel: "list", state: "waiting", count: 1, doubled: 0, last: null },
    ]);
    expect((await takeDue(db, "list", take(4))).map(({ rows }) => rows[0]?.notice)).toEqual(["c"]);
  });

  test("what was given up is tried again or dropped, what was sent is neither", async () => {
    const { db } = await fresh(place);
    await told(db, [news("a"), news("b"), news("c")]);
    const taken = await takeDue(db, "list", take(1));
    const ending = (notice: string) => (notice === "c" ? sent : ({ as: "dead", trouble: "No." } as const));
    await putEndings(
      db,
      taken.map(({ message, rows }) => ({ message, ending: ending(rows[0]?.notice ?? "") })),
      times(1),
    );
    const ids = ["a", "b", "c"].map((notice) => deliveryId(notice, "list", "here"));

    expect(await tryAgain(db, [ids[0] ?? "", ids[2] ?? ""], { by: "mira", clock: minute(2) })).toBe(1);
    expect(await drop(db, ids.slice(1), { by: "mira", reason: "Old.", ...times(2) })).toBe(1);

    const rows = await db.selectFrom("deliveries").selectAll().orderBy("notice").execute();
    expect(rows.map(({ state, decided_by, trouble }) => [state, decided_by, trouble])).toEqual([
      ["waiting", "mira", "No."],
      ["dropped", "mira", "Old."],
      ["sent", null, null],
    ]);
    await takeDue(db, "list", take(3));
    expect(await drop(db, ids.slice(0, 1), { by: "mira", reason: "Now.", ...times(4) })).toBe(0);
  });

  test("a later version takes the place of one that nobody has begun to say, and waits for one under way", async () => {
    const { db } = await fresh(place);
    await told(db, [news("recap/1", 0, { post: "recap" })]);
    await told(db, [news("recap/2", 1, { post: "recap" })]);
    const [second, ...none] = await takeDue(db, "list", take(2));
    expect(none).toEqual([]);
    expect(second?.rows[0]?.notice).toBe("recap/2");

    await told(db, [news("recap/3", 2, { post: "recap" })]);
    expect(await takeDue(db, "list", take(3))).toEqual([]);
    await putEndings(db, [{ message: second?.message ?? "", ending: sent }], times(3));
    expect((await takeDue(db, "list", take(3))).map(({ rows }) => rows[0]?.notice)).toEqual(["recap/3"]);
    const before = await lastOfPost(db, { channel: "list", place: "here", post: "recap" });
    expect(before).toMatchObject({ notice: "recap/2", reference: "r" });
    expect(await firstOfThread(db, { channel: "list", place: "here", thread: "recap" })).toBe("r");
  });

  test("a channel rests until something was said there, and tries are counted over all processes", async () => {
    const { db } = await fresh(place);
    const row = { channel: "list", since: minute(1), until: minute(2), tries: 1, trouble: "Closed." };
    await rest(db, row);
    await rest(db, { ...row, since: minute(5), until: minute(7), tries: 2 });
    expect(await restOf(db, "list")).toEqual({ ...row, until: minute(7), tries: 2 });
    await restNoMore(db, "list");
    expect(await restOf(db, "list")).toBeNull();

    await told(db, [news("a"), news("b"), news("c")]);
    await takeDue(db, "list", take(1, 2));
    expect(await triedSince(db, "list", minute(0))).toBe(2);
    expect(await triedSince(db, "list", minute(1))).toBe(0);
  });
}
