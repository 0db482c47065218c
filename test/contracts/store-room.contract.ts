/** What does every store promise about what is done in a sprint's room? */
import { expect, test } from "vitest";
import type { RoomAct } from "../../src/sprint/room/acts.ts";
import { roomAfter } from "../../src/sprint/room/room.ts";
import { startLedgerOver } from "../../src/store/ledger.ts";
import { roomActs, roomMarks, writeInRoom } from "../../src/store/room.ts";
import { fresh, minute, type Place } from "./store-ground.ts";

type New = Parameters<typeof writeInRoom>[3];

function does(kind: RoomAct["kind"], body: object, by = "ana"): New {
  return { kind, body, by, recordedBy: by, at: minute(1), through: "web", link: null } as New;
}

const opens = does("opened", { sprint: null });
const comes = (by: string) => () => ({ acts: [does("checked-in", { place: "capri" }, by)], notices: [] });

export function roomContract(place: Place): void {
  test("the first deed opens the room, the others go on in it", async () => {
    const { db } = await fresh(place);
    expect(await roomMarks(db)).toEqual([]);
    await writeInRoom(db, "mitaka", null, opens, comes("ana"));
    await writeInRoom(db, "newton", null, opens, comes("ana"));
    await writeInRoom(db, "mitaka", null, opens, comes("ben"));

    const marks = await roomMarks(db);
    expect(marks.map(({ sprint, acts }) => [sprint, acts])).toEqual([
      ["mitaka", 3],
      ["newton", 2],
    ]);
    const { roster } = roomAfter("mitaka", await roomActs(db, marks[0]?.process ?? ""));
    expect(roster.map(({ id }) => id)).toEqual(["ana", "ben"]);
  });

  test("of many who begin at once none is lost, and there is one room", async () => {
    const { db } = await fresh(place);
    const people = Array.from({ length: 12 }, (_, n) => `p${n}`);
    await Promise.all(people.map((by) => writeInRoom(db, "mitaka", null, opens, comes(by))));

    const [room, another] = await roomMarks(db);
    expect(another).toBeUndefined();
    const { roster } = roomAfter("mitaka", await roomActs(db, room?.process ?? ""));
    expect(roster.map(({ id }) => id).sort()).toEqual(people.toSorted());
  });

  test("a command that is told twice is done once", async () => {
    const { db } = await fresh(place);
    for (let n = 0; n < 3; n++) await writeInRoom(db, "mitaka", "irc/1", opens, comes("ana"));
    expect((await roomMarks(db)).map(({ acts }) => acts)).toEqual([2]);
  });

  test("a rule that refuses writes nothing, not even the room", async () => {
    const { db } = await fresh(place);
    const refusing = () => {
      throw new Error("no such track");
    };
    await expect(writeInRoom(db, "mitaka", null, opens, refusing)).rejects.toThrow("no such track");
    expect(await roomMarks(db)).toEqual([]);
  });

  test("a made-up team begins again with no room", async () => {
    const { db } = await fresh(place);
    await writeInRoom(db, "mitaka", null, opens, comes("ana"));
    await startLedgerOver(db);
    expect(await roomMarks(db)).toEqual([]);
  });
}
