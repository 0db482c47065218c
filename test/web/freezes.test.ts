/** Do the pages of freezes, the feed, the calendar and the badge say what the calendar holds, to everybody? */
import ical, { type VEvent } from "node-ical";
import { describe, expect, test } from "vitest";
import { freezesBetween } from "../../src/sprint/calendar.ts";
import { app } from "../../src/web/app.ts";
import { icalOf } from "../../src/web/feeds/ical.ts";
import { freezeTimeline } from "../../src/web/freeze-timeline.ts";
import { calendarEntries } from "../../src/words/freeze-feed.ts";
import { freezesView } from "../../src/words/freezes.ts";
import { has, story, uploads } from "../review/story.ts";
import { mitaka, teamWith } from "../sprint/frozen-ground.ts";
import { program, standing } from "./api-ground.ts";
import { textOf } from "./reading.ts";

const number = 271_100;
const feature = story(
  uploads("eve"),
  has({ key: `opendev~${number}`, number, topic: "bp/totp", created: "2016-01-20T00:00:00.000Z" }),
);
const ask = async (path: string) => {
  const { ground, lines } = await standing({ more: [feature] });
  const reply = await app(ground).request(path);
  return { reply, lines, text: textOf(await reply.clone().text()) };
};

describe("pages", () => {
  test("what is frozen now, until when, and what comes", async () => {
    const { text } = await ask("/freezes");

    expect(text).toContain("Feature proposal freeze since 18 Jan 2016 23:59 UTC");
    expect(text).toContain("The non-client library freeze begins");
    expect(text).not.toContain("Nothing is frozen now");
  });

  test("a change, without an account: every rule, met or not, and what would free it", async () => {
    const { reply, text } = await ask(`/frozen/opendev~${number}`);

    expect(reply.status).toBe(200);
    expect(text).toContain("Frozen by the feature proposal freeze until 17 Mar 2016 23:59 UTC");
    expect(text).toContain("Taken for a feature. Its topic is bp/totp.");
    expect(text).toContain("What would free it");
    expect(text).toContain("ask a core of keystone-core");
  });

  test("any name of a change leads to its one address, with the day", async () => {
    const { reply } = await ask(`/frozen/${number}?on=tomorrow`);

    expect(reply.status).toBe(302);
    expect(reply.headers.get("location")).toBe(`/frozen/opendev~${number}?on=tomorrow`);
  });

  test("the form keeps what was typed and says how it is written", async () => {
    const { reply } = await ask("/frozen?change=keystone+master&on=2016-03-10");
    const html = await reply.text();

    expect(html).toContain('value="keystone master"');
    expect(html).toContain('value="2016-03-10"');
    const refused = await ask("/frozen?change=keystone&on=5/2/2016");
    expect(refused.reply.status).toBe(400);
    expect(refused.text).toContain('"5/2/2016" is no day or time that can mean only one thing.');
  });

  test("a queue and a change say in words that it is frozen", async () => {
    expect((await ask("/queue")).text).toContain("frozen");
    expect((await ask(`/changes/opendev~${number}`)).text).toContain("Frozen by the feature proposal freeze");
    expect((await ask("/changes/opendev~271004")).text).not.toContain("Is it frozen");
  });

  test("the badge says it elsewhere", async () => {
    const badge = async (name: string) =>
      (await (await ask(`/badges/frozen/${name}.svg`)).reply.text()).match(/<title>(.*?)<\/title>/)?.[1];

    expect(await badge(`opendev~${number}`)).toBe("freeze: frozen until Thu 17 Mar 2016");
    expect(await badge("opendev~271004")).toBe("freeze: merged");
    expect(await badge("1")).toBe("freeze: not known");
  });
});

test("the feed has what began, the newest first, and nothing of what is to come", async () => {
  const { reply } = await ask("/freezes.atom");
  const titles = [...(await reply.text()).matchAll(/<title type="html"><!\[CDATA\[(.*?)\]\]>/g)].map(
    ([, title]) => title,
  );

  expect(titles).toEqual(["The feature proposal freeze has begun", "The spec freeze has begun"]);
});

describe("the calendar file", () => {
  const entries = calendarEntries({ ...program, freezes: teamWith(holidays).freezes }, "2016-01-27T18:00:00.000Z");
  const drawn = icalOf("Identity", entries, { origin: "https://m.example.org", stamp: "2016-01-01T00:00:00.000Z" });
  const events = Object.values(ical.sync.parseICS(drawn)).filter((one): one is VEvent => one?.type === "VEVENT");
  const named = (summary: string) => events.filter((event) => event.summary === summary);

  test("has every milestone, freeze and sprint, each with an id of its own", () => {
    expect(named("mitaka-rc1")).toHaveLength(1);
    expect(named("Feature freeze of mitaka")).toHaveLength(1);
    expect(named("Mitaka mid-cycle")).toHaveLength(1);
    expect(events).toHaveLength(2 + 9 + 1 + 2);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(named("Feature freeze of mitaka")[0]?.uid).toBe("freeze-mitaka-feature-freeze@identity.midcycle");
  });

  test("a freeze is exact, a milestone and a sprint are whole days, in whatever zone the server runs", () => {
    const [freeze] = named("Feature freeze of mitaka");
    expect([freeze?.start.toISOString(), freeze?.end?.toISOString()]).toEqual([
      "2016-03-03T23:59:00.000Z",
      "2016-03-17T23:59:00.000Z",
    ]);
    const lines = drawn.replaceAll("\r\n", "\n");
    const dates = (uid: string) =>
      /DTSTART;VALUE=DATE:(\d+)\nDTEND;VALUE=DATE:(\d+)/.exec(lines.slice(lines.indexOf(`UID:${uid}@`)))?.slice(1);
    expect(dates("milestone-mitaka-mitaka-rc1")).toEqual(["20160317", "20160318"]);
    expect(dates("sprint-mitaka")).toEqual(["20160127", "20160130"]);
    expect(drawn).not.toContain("TRANSP:OPAQUE");
  });

  test("what comes again is there each time of the year around now", () => {
    expect(named("Quiet weeks").map(({ start }) => start.toISOString())).toEqual([
      "2015-12-18T23:59:00.000Z",
      "2016-12-18T23:59:00.000Z",
    ]);
  });

  test("the same is asked for twice and is the same; lines are folded and text is text", async () => {
    const { reply } = await ask("/calendar.ics");
    expect(reply.headers.get("content-type")).toBe("text/calendar; charset=UTF-8");
    const hostile = [{ ...(entries[0] as (typeof entries)[number]), title: "A\nBEGIN:VEVENT;x,\\y" }];
    const text = icalOf("X", hostile, { origin: "https://m.example.org", stamp: "2016-01-01T00:00:00.000Z" });
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text.match(/^BEGIN:VEVENT\r?$/gm)).toHaveLength(1);
    expect(drawn.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});

const holidays =
  'freezes: [{ kind: own, id: quiet, name: quiet weeks, since: "2014-12-18", until: "2015-01-04", every: year }]';

test("the drawing has a row a freeze, today, and every turn of what comes again in one row", () => {
  const team = teamWith(
    `${mitaka}freezes: [{ kind: own, id: weekend, name: weekend, since: "2015-12-04 17:00", until: "2015-12-07 08:00", every: week }]`,
  );
  const [from, to] = ["2015-12-01T00:00:00.000Z", "2016-04-07T00:00:00.000Z"];
  const cycle = team.cycles[0] ?? null;
  const freezes = freezesBetween(team, from, to);
  const view = freezesView({ program: team, cycle, at: "2016-02-03T12:00:00.000Z", from, to, freezes });
  const drawing = freezeTimeline(view);

  expect(drawing?.rows.map(({ name }) => name)).toContain("weekend");
  expect(drawing?.rows).toHaveLength(10);
  expect(drawing?.rows.find(({ name }) => name === "weekend")?.pieces.length).toBeGreaterThan(15);
  expect(drawing?.today).toBe(504);
  for (const { pieces } of drawing?.rows ?? []) {
    for (const { x, width } of pieces) expect(x >= 0 && x + width <= 1_004).toBe(true);
  }
  expect(freezeTimeline({ ...view, all: [], milestones: [] })).toBeNull();
});
