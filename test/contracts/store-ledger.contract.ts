/** What does the ledger promise? */
import * as fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Act } from "../../src/governance/process.ts";
import { canonicalJson } from "../../src/governance/record.ts";
import { actsOf, append, openProcess, processesOf, startLedgerOver } from "../../src/store/ledger.ts";
import { flawOf, importRecord, recordOf } from "../../src/store/ledger-record.ts";
import { forgetForge } from "../../src/store/mirror.ts";
import type { Store } from "../../src/store/open.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { act, begin, news, vote } from "../store/made-up-acts.ts";
import { forge, fresh, minute, opened, type Place } from "./store-ground.ts";

export function ledgerContract(place: Place, options: { runs: number }): void {
  test("a process begins with its first act and gets the next number of its kind", async () => {
    const { db } = await fresh(place);

    expect((await begin(db)).process).toBe("poll-1");
    expect((await begin(db, { kind: "exemption" })).process).toBe("exemption-1");
    expect((await begin(db, { title: "Lunch?" })).acts).toEqual([
      { ...act("ask", "ana", 0), process: "poll-2", seq: 1 },
    ]);
    expect((await processesOf(db, "poll")).map(({ id, title, acts }) => [id, title, acts.length])).toEqual([
      ["poll-1", "Pizza?", 1],
      ["poll-2", "Lunch?", 1],
    ]);
  });

  test("forty who vote at once from four processes: no vote is lost, none counted twice, one of them decides", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : await Promise.all([1, 2, 3, 4].map(() => opened(where)));
    const [{ db }] = stores as [Store];
    const { process } = await begin(db);

    const told = await Promise.all(
      Array.from({ length: 40 }, (_, i) => vote(stores[i % stores.length]?.db ?? db, process, `v${i}`, 20)),
    );

    const acts = await actsOf(db, process);
    expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, i) => i + 1));
    expect(acts.filter(({ kind }) => kind === "vote")).toHaveLength(20);
    expect(new Set(acts.map(({ by }) => by)).size).toBe(21);
    expect(told.filter((one) => one === "over")).toHaveLength(20);
    expect((await waitingNotices(db, 99)).map(({ notice }) => notice.id)).toEqual([`${process}/granted`]);
  });

  test("of twenty who open at once each gets a number of its own, and sees those before it", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const [first] = stores as [Store];
    const seen: number[] = [];

    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const db = (stores[i % stores.length] ?? first).db;
        const before = new Map<number, number>();
        const { process } = await openProcess(db, "poll", null, async (_id, number) => {
          before.set(number, (await processesOf(db, "poll")).length);
          return { title: `${i}`, acts: [act("ask", "ana", i)], notices: [] };
        });
        seen.push(before.get(Number(process.slice(5))) ?? -1);
      }),
    );

    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test("the same command read twice is taken once, also when it is read by two at once", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db, { source: "made-up~1/m1/1" });
    const again = await begin(db, { source: "made-up~1/m1/1" });
    const votes = await Promise.all(
      [1, 2, 3].map(() => append(db, process, "made-up~1/m1/2", () => ({ acts: [act("vote", "bo", 1)], notices: [] }))),
    );

    expect([again.process, again.repeated]).toEqual([process, true]);
    expect(votes.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
    expect((await actsOf(db, process)).map(({ kind }) => kind)).toEqual(["ask", "vote"]);
  });

  test("what is refused writes nothing, and the notice is written with its act or not at all", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db);
    const broken = { ...act("vote", "bo", 1), by: null as unknown as string };

    await expect(append(db, process, null, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(append(db, process, null, () => ({ acts: [broken], notices: [news("lost", 1)] }))).rejects.toThrow(
      /by/,
    );
    await expect(append(db, "poll-9", null, () => ({ acts: [], notices: [] }))).rejects.toThrow(/no process poll-9/);

    expect(await actsOf(db, process)).toHaveLength(1);
    expect(await waitingNotices(db, 9)).toEqual([]);
  });

  test("the same news is put in the outbox once", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db);
    for (const at of [3, 5]) await append(db, process, null, () => ({ acts: [], notices: [news("due", at)] }));

    expect(await waitingNotices(db, 9)).toEqual([{ notice: news("due", 3), process, created: minute(3) }]);
  });

  test("an act never lies before the one that it follows, whatever the clocks say", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db, { at: 10 });
    const late = [act("vote", "bo", 4), act("vote", "cy", 11), act("vote", "di", 7)];
    await append(db, process, null, () => ({ acts: late, notices: [] }));

    expect((await actsOf(db, process)).map(({ at }) => at)).toEqual([10, 10, 11, 11].map(minute));
  });

  test("the database itself refuses to change or to remove what was decided", async () => {
    const { db } = await fresh(place);
    await begin(db);

    for (const statement of [
      "update acts set by = 'eve'",
      "delete from acts",
      "update processes set title = ''",
      "delete from processes",
    ]) {
      await expect(sql.raw(statement.replace(" by ", ' "by" ')).execute(db)).rejects.toThrow(/only appended to/);
    }
    await forgetForge(db, forge);
    expect(await actsOf(db, "poll-1")).toHaveLength(1);
  });

  test("a made-up team that begins again has decided nothing, and its new ledger is guarded too", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db);
    await append(db, process, null, () => ({ acts: [], notices: [news("due", 1)] }));

    await startLedgerOver(db);

    expect([await processesOf(db, "poll"), await waitingNotices(db, 9)]).toEqual([[], []]);
    expect((await begin(db)).process).toBe("poll-1");
    await expect(sql`delete from acts`.execute(db)).rejects.toThrow(/only appended to/);
  });

  test("any process goes out and comes in elsewhere as it was, and what was changed on the way is refused", async () => {
    const [here, there] = [await fresh(place), await fresh(place)];
    const bodies = fc.array(fc.record({ text: fc.string({ unit: "binary" }), n: fc.option(fc.integer()) }), {
      maxLength: 8,
    });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(bodies, async (drawn) => {
        const { process } = await begin(here.db);
        n++;
        const acts = drawn.map((body, i) => ({ ...act("vote", `v${i}`, i), body }));
        await append(here.db, process, null, () => ({ acts, notices: [] }));
        const record = await recordOf(here.db, process);
        if (!record) throw new Error("it was not exported");
        const sent = JSON.parse(JSON.stringify(record)) as typeof record;

        expect(flawOf(sent)).toBeNull();
        expect(await importRecord(there.db, { ...sent, acts: sent.acts.slice(0, 1) })).toBe(1);
        expect(await importRecord(there.db, sent)).toBe(drawn.length);
        expect(await importRecord(there.db, sent)).toBe(0);
        expect(canonicalJson(await recordOf(there.db, process))).toBe(canonicalJson(record));
        const forged = { ...sent, acts: sent.acts.map((one) => ({ ...one, by: "eve" })) };
        await expect(importRecord(there.db, forged)).rejects.toThrow(/^Act 1 is not what was exported/);
      }),
      { numRuns: options.runs / 3 },
    );
    expect(await processesOf(there.db, "poll")).toHaveLength(n);
  });

  test("a record that says something else than the ledger is refused, and nothing is taken in", async () => {
    const [here, there] = [await fresh(place), await fresh(place)];
    const { process } = await begin(here.db);
    await begin(there.db, { by: "bo" });
    const record = await recordOf(here.db, process);
    if (!record) throw new Error("it was not exported");

    await expect(importRecord(there.db, record)).rejects.toThrow(
      "poll-1 is here with another act 1: nothing was taken in.",
    );
    expect((await actsOf<Act>(there.db, process))[0]?.by).toBe("bo");
  });
}
