/** Does a sprint last exactly its own days, wherever it meets? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { sprintReach, sprintTime, sprintWindow, withWeekend } from "../../src/sprint/days.ts";
import { dayAfter, dayAt, dayStart } from "../../src/sprint/zone.ts";
import { madeUpSprint } from "./made-up.ts";

const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000;

test.each([
  ["2016-01-27", "2016-01-29", "America/Chicago", "2016-01-27T06:00:00.000Z", "2016-01-30T06:00:00.000Z"],
  ["2016-01-27", "2016-01-27", "Etc/GMT+12", "2016-01-27T12:00:00.000Z", "2016-01-28T12:00:00.000Z"],
  ["2016-01-27", "2016-01-28", "Asia/Kathmandu", "2016-01-26T18:15:00.000Z", "2016-01-28T18:15:00.000Z"],
  ["2016-01-27", "2016-01-27", "Pacific/Kiritimati", "2016-01-26T10:00:00.000Z", "2016-01-27T10:00:00.000Z"],
])("%s to %s in %s", (first, last, zone, from, to) => {
  expect(sprintWindow({ first, last, zone })).toMatchObject({ from, to });
});

test.each([
  ["America/Chicago", "2016-03-13", 23],
  ["America/Chicago", "2016-11-06", 25],
  // Clocks jump from 24:00 to 01:00: the day begins at one.
  ["America/Sao_Paulo", "2016-10-16", 23],
  ["Australia/Lord_Howe", "2016-10-02", 23.5],
  // The day that Samoa left out.
  ["Pacific/Apia", "2011-12-30", 0],
])("in %s %s has %d hours", (zone, day, length) => {
  const { from, to } = sprintWindow({ first: day, last: day, zone });
  expect(hours(from, to)).toBe(length);
});

const zones = fc.constantFrom("America/Chicago", "America/Sao_Paulo", "Europe/Berlin", "Etc/GMT+12", "Asia/Kolkata");
const dates = fc
  .date({ min: new Date("2010-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

property.prop([dates, fc.nat(9), zones], { numRuns: 40 })(
  "days touch, fill the window, and hold exactly the instants of their date",
  (first, more, zone) => {
    const { from, to, days } = sprintWindow({ first, last: dayAfter(first, more), zone });

    expect(days).toHaveLength(more + 1);
    expect([days[0]?.from, days.at(-1)?.to]).toEqual([from, to]);
    for (const [i, one] of days.entries()) {
      expect(one.from).toBe(days[i - 1]?.to ?? from);
      expect(dayAt(one.from, zone)).toBe(one.day);
      expect(dayAt(new Date(Date.parse(one.to) - 1).toISOString(), zone)).toBe(one.day);
    }
  },
);

property.prop([dates, zones], { numRuns: 40 })("no instant before a day's start is in that day", (day, zone) => {
  const before = new Date(Date.parse(dayStart(day, zone)) - 1).toISOString();
  expect(dayAt(before, zone) < day).toBe(true);
});

test.each([
  ["2016-01-29", "2016-02-01T06:00:00.000Z"],
  ["2016-01-30", "2016-02-01T06:00:00.000Z"],
  ["2016-01-28", null],
  ["2016-01-31", null],
])("a sprint that ends on %s has its weekend until %s", (last, to) => {
  expect(withWeekend({ first: "2016-01-27", last, zone: "America/Chicago" })?.to ?? null).toBe(to);
});

test("every reading is within reach", () => {
  const sprint = madeUpSprint();
  const reach = sprintReach(sprint);
  const weekend = withWeekend(sprint);
  expect(reach.from < sprintWindow(sprint).from).toBe(true);
  expect(reach.to > (weekend?.to ?? "")).toBe(true);
});

test.each([
  ["2016-01-27T05:59:59.999Z", "before"],
  ["2016-01-27T06:00:00.000Z", "now"],
  ["2016-01-30T05:59:59.999Z", "now"],
  ["2016-01-30T06:00:00.000Z", "after"],
])("at %s the sprint is %s", (now, when) => {
  expect(sprintTime(madeUpSprint(), now)).toBe(when);
});
