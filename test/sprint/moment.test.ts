/** Is every day, time and zone read as the one instant that people mean, and nothing guessed? */
import { describe, expect, test } from "vitest";
import { instantAt, when, zoneOf } from "../../src/sprint/moment.ts";

describe("a time of a day in a zone", () => {
  test.each<[story: string, day: string, time: string, zone: string, instant: string]>([
    ["UTC", "2016-03-03", "23:59", "UTC", "2016-03-03T23:59:00.000Z"],
    ["Austin in winter", "2016-01-29", "17:00", "America/Chicago", "2016-01-29T23:00:00.000Z"],
    ["Austin in summer", "2016-07-29", "17:00", "America/Chicago", "2016-07-29T22:00:00.000Z"],
    ["anywhere on Earth ends a day last", "2016-03-03", "23:59", "Etc/GMT+12", "2016-03-04T11:59:00.000Z"],
    ["the earliest zone", "2016-03-03", "23:59", "Pacific/Kiritimati", "2016-03-03T09:59:00.000Z"],
    ["a quarter of an hour off", "2016-03-03", "00:00", "Asia/Kathmandu", "2016-03-02T18:15:00.000Z"],
    ["shown twice: the second", "2016-11-06", "01:30", "America/Chicago", "2016-11-06T07:30:00.000Z"],
    ["before the clocks go back", "2016-11-06", "00:59", "America/Chicago", "2016-11-06T05:59:00.000Z"],
    ["jumped over: the moment of the jump", "2016-03-13", "02:30", "America/Chicago", "2016-03-13T08:00:00.000Z"],
    ["right after the jump", "2016-03-13", "03:00", "America/Chicago", "2016-03-13T08:00:00.000Z"],
    ["half an hour is jumped over", "2016-10-02", "02:15", "Australia/Lord_Howe", "2016-10-01T15:30:00.000Z"],
    ["a whole day is jumped over", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s", (_, day, time, zone, instant) => {
    expect(instantAt(day, time, zone)).toBe(instant);
  });
});

describe("what people write", () => {
  // A Wednesday; in Chicago it is still Tuesday.
  const now = "2016-01-27T02:00:00.000Z";
  test.each<[text: string, zone: string, at: string]>([
    ["now", "UTC", now],
    ["today", "UTC", "2016-01-27T23:59:00.000Z"],
    ["today", "America/Chicago", "2016-01-27T05:59:00.000Z"],
    ["Tomorrow", "UTC", "2016-01-28T23:59:00.000Z"],
    ["tomorrow 17:00", "America/Chicago", "2016-01-27T23:00:00.000Z"],
    ["tomorrow at 9:00 UTC", "America/Chicago", "2016-01-28T09:00:00.000Z"],
    ["in 3 days", "UTC", "2016-01-30T23:59:00.000Z"],
    ["in 1 week", "UTC", "2016-02-03T23:59:00.000Z"],
    ["friday", "UTC", "2016-01-29T23:59:00.000Z"],
    ["on Wednesday", "UTC", "2016-02-03T23:59:00.000Z"],
    ["2016-02-29", "UTC", "2016-02-29T23:59:00.000Z"],
    ["2016-02-05 AoE", "UTC", "2016-02-06T11:59:00.000Z"],
    ["  2016-02-05   17:00  America/Chicago ", "UTC", "2016-02-05T23:00:00.000Z"],
    ["2016-02-05 17:00", "Europe/Berlin", "2016-02-05T16:00:00.000Z"],
    ["2016-02-05T17:00:00Z", "Europe/Berlin", "2016-02-05T17:00:00.000Z"],
    ["2016-02-05T17:00-06:00", "UTC", "2016-02-05T23:00:00.000Z"],
    ["2016-02-05 17:00:30+0100", "UTC", "2016-02-05T16:00:30.000Z"],
  ])("%j in %s is %s", (text, zone, at) => {
    expect(when(text, now, zone)).toMatchObject({ at });
  });

  test.each([
    "",
    "soon",
    "5/2/2016",
    "05-02-2016",
    "2016-02-30",
    "2015-02-29",
    "2016-13-01",
    "2016-02-05 25:00",
    "2016-02-30T10:00:00Z",
    "2016-2-5",
    "next",
    "in many days",
    "a".repeat(5_000),
  ])("%j is refused in one sentence that says what is understood", (text) => {
    const answer = when(text, now, "UTC");
    expect(answer).toEqual({ refused: expect.stringMatching(/can mean only one thing\. Write "tomorrow"/) });
    expect(JSON.stringify(answer).length).toBeLessThan(400);
  });

  test("a zone that does not exist is refused by name", () => {
    for (const text of ["2016-02-05 Mars/Base", "2016-02-05 CST"]) {
      expect(when(text, now, "UTC")).toEqual({ refused: expect.stringContaining("No time zone is called") });
    }
    expect([zoneOf("aoe"), zoneOf("utc"), zoneOf("Europe/Berlin"), zoneOf("Nowhere/Land")]).toEqual([
      "Etc/GMT+12",
      "UTC",
      "Europe/Berlin",
      null,
    ]);
  });
});
