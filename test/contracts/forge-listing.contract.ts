/** Is every change listed, in the version that reading gives, while others work? */
import { describe, expect, test } from "vitest";
import { type Given, type Ground, never, numbers } from "./forge-ground.ts";

/** Registers what `Forge.list` promises. */
export function listingContract(given: Given): void {
  describe("list", () => {
    test(
      "gives ours and not those of others, in the version that reading gives",
      given(async ({ act, ours, foreign, readOne, listAll }) => {
        const n = await act.create(ours, "List me");
        const elsewhere = await act.create(foreign, "Do not list me");
        const rows = await listAll();
        const { change } = await readOne(n);

        expect(rows.find(({ number }) => number === n)).toEqual({
          number: n,
          updated: change.updated,
          version: change.version,
        });
        expect(numbers(rows)).not.toContain(elsewhere);
      }),
    );

    test.each<[what: string, touch: (ground: Ground, n: number) => Promise<void>]>([
      ["a vote", ({ act }, n) => act.review("core", n, { labels: { "Code-Review": 1 } })],
      ["a comment", ({ act }, n) => act.review("core", n, { message: "Hm" })],
      ["a patch set", ({ act }, n) => act.upload(n, "Better words")],
      ["a hashtag", ({ act }, n) => act.addHashtag(n, "late")],
      ["a reviewer", ({ act, world }, n) => act.invite(n, world.users.core.username, "CC")],
      ["the attention set", ({ act }, n) => act.attend(n, "owner", "look")],
      ["a move", ({ act }, n) => act.move(n, "stable/mitaka")],
    ])(
      "%s gives another version, reading none",
      given(async (ground, _, touch) => {
        const { act, ours, readOne, listAll } = ground;
        const n = await act.create(ours, "Touch me");
        const version = async () => (await listAll()).find(({ number }) => number === n)?.version;
        const before = await version();
        await readOne(n);
        expect(await version()).toBe(before);
        await touch(ground, n);

        expect(await version()).not.toBe(before);
      }),
    );

    test(
      "pages of three give what one page gives, each once",
      given(async ({ act, ours, open, listAll }) => {
        await Promise.all(Array.from({ length: 8 }, (_, i) => act.create(ours, `Page ${i}`)));
        const paged = await listAll(open({ pageSize: 3 }));

        expect(new Set(numbers(paged)).size).toBe(paged.length);
        expect(numbers(paged).sort()).toEqual(numbers(await listAll()).sort());
        const dates = paged.map(({ updated }) => updated);
        expect(dates).toEqual(dates.toSorted().reverse());
      }),
    );

    test(
      "nothing is missed while others comment between the pages",
      given(async ({ act, forge, ours, open, readOne, listAll }) => {
        const some = await Promise.all(Array.from({ length: 9 }, (_, i) => act.create(ours, `Stir ${i}`)));
        const begun = await readOne(some[0] as number);
        const seen = new Set<number>();
        let turn = 0;
        for await (const page of open({ pageSize: 3 }).list(null, never)) {
          for (const { number } of page) seen.add(number);
          const touched = some[turn++ % some.length] as number;
          await act.review("core", touched, { message: `Stirred ${turn}` });
        }
        // What jumped to the top meanwhile was updated since, and a catch-up from the beginning has it.
        for (const { number } of await listAll(forge, begun.change.updated)) seen.add(number);

        expect(some.filter((number) => !seen.has(number))).toEqual([]);
      }),
    );

    test(
      "since gives what was updated at that second or later, same-second edits included",
      given(async ({ act, ours, open, readOne, listAll }) => {
        const old = await act.create(ours, "Old");
        const { change } = await readOne(old);
        const some = await Promise.all(Array.from({ length: 4 }, (_, i) => act.create(ours, `Same second ${i}`)));
        await Promise.all(some.map((n) => act.review("core", n, { message: "At once" })));
        const rows = await listAll(open({ pageSize: 2 }), change.updated);

        expect(numbers(rows)).toEqual(expect.arrayContaining([old, ...some]));
        expect(rows.every(({ updated }) => updated >= change.updated)).toBe(true);
      }),
    );

    test(
      "since the latest second there is still the change of that second, and nothing older",
      given(async ({ act, forge, ours, readOne, listAll }) => {
        const n = await act.create(ours, "Last");
        const { updated } = (await readOne(n)).change;
        const rows = await listAll(forge, updated);

        expect(numbers(rows)).toContain(n);
        expect(rows.every((row) => row.updated >= updated)).toBe(true);
      }),
    );
  });
}
