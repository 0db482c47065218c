/** What does the store promise about pads? */
import { expect, test } from "vitest";
import { padRecords } from "../../src/store/pad-records.ts";
import {
  allPads,
  createPad,
  namedRevisions,
  nameRevision,
  padOfId,
  padOfSecret,
  searchPads,
  staleTexts,
  writtenText,
} from "../../src/store/pads.ts";
import { fresh, minute, opened, type Place } from "./store-ground.ts";

const ana = { id: "ana", name: "Ana" };
const ben = { id: "ben", name: "Ben" };
const pad = (id: string, sprint: string | null = null) => ({
  ...{ id, title: `The pad ${id}`, sprint, session: null },
  ...{ created: minute(0), by: "ana", secret: `secret-${id}` },
});
const change = (n: number, author = ana, clients: number[] = []) => ({
  ...{ at: minute(n), author, clients },
  data: new Uint8Array([n % 256, 0, 255]),
});

export function padsContract(place: Place): void {
  test("a pad is made once and found by its id and its secret address", async () => {
    const { db } = await fresh(place);
    expect(await createPad(db, pad("a", "mitaka"))).toBe(true);
    expect(await createPad(db, { ...pad("a"), secret: "other" })).toBe(false);
    await createPad(db, pad("b"));
    expect(await padOfId(db, "a")).toMatchObject({ title: "The pad a", sprint: "mitaka", revision: 0, editor: "ana" });
    expect(await padOfId(db, "c")).toBeNull();
    expect((await padOfSecret(db, "secret-b"))?.id).toBe("b");
    expect((await allPads(db, "mitaka")).map(({ id }) => id)).toEqual(["a"]);
    expect(await allPads(db, null)).toHaveLength(2);
  });

  test("changes become revisions without gaps, whoever writes at once, byte by byte as they came", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const records = stores.map(({ db }) => padRecords(db));
    const [first] = records;
    if (!first) throw new Error("no store");
    await createPad(stores[0]?.db as never, pad("a"));
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (records[i % records.length] ?? first).append("a", [change(i, i % 2 ? ben : ana, [i]), change(i + 100)]),
      ),
    );
    const revisions = await first.since("a", 0);
    expect(revisions.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(revisions.map(({ data }) => [...data].slice(1))).toEqual(Array.from({ length: 40 }, () => [0, 255]));
    const { clients, rest, pack } = await first.latest("a");
    expect(clients.get(3)).toEqual({ author: "ben", at: minute(3) });
    expect([rest.length, pack]).toEqual([40, null]);
    expect((await first.authors("a")).map(({ place }) => place)).toEqual([0, 1]);
    expect(await first.heads(["a", "none"])).toEqual(new Map([["a", 40]]));
    expect(await first.append("none", [change(1)])).toBeNull();
  });

  test("a pack takes the place of its revisions, once", async () => {
    const { db } = await fresh(place);
    const records = padRecords(db);
    await createPad(db, pad("a"));
    await records.append("a", [change(1), change(2), change(3)]);
    const pack = { first: 1, last: 2, state: new Uint8Array([1]), revisions: new Uint8Array([2, 3]) };
    await records.pack("a", pack);
    await records.pack("a", { ...pack, state: new Uint8Array([9]) });
    const latest = await records.latest("a");
    expect(latest.rest.map(({ seq }) => seq)).toEqual([3]);
    expect([...(latest.pack?.state ?? [])]).toEqual([1]);
    expect((await records.packs("a", 0)).map(({ last }) => last)).toEqual([2]);
    expect(await records.packs("a", 2)).toEqual([]);
    expect((await records.packBefore("a", 3))?.last).toBe(2);
    expect(await records.packBefore("a", 1)).toBeNull();
  });

  test("texts are found by all their words, and one that lags behind is known", async () => {
    const { db } = await fresh(place);
    const records = padRecords(db);
    for (const id of ["a", "b"]) await createPad(db, pad(id));
    await records.append("a", [change(1), change(2)]);
    expect(await staleTexts(db)).toEqual(["a"]);
    await records.putText("a", 2, "Tokens of 100%\nand TOTP\0");
    await records.putText("a", 1, "older");
    expect(await writtenText(db, "a")).toEqual({ text: "Tokens of 100%\nand TOTP\uFFFD", revision: 2 });
    expect(await staleTexts(db)).toEqual([]);
    const found = async (...words: string[]) => (await searchPads(db, words, 9)).map(({ id }) => id);
    expect(await found("totp", "TOKENS")).toEqual(["a"]);
    expect(await found("100%")).toEqual(["a"]);
    expect(await found("1_0")).toEqual([]);
    expect(await found("pad")).toEqual(["a", "b"]);
  });

  test("a name names one revision", async () => {
    const { db } = await fresh(place);
    const named = { seq: 3, name: "after lunch", by: "ana", at: minute(1) };
    expect(await nameRevision(db, "a", named)).toBe(true);
    expect(await nameRevision(db, "a", { ...named, seq: 4 })).toBe(false);
    expect(await namedRevisions(db, "a")).toEqual([named]);
  });
}
