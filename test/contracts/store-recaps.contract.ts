/** What does every store promise about recaps? */
import { expect, test } from "vitest";
import { waitingNotices } from "../../src/store/outbox.ts";
import { addRevision, lastRevision, revisionHeads, revisionOf } from "../../src/store/recaps.ts";
import { fresh, minute, type Place } from "./store-ground.ts";

const written = (body: string, by = "ana") => ({ kind: "prose" as const, at: minute(1), by, body });

export function recapsContract(place: Place): void {
  test("steps are numbered from 1 on, by sprint, and keep their texts", async () => {
    const { db } = await fresh(place);
    await addRevision(db, "mitaka", async () => written("First\n\nline — ü"));
    await addRevision(db, "mitaka", async () => ({ ...written("{}", "ben"), kind: "frozen" }));
    await addRevision(db, "liberty", async () => written("Another"));

    expect((await revisionHeads(db, "mitaka")).map(({ seq, kind, by }) => [seq, kind, by])).toEqual([
      [1, "prose", "ana"],
      [2, "frozen", "ben"],
    ]);
    expect(await revisionOf(db, "mitaka", 1)).toMatchObject({ body: "First\n\nline — ü", at: minute(1) });
    expect(await revisionOf(db, "mitaka", 9)).toBeNull();
    expect(await lastRevision(db, "mitaka", ["prose"])).toMatchObject({ seq: 1 });
    expect(await lastRevision(db, "mitaka", ["live", "frozen"])).toMatchObject({ seq: 2 });
    expect(await lastRevision(db, "mitaka", ["published"])).toBeNull();
  });

  test("of writers at the same time nobody's text is lost, and each sees what was there before", async () => {
    const { db } = await fresh(place);
    const seen: number[] = [];
    const texts = Array.from({ length: 8 }, (_, n) => `text ${n}`);
    await Promise.all(
      texts.map((text) =>
        addRevision(db, "mitaka", async (last) => {
          seen.push(last);
          return written(text);
        }),
      ),
    );
    const heads = await revisionHeads(db, "mitaka");
    const bodies = await Promise.all(heads.map(async ({ seq }) => (await revisionOf(db, "mitaka", seq))?.body));
    expect(bodies.sort()).toEqual(texts);
    expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  test("what is announced is written together with its step", async () => {
    const { db } = await fresh(place);
    const notice = { kind: "recap", at: minute(1), title: "Recap", paragraphs: [], numbers: {}, url: null };
    await addRevision(db, "mitaka", async (last) => ({
      ...{ kind: "published", at: minute(1), by: "ana", body: "{}" },
      notices: [{ ...notice, id: `recap/mitaka/${last + 1}` }],
    }));
    expect((await waitingNotices(db, 10)).map(({ notice: { id } }) => id)).toEqual(["recap/mitaka/1"]);

    const refusing = addRevision(db, "mitaka", async () => {
      throw new Error("not now");
    });
    await expect(refusing).rejects.toThrow("not now");
    expect(await revisionHeads(db, "mitaka")).toHaveLength(1);
  });
}
