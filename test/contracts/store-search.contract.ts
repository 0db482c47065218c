/** Are changes found by words, the same in every store, and in bounded time? */
import { expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { putLook } from "../../src/store/mirror.ts";
import { type SearchWord, searchChanges } from "../../src/store/search.ts";
import { look, madeUp } from "../store/made-up.ts";
import { forge, fresh, minute, type Place, put } from "./store-ground.ts";

const repository = "openstack/keystone";
const word = (text: string, ...accounts: string[]): SearchWord => ({ text, accounts });

export function searchContract(place: Place): void {
  /** Five changes from 900000 downwards, and 900000 of another forge. */
  async function found() {
    const { db } = await fresh(place);
    const said: Partial<Change>[] = [
      { subject: "Add TOTP to Ünïcode auth", topic: "bp/totp" },
      { subject: "100% of a_b\\c", trailers: [{ key: "Closes-Bug", value: "#1538165" }], status: "merged" },
      { subject: "other", trailers: [{ key: "Related-Bug", value: "https://bugs.launchpad.net/x/+bug/1538165" }] },
      { subject: "other", trailers: [{ key: "Change-Id", value: "I1538165" }], owner: `${forge}~77` },
      { subject: "TOTP elsewhere", repository: "openstack/nova" },
    ];
    const snapshots = madeUp(5).map((one, n) => ({
      ...one,
      change: {
        ...one.change,
        topic: null,
        trailers: [],
        repository,
        changeId: `I${String(n).repeat(40)}`,
        ...said[n],
      },
    }));
    await put(db, look(...snapshots));
    const twins = madeUp(1, { forge: "twin" }).map((one) => ({
      ...one,
      change: { ...one.change, subject: "A totp twin", repository },
    }));
    await putLook(db, "twin", look(...twins), { started: minute(0), now: minute(0) });
    return async (words: SearchWord[], limit = 10) =>
      (await searchChanges(db, words, [repository], limit)).changes.map(({ key }) => key);
  }

  test("every word must fit the number, subject, topic, Change-Id, a bug, or the owner", async () => {
    const search = await found();
    const [first, second, third, fourth] = [900_000, 899_999, 899_998, 899_997].map((n) => `${forge}~${n}`);
    const table: [words: SearchWord[], keys: (string | undefined)[]][] = [
      [[word("totp")], [first, "twin~900000"]],
      [[word("BP/totp")], [first]],
      [[word("totp"), word("auth")], [first]],
      [[word("100%")], [second]],
      [[word("a_b\\c")], [second]],
      [[word("a%c")], []],
      [[word("1538165")], [second, third]],
      [[word("lp:1538165")], [second, third]],
      [[word("899998")], [third]],
      [[word("I3333")], [fourth]],
      [[word("nobody", `${forge}~77`)], [fourth]],
      [[word("o'; drop")], []],
    ];
    for (const [words, keys] of table) expect(await search(words), JSON.stringify(words)).toEqual(keys);
  });

  test("it stops at so many, the newest first", async () => {
    const search = await found();
    expect(await search([], 3)).toEqual([`${forge}~900000`, "twin~900000", `${forge}~899999`]);
  });

  test("it goes on through one window after another to the end", async () => {
    const { db } = await fresh(place);
    const many = madeUp(1).flatMap((one) =>
      Array.from({ length: 2_050 }, (_, n) => ({
        ...one,
        change: {
          ...one.change,
          key: `${forge}~${n + 1}`,
          number: n + 1,
          repository,
          subject: n === 0 ? "oldest" : "x",
        },
      })),
    );
    for (let i = 0; i < many.length; i += 500) await put(db, look(...many.slice(i, i + 500)));
    expect(await searchChanges(db, [word("oldest")], [repository], 5)).toMatchObject({
      changes: [{ number: 1 }],
      lookedThrough: null,
    });
    expect(await searchChanges(db, [word("absent")], [repository], 5)).toEqual({ changes: [], lookedThrough: null });
  });
}
