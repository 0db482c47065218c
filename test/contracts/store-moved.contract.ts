/** Does a process notice what another one writes? */
import { expect, test } from "vitest";
import { writings } from "../../src/store/moved.ts";
import { look, madeUp } from "../store/made-up.ts";
import { opened, type Place, put } from "./store-ground.ts";

export function movedContract(place: Place): void {
  test("what another process writes is noticed, and looking alone is not", async () => {
    const where = await place();
    const [here, there] = [await opened(where), await opened(where)];
    const before = await writings(here.db);
    expect(await writings(here.db)).toBe(before);
    await put(there.db, look(...madeUp(1)));
    expect(await writings(here.db)).not.toBe(before);
  });
}
