/** What does the store promise about meetings in chat? */
import { expect, test } from "vitest";
import { chatMarks, putChatMark } from "../../src/store/chat-marks.ts";
import {
  closeMeeting,
  forgetMeetings,
  type Heard,
  type KeptMeeting,
  meetingLines,
  meetings,
  openMeeting,
  putLine,
} from "../../src/store/meetings.ts";
import { fresh, minute, opened, type Place } from "./store-ground.ts";

const meeting: KeptMeeting = {
  id: "keystone.2016-01-27-15.00",
  source: "oftc",
  place: "#keystone",
  sprint: null,
  began: minute(0),
  ended: null,
  topicBefore: "Identity",
};
const said = (text: string, more: Partial<Heard> = {}): Heard => ({ at: minute(1), by: "ana", text, ...more });

export function meetingsContract(place: Place): void {
  test("a meeting keeps its lines as they came, numbered from 1", async () => {
    const { db } = await fresh(place);
    await openMeeting(db, meeting, [said("#startmeeting keystone", { account: "akr" })]);

    const second = await putLine(db, meeting.id, said("nods \0 é", { kind: "did", at: null, by: "an\0a" }));

    expect(second).toEqual({ id: "2", at: null, by: "an\uFFFDa", text: "nods \uFFFD é", kind: "did" });
    expect(await meetingLines(db, meeting.id)).toEqual([
      { id: "1", at: minute(1), by: "ana", account: "akr", text: "#startmeeting keystone" },
      second,
    ]);
  });

  test("what a chat delivers twice is kept once", async () => {
    const { db } = await fresh(place);
    await openMeeting(db, meeting, [said("a", { reference: "$1" })]);

    expect(await putLine(db, meeting.id, said("a", { reference: "$1" }))).toBeNull();
    expect((await putLine(db, meeting.id, said("a", { reference: "$2" })))?.id).toBe("2");
    expect((await putLine(db, meeting.id, said("a")))?.id).toBe("3");
  });

  test("lines that come at once all get a number of their own", async () => {
    const where = await place();
    const stores = "sqlite" in where ? [await opened(where)] : [await opened(where), await opened(where)];
    const [{ db }] = stores as [(typeof stores)[number]];
    await openMeeting(db, meeting, []);

    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        putLine(stores[i % stores.length]?.db ?? db, meeting.id, said(`${i}`, { reference: `$${i}` })),
      ),
    );

    const kept = await meetingLines(db, meeting.id);
    expect(kept.map(({ id }) => Number(id))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(kept.map(({ text }) => text)).size).toBe(20);
  });

  test("a room has one meeting at a time, and a name that is taken gets a number", async () => {
    const { db } = await fresh(place);

    expect(await openMeeting(db, meeting, [])).toBe(meeting.id);
    expect(await openMeeting(db, meeting, [])).toBeNull();
    expect(await openMeeting(db, { ...meeting, place: "#nova" }, [])).toBe(`${meeting.id}-2`);
    await closeMeeting(db, meeting.id, minute(9));
    expect(await openMeeting(db, { ...meeting, began: minute(10) }, [])).toBe(`${meeting.id}-3`);
    expect((await meetings(db, { open: true })).map(({ id }) => id)).toEqual([`${meeting.id}-3`, `${meeting.id}-2`]);
    expect(await meetings(db, { id: meeting.id })).toEqual([{ ...meeting, ended: minute(9) }]);
  });

  test("each room has its own mark", async () => {
    const { db } = await fresh(place);
    for (const [room, reference] of [
      ["a", "1"],
      ["b", "2"],
      ["a", "3"],
    ] as const)
      await putChatMark(db, { chat: "matrix", room, reference, at: minute(1) });

    const marks = await chatMarks(db, "matrix");
    expect([...marks].sort()).toEqual([
      ["a", { reference: "3", at: minute(1) }],
      ["b", { reference: "2", at: minute(1) }],
    ]);
    expect((await chatMarks(db, "other")).size).toBe(0);
  });

  test("a world that begins again knows no meeting", async () => {
    const { db } = await fresh(place);
    await openMeeting(db, meeting, [said("a")]);

    await forgetMeetings(db);

    expect([await meetings(db), await meetingLines(db, meeting.id)]).toEqual([[], []]);
  });
}
