/** Are the minutes of a team's meetings found, shown, taken away and brought in? */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/commands/actor.ts";
import { minutesOf, oneMeeting } from "../../src/commands/minutes.ts";
import { fileNames, minutesFile } from "../../src/commands/minutes-files.ts";
import { importLog } from "../../src/commands/minutes-import.ts";
import { minutesList, minutesView } from "../../src/commands/minutes-views.ts";
import { meetingLines } from "../../src/store/meetings.ts";
import { standing } from "../web/api-ground.ts";
import { meetingId, meets } from "./minutes-ground.ts";

const ana: Actor = { id: "ana", through: "cli", link: null };
const log = readFileSync(new URL("../sprint/minutes/keystone.log.txt", import.meta.url), "utf8");
const wanted = { text: log, file: "keystone.2014-01-07-18.00.log.txt", channel: "#openstack-meeting" };

async function team(lines?: string[]) {
  const { ground } = await standing();
  const context = ground.house.context();
  if (lines?.length !== 0) await meets(context, lines);
  return context;
}

test("a meeting belongs to the sprint on whose days it began", async () => {
  const context = await team();

  const [line, ...rest] = await minutesList(context, { sprint: "mitaka" });

  expect(rest).toEqual([]);
  expect(line).toMatchObject({
    id: meetingId,
    title: "#openstack-keystone: keystone",
    page: `/minutes/${meetingId}`,
    sprint: { id: "mitaka" },
    counts: [
      { kind: "agreed", count: 1 },
      { kind: "action", count: 2 },
      { kind: "info", count: 1 },
      { kind: "link", count: 1 },
      { kind: "vote", count: 1 },
    ],
  });
  await expect(minutesList(context, { sprint: "newton" })).rejects.toThrow('No sprint is called "newton"');
});

test("an action knows its person and the end of the day in the sprint's zone", async () => {
  const { actions } = await minutesView(await team(), meetingId);

  expect(
    actions.map(({ owners, due, said }) => ({ who: owners.map(({ who }) => who?.id), due: due?.at, said })),
  ).toEqual([
    { who: ["dan"], due: "2016-02-04T05:59:00.000Z", said: `/minutes/${meetingId}/log#l-6` },
    { who: [], due: undefined, said: `/minutes/${meetingId}/log#l-7` },
  ]);
});

test("a meeting that goes on is there until now", async () => {
  const context = await team(["ana: #startmeeting", "ana: #topic Now"]);

  const [kept] = await minutesOf(context);

  expect(kept?.ended).toBeNull();
  expect(kept?.minutes.topics.map(({ title }) => title)).toEqual(["Now"]);
});

test("each file is there under meetbot's names, and no other", async () => {
  const meeting = await oneMeeting(await team(), meetingId);

  const files = fileNames(meetingId).map(({ name }) => [name, minutesFile(meeting, name, "https://m.example.org")]);

  expect(files.map(([name]) => name?.replace(meetingId, ""))).toEqual([
    ".txt",
    ".html",
    ".log.txt",
    ".log.html",
    ".md",
  ]);
  expect(files[0]?.[1]).toContain(`https://m.example.org/minutes/${meetingId}/${meetingId}.log.html`);
  expect(files[1]?.[1]).toContain(`href="${meetingId}.log.html#l-5"`);
  expect(files[2]?.[1]).toContain("15:04:00 <ana> #agreed TOTP gets");
  expect(files[3]?.[1]).toContain('id="l-5"');
  await expect(files[4]?.[1]).toMatchFileSnapshot("minutes.md.golden");
  expect(() => minutesFile(meeting, "x.pdf", null)).toThrow(`there are ${meetingId}.txt`);
});

describe("bringing in a log", () => {
  test("gives the minutes of the original, and a second time nothing", async () => {
    const context = await team([]);

    const tried = await importLog(context, ana, { ...wanted, dryRun: true });
    expect([tried.written, (await minutesOf(context)).length]).toEqual([false, 0]);
    const done = await importLog(context, ana, wanted);
    const again = await importLog(context, ana, wanted);

    expect(done).toMatchObject({ written: true, page: "/minutes/keystone.2014-01-07-18.00" });
    expect(done.text).toBe(
      "keystone.2014-01-07-18.00 is kept: 32 lines, 1 agreed, 2 actions, 1 note, 1 idea, 1 call for help, 2 links, 1 vote.",
    );
    expect(again).toMatchObject({ written: false, text: expect.stringContaining("is kept already") });
    const meeting = await oneMeeting(context, "keystone.2014-01-07-18.00");
    expect(minutesFile(meeting, `${meeting.id}.log.txt`, null)).toBe(log);
    expect(meeting.ended).toBe("2014-01-07T18:07:10.000Z");
  });

  test("a sprint that is named has it, whatever the day", async () => {
    const context = await team([]);
    await importLog(context, ana, { ...wanted, sprint: "mitaka" });
    expect((await minutesOf(context, { sprint: "mitaka" })).map(({ id }) => id)).toEqual(["keystone.2014-01-07-18.00"]);
  });

  test.each<[story: string, wanted: Partial<typeof wanted & { day: string; sprint: string }>, sentence: string]>([
    ["no day", { file: "notes.log" }, 'The name "notes.log" does not tell the day: give --day YYYY-MM-DD'],
    ["a day that does not exist", { day: "2014-02-30" }, 'There is no day "2014-02-30"'],
    ["no meeting", { text: "18:00:00 <a> hi" }, "holds no meeting: a log has lines as"],
    ["no log at all", { text: "<html>401</html>" }, "holds no meeting"],
    ["no such sprint", { sprint: "x" }, 'No sprint is called "x"'],
  ])("is refused with %s", async (_, more, sentence) => {
    const context = await team([]);
    await expect(importLog(context, ana, { ...wanted, ...more })).rejects.toThrow(sentence);
    expect(await minutesOf(context)).toEqual([]);
  });

  test("is refused to whom the team does not know, and when another log has the name", async () => {
    const context = await team([]);
    await importLog(context, ana, wanted);
    const other = log.replace("hello!", "good evening");

    await expect(importLog(context, { ...ana, id: "nia" }, wanted)).rejects.toThrow(
      "may bring in the log of a meeting",
    );
    await expect(importLog(context, ana, { ...wanted, text: other })).rejects.toThrow("Another meeting is kept as");
    expect(await meetingLines(context.db, "keystone.2014-01-07-18.00")).toHaveLength(32);
  });

  test("tells which lines it could not read", async () => {
    const done = await importLog(await team([]), ana, { ...wanted, text: `*** Mode change\n-- log opened\n${log}` });
    expect(done.text).toContain("left out: 2.");
  });
});
