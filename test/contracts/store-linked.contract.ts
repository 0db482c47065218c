/** Are changes and files found that a text links to? */
import { expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { filesNamed, numbersRead } from "../../src/store/linked.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, minute, type Place, put } from "./store-ground.ts";

export function linkedContract(place: Place): void {
  const ground = async (...mores: Partial<Change>[]) => {
    const { db } = await fresh(place);
    const snapshots = madeUp(mores.length).map((snapshot, i) => ({
      ...snapshot,
      change: { ...snapshot.change, repository: "a", status: "merged" as const, submitted: minute(i), ...mores[i] },
    }));
    await put(db, look(...snapshots));
    return { db, numbers: snapshots.map(({ change }) => change.number) };
  };

  test("files of a name, whatever their folder, of merged changes of one repository, the latest first", async () => {
    const { db, numbers } = await ground(
      { files: ["specs/mitaka/totp.rst", "specs/mitaka/not-totp.rst"] },
      { files: ["totp.rst"] },
      { files: ["specs/keystone/totp.rst"] },
      { files: ["specs/totp.rst"], status: "open", submitted: null },
      { files: ["specs/totp.rst"], repository: "b" },
    );

    const found = await filesNamed(db, "a", "totp.rst");

    expect(found.map(({ path, number }) => [path, number])).toEqual([
      ["specs/keystone/totp.rst", numbers[2]],
      ["totp.rst", numbers[1]],
      ["specs/mitaka/totp.rst", numbers[0]],
    ]);
    expect(found[0]?.at).toBe(minute(2));
    expect(await filesNamed(db, "a", "t_tp.rst")).toEqual([]);
  });

  test("the lowest and the highest number that were read", async () => {
    const { db, numbers } = await ground({}, {}, { repository: "b" });

    expect(await numbersRead(db, "a")).toEqual({ lowest: numbers[1], highest: numbers[0] });
    expect(await numbersRead(db, "c")).toBeNull();
  });
}
