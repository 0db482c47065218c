/** What does the store promise about what people want to be told? */
import { expect, test } from "vitest";
import { chosenBy, houseKey, mute, putHabits, subscribe, takingPart, unmute } from "../../src/store/subscriptions.ts";
import { usualHabits } from "../../src/words/subscribing.ts";
import { begin } from "../store/made-up-acts.ts";
import { fresh, minute, opened, type Place } from "./store-ground.ts";

export function subscriptionsContract(place: Place): void {
  test("what somebody chose last counts, and others chose nothing", async () => {
    const { db } = await fresh(place);
    const polls = { channel: "mail", topic: "polls", scope: "mine", pace: "at once" } as const;
    await subscribe(db, "ana", [polls, { ...polls, topic: "holds" }], minute(1));
    await subscribe(db, "ana", [{ ...polls, scope: "all", pace: "morning" }], minute(2));
    await putHabits(db, "ana", { zone: "Asia/Tokyo", morning: "09:30", quiet: null });
    await putHabits(db, "ana", { zone: "Asia/Tokyo", morning: "09:30", quiet: { from: "21:00", to: "06:00" } });
    await mute(db, "ana", { thread: "poll-2", until: null, since: minute(1) });
    await mute(db, "ana", { thread: "poll-2", until: minute(9), since: minute(2) });
    await mute(db, "ben", { thread: "*", until: null, since: minute(2) });

    const ana = (await chosenBy(db, "ana")).get("ana");
    expect(ana?.subscriptions.sort((a, b) => (a.topic < b.topic ? -1 : 1))).toEqual([
      { ...polls, topic: "holds" },
      { ...polls, scope: "all", pace: "morning" },
    ]);
    expect(ana?.habits).toEqual({ zone: "Asia/Tokyo", morning: "09:30", quiet: { from: "21:00", to: "06:00" } });
    expect(ana?.mutes).toEqual([{ thread: "poll-2", until: minute(9) }]);
    const all = await chosenBy(db);
    expect([...all.keys()].sort()).toEqual(["ana", "ben"]);
    expect(all.get("ben")).toEqual({ subscriptions: [], habits: usualHabits, mutes: [{ thread: "*", until: null }] });
    expect(await unmute(db, "ana", "poll-2")).toBe(true);
    expect(await unmute(db, "ana", "poll-2")).toBe(false);
  });

  test("whoever acted in a process takes part in it", async () => {
    const { db } = await fresh(place);
    const { process } = await begin(db, { by: "bo" });
    expect([...((await takingPart(db, [process, "poll-9"])).get(process) ?? [])]).toContain("bo");
    expect((await takingPart(db, [])).size).toBe(0);
  });

  test("a key is made once, whoever asks first", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const keys = await Promise.all(
      Array.from({ length: 6 }, (_, i) => houseKey((stores[i % stores.length] ?? stores[0])?.db as never, "k")),
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
  });
}
