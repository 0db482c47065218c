/** Do the pages of a sprint's room show and do what people expect, without scripts? */
import { describe, expect, test } from "vitest";
import { roomOf, sprintsOf } from "../../src/commands/rooms.ts";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";

/** A browser in which somebody is signed in, on pages where the sprint has begun. */
async function visiting(who: string | null = "ana", more: Parameters<typeof standing>[0] = {}) {
  const stands = await standing({ decided: true, signIn: { local: true }, ...more });
  const origin = "http://127.0.0.1";
  const ask = app({ ...stands.ground, address: origin }, { loopback: true });
  const browser = browsing(ask, origin);
  if (who) await browser.post("/sign-in/local", { person: who, back: "/" });
  const text = async (path: string) => {
    const reply = await browser.get(path);
    return { status: reply.status, html: await reply.text() };
  };
  return { ...stands, ...browser, ask, text, context: () => stands.ground.house.context() };
}

test.each(["agenda", "sessions/s1", "roster", "questions", "history", "edit"])(
  "/sprints/mitaka/%s is shown, to strangers too but for the form",
  async (path) => {
    const { text } = await visiting();
    const { status, html } = await text(`/sprints/mitaka/${path}`);
    expect(status, html.slice(0, 300)).toBe(200);
    expect(html).not.toMatch(/<b>for Newton/);
    const stranger = await visiting(null);
    expect((await stranger.text(`/sprints/mitaka/${path}`)).status).toBe(path === "edit" ? 303 : 200);
  },
);

test("the agenda shows what is on, what it is about as that stands now, and the schedule", async () => {
  const { text } = await visiting();
  const { html } = await text("/sprints/mitaka/agenda");
  expect(html).toMatch(
    /data-state="now">\s*<h3>Now<\/h3>\s*<ol class="sessions"><li class="session now" draggable="true" data-session="s1"/,
  );
  expect(html).toMatch(/271000: /);
  expect(html).toMatch(
    /status merged">merged<\/span> <a href="\/changes\/opendev~271004|status merged">merged<\/span> <a href="\/changes\/opendev%7E271004/,
  );
  expect(html).toMatch(/Lunch is at noon/);
  expect(html).toMatch(/class="present"/);
  expect(html).toMatch(/Ben Abara<\/a>.*until/s);
  expect(html).not.toMatch(/Eve Moreau|Dan Weiss/);
});

describe("a form", () => {
  const rows: [
    story: string,
    who: string,
    path: string,
    fields: Record<string, string>,
    status: number,
    words: RegExp,
  ][] = [
    [
      "moves a session",
      "dan",
      "agenda",
      { deed: "place", session: "s2", state: "now", track: "federation" },
      303,
      /agenda$/,
    ],
    [
      "moves to no state",
      "dan",
      "agenda",
      { deed: "place", session: "s2", state: "soon" },
      422,
      /A session is now, next, later, done, dropped/,
    ],
    [
      "raises a session",
      "dan",
      "agenda",
      { deed: "raise", title: "New", track: "docs", wants: "code", refs: "271002" },
      303,
      /agenda$/,
    ],
    [
      "raises one on a track named as a command",
      "dan",
      "agenda",
      { deed: "raise", title: "Typed title", track: "topic" },
      422,
      /No track can be called &#34;topic&#34;[\s\S]*value="Typed title"/,
    ],
    [
      "says what is on",
      "dan",
      "agenda",
      { deed: "say", track: "federation", verb: "now", text: "Tokens" },
      303,
      /agenda$/,
    ],
    ["adds a track", "ana", "agenda", { deed: "tracks", verb: "add", names: "docs api" }, 303, /agenda$/],
    [
      "adds a track without the right",
      "dan",
      "agenda",
      { deed: "tracks", verb: "add", names: "docs" },
      422,
      /Only an organizer, the PTL or a core may manage the tracks/,
    ],
    ["begins a day", "ana", "agenda", { deed: "newday" }, 303, /agenda$/],
    ["tells everybody", "ana", "agenda", { deed: "motd", verb: "add", level: "warning", text: "Fire" }, 303, /agenda$/],
    ["restricts the agenda", "ana", "agenda", { deed: "restrict", verb: "restrict" }, 303, /agenda$/],
    ["does what is none", "ana", "agenda", { deed: "dance" }, 422, /Choose one of place, raise/],
    [
      "changes a session",
      "dan",
      "sessions/s1",
      { deed: "rewrite", title: "TOTP", at: "2016-01-28 10:00", minutes: "30", refs: "271000" },
      303,
      /sessions\/s1$/,
    ],
    [
      "plans it outside the sprint",
      "dan",
      "sessions/s1",
      { deed: "rewrite", title: "TOTP", at: "2016-03-28 10:00" },
      422,
      /lasts from 2016-01-27 to 2016-01-29/,
    ],
    [
      "plans it for a time that is none",
      "dan",
      "sessions/s1",
      { deed: "rewrite", title: "TOTP", at: "teatime" },
      422,
      /is no day or time/,
    ],
    [
      "concludes a session",
      "dan",
      "sessions/s1",
      { deed: "conclude", outcome: "Yes.", done: "yes" },
      303,
      /sessions\/s1$/,
    ],
    [
      "signs up",
      "ben",
      "roster",
      { deed: "sign-up", company: "SUSE", presence: "in person", listing: "name" },
      303,
      /roster$/,
    ],
    [
      "signs up with another's nick",
      "ben",
      "roster",
      { deed: "sign-up", nick: "ANAO" },
      422,
      /two people cannot have one/,
    ],
    ["signs a guest up", "ana", "roster", { deed: "sign-up", for: "Grace", company: "ACME" }, 303, /roster$/],
    ["signs off", "dan", "roster", { deed: "sign-off" }, 303, /roster$/],
    ["checks in", "ana", "roster", { deed: "in", place: "#federation" }, 303, /roster$/],
    ["checks in nowhere", "ana", "roster", { deed: "in", place: "" }, 422, /Say where you are/],
    ["checks in nowhere, and nothing else moves", "dan", "roster", { deed: "in" }, 422, /value="2016-01-27" checked/],
    [
      "signs somebody up in a way that there is not",
      "ana",
      "roster",
      { deed: "sign-up", for: "Grace", company: "ACME", presence: "by post" },
      422,
      /id="company" name="company" value="IBM"[\s\S]*value="Grace"[\s\S]*value="ACME"/,
    ],
    ["checks out", "dan", "roster", { deed: "out" }, 303, /roster$/],
    ["asks", "ben", "questions", { deed: "ask", text: "Why?" }, 303, /questions$/],
    ["votes", "ana", "questions", { deed: "upvote", question: "q1" }, 303, /questions$/],
    ["takes a vote back", "ben", "questions", { deed: "unvote", question: "q1" }, 303, /questions$/],
    ["answers", "ana", "questions", { deed: "answer", question: "q1", text: "Soon." }, 303, /questions$/],
    [
      "drops another's question",
      "dan",
      "questions",
      { deed: "drop", question: "q2" },
      422,
      /may take away somebody else/,
    ],
    [
      "changes a sprint of the program file",
      "ana",
      "edit",
      { title: "x" },
      422,
      /The program file says what this sprint is/,
    ],
  ];
  test.each(rows)("%s", async (_, who, path, fields, status, words) => {
    const { post } = await visiting(who);
    const reply = await post(`/sprints/mitaka/${path}`, fields);
    const said = reply.status === 303 ? (reply.headers.get("Location") ?? "") : await reply.text();
    expect(`${reply.status} ${said}`).toMatch(new RegExp(`^${status}`));
    expect(said).toMatch(words);
  });
});

const newton = {
  id: "newton",
  title: "Newton mid-cycle",
  first: "2016-07-06",
  last: "2016-07-08",
  zone: "America/Los_Angeles",
};

test("a sprint is made, seen everywhere, and changed with its history", async () => {
  const { post, text, context } = await visiting();
  expect(
    (await post("/sprints", { ...newton, rhythm: "09:00-12:00 talk", remote: "yes" })).headers.get("Location"),
  ).toBe("/sprints/newton");
  expect(sprintsOf(context()).at(-1)).toMatchObject({
    ...newton,
    remote: true,
    countRemote: false,
    rhythm: [{ from: "09:00", to: "12:00", what: "talk" }],
  });
  for (const path of ["/sprints", "/calendar.ics", "/api/v1/sprints"])
    expect((await text(path)).html).toContain("Newton mid-cycle");
  for (const path of ["", "/agenda", "/roster", "/wall", "/recap"])
    expect((await text(`/sprints/newton${path}`)).status).toBe(200);

  expect((await post("/sprints/newton/edit", { ...newton, last: "2016-07-09", remote: "yes" })).status).toBe(303);
  expect((await text("/sprints/newton/history")).html).toMatch(
    /changed the sprint: last: 2016-07-09, was 2016-07-08; /,
  );
  expect(roomOf(context(), { id: "newton" }).acts).toHaveLength(2);
});

test.each<[story: string, fields: object, words: RegExp]>([
  [
    "ends before it begins",
    { last: "2016-07-05" },
    /It would end on 2016-07-05, before it begins on 2016-07-06: give a last day not before 2016-07-06\./,
  ],
  ["is in no zone", { zone: "Mars/Base" }, /No time zone is called &#34;Mars\/Base&#34;: give an IANA name/],
  ["begins on no day", { first: "2016-02-30" }, /&#34;2016-02-30&#34; is no day/],
  ["lasts for months", { last: "2016-12-31" }, /A sprint lasts 31 days at most/],
  ["is there already", { id: "mitaka" }, /There is a sprint &#34;mitaka&#34; already/],
  ["has no name for addresses", { id: "A B" }, /is no name for addresses/],
  [
    "has parts of a day that overlap",
    { rhythm: "09:00-12:00 a\n11:00-13:00 b" },
    /Part 2 of the day does not fit: give a time not before 12:00/,
  ],
  ["has a part of a day that is none", { rhythm: "in the morning" }, /is no part of a day: write a line as/],
])("a sprint that %s is refused in one sentence, and what was typed stays", async (_, fields, words) => {
  const { post, context } = await visiting();
  const reply = await post("/sprints", { ...newton, ...(fields as Record<string, string>) });
  const html = await reply.text();
  expect(reply.status).toBe(422);
  expect(html).toMatch(words);
  expect(html).toContain('value="Newton mid-cycle"');
  expect(sprintsOf(context())).toHaveLength(1);
});
