/** Is a day of a sprint summed up once, at its hour in the sprint's zone, with what was done on it? */
import { expect, test } from "vitest";
import { say } from "../../src/commands/say.ts";
import { lookAtSprintDays } from "../../src/jobs/day-summaries.ts";
import type { Sprint } from "../../src/review/program.ts";
import { summedDays } from "../../src/sprint/day-end.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { plainBody } from "../../src/words/notice-text.ts";
import { as } from "../commands/decision-ground.ts";
import { has, story, uploads } from "../review/story.ts";
import { program, standing } from "../web/api-ground.ts";

const [mitaka] = program.sprints as [Sprint];

async function house(sprint: Partial<Sprint> = {}) {
  const time = { at: Date.parse("2016-01-27T15:00:00.000Z") };
  const own = story(uploads("eve"), has({ number: 271_500, key: "opendev~271500", topic: "totp" }));
  const { ground } = await standing({
    more: [own],
    says: { sprints: [{ ...mitaka, ...sprint }] },
    clock: () => new Date(time.at).toISOString(),
  });
  const context = () => ground.house.context();
  return {
    context,
    at(moment: string) {
      time.at = Date.parse(moment);
    },
    tell: (who: string, text: string) =>
      say(context(), { actor: as(who), text, about: null }, console.error).then(([answer]) => answer?.refused ?? null),
    look: () => lookAtSprintDays(context()),
    told: async () =>
      (await waitingNotices(context().db, 99)).map(({ notice }) => notice).filter(({ kind }) => kind === "sprint-day"),
  };
}

test("at its hour, once, with what was talked about, decided and promised", async () => {
  const { at, tell, look, told } = await house({ rhythm: [{ from: "09:00", to: "17:30", what: "all" }] });
  expect(await tell("ana", "/tracks add auth")).toBeNull();
  expect(await tell("ana", "/track auth now TOTP and friends")).toBeNull();
  expect(await tell("ana", "/promise dan: the TOTP patch is up due 2016-02-05")).toBeNull();
  expect(await tell("eve", "/ffe request 271000 because the spec merged late")).toBeNull();
  at("2016-01-27T20:00:00.000Z");
  expect(await tell("ana", "/track auth now Federation")).toBeNull();
  at("2016-01-27T23:29:59.000Z");
  expect([await look(), await told()]).toEqual([0, []]);

  at("2016-01-27T23:30:00.000Z");
  expect([await look(), await look()]).toEqual([1, 0]);
  const [notice] = await told();
  expect(notice).toMatchObject({
    id: "sprint/mitaka/day/2016-01-27",
    url: "/sprints/mitaka",
    at: "2016-01-27T23:30:00.000Z",
  });
  expect(notice?.title).toMatch(/^Mitaka mid-cycle, day 1 of 3: \d+ changes? merged, \d+ revised, \d+ reviewed$/);
  const text = plainBody(notice as never, "https://m.example.org").replaceAll(/\s+/g, " ");
  expect(text).toMatch(/^Changes on Wed 27 Jan 2016: \d+ .*merged, .* took part\./);
  expect(text).toContain("Talked about: TOTP and friends.");
  expect(text).toMatch(/Decided, or on the way: .*<https:\/\/m\.example\.org\/exemptions\/1> \(exemption, requested\)/);
  expect(text).toMatch(/1 promise <.*\/promises\?sprint=mitaka>: Dan Weiss: the TOTP patch is up <.*\/promises\/1>\./);
  expect(text).toMatch(
    /Of the sprint's own open changes \d can be finished, \d can be moved on, \d need a decision first\. Longest waits /,
  );
});

test("each day has its own, also when nobody was there at the hour, and none long afterwards", async () => {
  const { at, look, told } = await house();
  at("2016-01-29T09:00:00.000Z");
  expect(await look()).toBe(1);
  at("2016-02-05T09:00:00.000Z");
  expect(await look()).toBe(0);
  expect((await told()).map(({ id }) => id)).toEqual(["sprint/mitaka/day/2016-01-28"]);
});

test.each<[string, Partial<Sprint>, string]>([
  ["said: that time, in the sprint's zone", { summary: "17:00" }, "2016-01-27T23:00:00.000Z"],
  [
    "unsaid: the end of the day's last part",
    { rhythm: [{ from: "09:00", to: "12:00", what: "talk" }] },
    "2016-01-27T18:00:00.000Z",
  ],
  ["neither: six in the evening", {}, "2016-01-28T00:00:00.000Z"],
])("the hour is %s", (_, sprint, at) => {
  expect(summedDays({ ...mitaka, ...sprint })[0]).toMatchObject({ day: "2016-01-27", number: 1, of: 3, at });
});
