/** What does the store promise of mirrored pads? */
import { expect, test } from "vitest";
import { dropLink, links, noteLook, putLink, setLink } from "../../src/store/etherpads.ts";
import { fresh, minute, type Place } from "./store-ground.ts";

export function etherpadsContract(place: Place): void {
  const link = {
    id: "ep.notes",
    server: "ep",
    pad: "notes",
    sprint: "mitaka",
    section: false,
    by: "ana",
    since: minute(0),
  };
  const unseen = { looked: null, revision: null, mark: null, trouble: null, kept: null };

  test("a pad is linked once, and what a look shows stays until another says otherwise", async () => {
    const { db } = await fresh(place);
    expect(await putLink(db, link)).toBe(true);
    expect(await putLink(db, link)).toBe(false);
    expect(await putLink(db, { ...link, id: "ep.notes-2" })).toBe(false);
    expect(await links(db)).toEqual([{ ...link, ...unseen }]);

    await noteLook(db, "ep.notes", { looked: minute(1), revision: 12, mark: "m", trouble: null });
    await noteLook(db, "ep.notes", { trouble: "It cannot be reached." });
    await setLink(db, "ep.notes", { sprint: null, section: true, by: "program-file" });
    expect(await links(db)).toEqual([
      {
        ...{ ...link, ...unseen, looked: minute(1), revision: 12, mark: "m", trouble: "It cannot be reached." },
        ...{ sprint: null, section: true, by: "program-file" },
      },
    ]);
    expect(await dropLink(db, "ep.notes")).toBe(true);
    expect(await dropLink(db, "ep.notes")).toBe(false);
    expect(await links(db)).toEqual([]);
  });
}
