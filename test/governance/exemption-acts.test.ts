/** What becomes of corrections, late requests and terms that nobody could meet? */
import { expect, test } from "vitest";
import { standing } from "../../src/governance/exemption/standing.ts";
import { endOfDay, exemptionPresets, termsOf, ungrantable } from "../../src/governance/exemption/terms.ts";
import { asked, cores, does, on, story } from "./exemption-ground.ts";

test("a vote that another recorded wrongly is taken back by the person concerned, and stays in the history", () => {
  const wrong = { ...does("bo", "sponsor", on(2)), recordedBy: "cy" };
  const acts = story(
    asked("two-approvers"),
    wrong,
    does("di", "sponsor", on(2)),
    does("bo", "correct", on(3), { of: 2 }),
  );

  expect(standing(acts, on(2)).state).toBe("granted");
  const { state, sponsors, ignored } = standing(acts, on(3));
  expect([state, sponsors, ignored]).toEqual(["in review", ["di"], [{ seq: 2, why: "it was taken back" }]]);
});

test("a correction that was itself wrong is taken back; others' acts and the request stay", () => {
  const acts = story(
    asked("two-approvers"),
    does("bo", "sponsor", on(2)),
    does("di", "sponsor", on(2)),
    does("bo", "correct", on(3), { of: 2 }),
    does("bo", "correct", on(4), { of: 4 }),
    does("cy", "correct", on(5), { of: 2 }),
    does("pat", "correct", on(5), { of: 1 }),
  );

  expect([3, 4, 5].map((day) => standing(acts, on(day)).state)).toEqual(["in review", "granted", "granted"]);
});

test("a request is late when it comes after the days in which one asks", () => {
  const late = (frozenSince: string) => standing([asked("kubernetes", { frozenSince })], on(2)).late;

  // Asked on 1 February at noon: three days to the end of the day anywhere on Earth.
  expect([late("2016-01-29T12:00:00.000Z"), late("2016-01-29T11:59:00.000Z")]).toEqual([false, true]);
  expect(standing([asked("keystone", { frozenSince: on(-90) })], on(2)).late).toBe(false);
});

test("a day ends twelve hours later anywhere on Earth", () => {
  expect(endOfDay("2016-02-02T11:00:00.000Z", 0, "AoE")).toBe("2016-02-02T11:59:00.000Z");
  expect(endOfDay("2016-02-02T12:00:00.000Z", 0, "AoE")).toBe("2016-02-03T11:59:00.000Z");
  expect(endOfDay("2016-02-02T12:00:00.000Z", 7, "UTC")).toBe("2016-02-09T23:59:00.000Z");
});

test("terms under which nobody could grant are said in one sentence", () => {
  const terms = (preset: keyof typeof exemptionPresets, people: { cores: string[]; officers: string[] }) =>
    ungrantable(termsOf(exemptionPresets[preset], people));

  expect(terms("keystone", { cores, officers: [] })).toBeNull();
  expect(terms("kubernetes", { cores, officers: [] })).toMatch(/neither PTL nor liaison/);
  expect(terms("nova-juno", { cores: ["bo"], officers: ["pat"] })).toMatch(/needs 3 cores or liaisons and has 2/);
});
