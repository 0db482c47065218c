/** Do spans and moments read right, in every zone? */
import { expect, test } from "vitest";
import { ago, day, duration, isoDay, moment } from "../../src/words/time.ts";

const minute = 60;
const hour = 60 * minute;
const dayLong = 24 * hour;

test.each([
  // openstack-conventions §20, trap 1: hours and minutes of a wait were always 0.
  [2 * dayLong + 5 * hour + 30 * minute, "2 d 5 h"],
  [5 * hour, "5 h"],
  [2 * hour + 5 * minute, "2 h 5 min"],
  [3 * dayLong + 4 * hour, "3 d 4 h"],
  [3 * dayLong + 4 * minute, "3 d"],
  [dayLong, "1 d"],
  [dayLong - 1, "23 h 59 min"],
  [minute, "1 min"],
  [330, "5 min 30 s"],
  [40, "40 s"],
  [40.9, "40 s"],
  [0, "0 s"],
  [-5, "0 s"],
  [400 * dayLong, "400 d"],
])("%d seconds are %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test.each([
  ["2016-01-27T12:00:00.000Z", "3 d 4 h ago"],
  ["2016-01-30T15:59:30.000Z", "just now"],
  ["2016-01-30T16:00:30.000Z", "just now"],
  ["2016-01-30T15:54:30.000Z", "5 min ago"],
  ["2016-01-30T18:00:00.000Z", "in 2 h"],
])("%s is %s", (at, text) => {
  expect(ago(at, "2016-01-30T16:00:00.000Z")).toBe(text);
});

test.each([
  ["2016-01-28T00:02:00.000Z", "America/Chicago", "Wed 27 Jan 2016", "27 Jan 2016 18:02 CST", "2016-01-27"],
  ["2016-07-28T05:00:00.000Z", "America/Chicago", "Thu 28 Jul 2016", "28 Jul 2016 00:00 CDT", "2016-07-28"],
  ["2016-09-04T12:00:00.000Z", "Europe/Berlin", "Sun 4 Sep 2016", "4 Sep 2016 14:00 CEST", "2016-09-04"],
  ["2016-01-01T11:59:59.999Z", "Etc/GMT+12", "Thu 31 Dec 2015", "31 Dec 2015 23:59 AoE", "2015-12-31"],
  ["2016-01-01T00:00:00.000Z", "UTC", "Fri 1 Jan 2016", "1 Jan 2016 00:00 UTC", "2016-01-01"],
  ["2016-02-29T20:15:00.000Z", "Asia/Kathmandu", "Tue 1 Mar 2016", "1 Mar 2016 02:00 GMT+5:45", "2016-03-01"],
])("%s in %s", (at, zone, spoken, clock, iso) => {
  expect([day(at, zone), moment(at, zone), isoDay(at, zone)]).toEqual([spoken, clock, iso]);
});
