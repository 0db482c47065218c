/** Do people's words in a sprint do what they say, through the one registry? */
import { describe, expect, test } from "vitest";
import { agenda } from "../../src/commands/agenda.ts";
import { agendaText } from "../../src/commands/pads/agenda.ts";
import { queue } from "../../src/commands/queue.ts";
import { refreshRooms, roomOf, rosterOf, sessionsOf, sprintsOf } from "../../src/commands/rooms.ts";
import { say } from "../../src/commands/say.ts";
import { sprints } from "../../src/commands/sprint.ts";
import { nobody } from "../../src/sprint/room/acts.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { as, deciding } from "./decision-ground.ts";

type Line = [who: string, command: string, words: RegExp];

/** Says lines one after the other, each by somebody, and holds what is answered. */
async function saying(lines: readonly Line[], more: Parameters<typeof deciding>[0] = {}) {
  const { context } = await deciding(more);
  for (const [who, text, words] of lines) {
    const [answer] = await say(context, { actor: as(who), text, about: null }, () => undefined);
    expect(answer?.reply?.text ?? `refused: ${answer?.refused}`, text).toMatch(words);
  }
  return context;
}

const stories: [story: string, lines: Line[]][] = [
  [
    "signing up, coming and leaving",
    [
      ["dan", "/sign-up on wed, thu from HPE as danw", /^Dan Weiss comes to Mitaka mid-cycle in person on wed, thu\.$/],
      ["eve", "/sign-up remote", /^refused: Nobody can join Mitaka mid-cycle remotely: it is held in Austin only\.$/],
      ["eve", "/sign-up as DANW", /^refused: "DANW" is the nick of Dan Weiss: two people cannot have one/],
      ["eve", "/sign-up maybe", /^refused: "maybe" is not understood/],
      ["dan", "/in the lobby", /^Dan Weiss is in the lobby\.$/],
      ["eve", "/seen danw", /^Dan Weiss is in the lobby since Wed 12:00\.$/],
      ["dan", "/out", /^Dan Weiss left the lobby\.$/],
      ["ana", "/sign-up for Grace Guest from ACME", /^Grace Guest comes to Mitaka mid-cycle in person\.$/],
      [
        "dan",
        "/sign-up for Grace Guest",
        /^refused: Only an organizer, the PTL or a core may sign up somebody else|^refused: Nobody here is known/,
      ],
      ["dan", "/sign-off", /does not come to Mitaka mid-cycle\. That you were there stays known\.$/],
    ],
  ],
  [
    "the tracks of a day",
    [
      ["ana", "/tracks add federation docs", /^Added: federation, docs\.$/],
      ["dan", "/tracks add other", /^refused: Only an organizer, the PTL or a core may manage the tracks/],
      ["ana", "/tracks add vote", /^refused: No track can be called "vote"/],
      ["dan", "/track federation next Mapping rules", /^"Mapping rules" comes next on federation\.$/],
      ["dan", "/track federation now Tokens", /^federation discusses "Tokens" now\..*later again: "Mapping rules"\.$/],
      ["dan", "/track docs etherpad auto", /mitaka-docs\.$/],
      ["dan", "/track nowhere now x", /^refused: Unknown track "nowhere"\. There are federation, docs\.$/],
      ["dan", "/agenda", /^federation: now Tokens$/],
      ["ana", "/requirevoice", /^Only cores and organizers/],
      ["dan", "/track federation clean", /^refused: Only an organizer, the PTL or a core may move the agenda/],
      ["ana", "/alloweveryone", /^Everybody/],
      ["ana", "/motd add info Lunch at noon", /^Everybody reads: Lunch at noon$/],
      ["dan", "/agenda", /^Lunch at noon\nfederation: now Tokens$/],
      ["ana", "/newday", /^A new day/],
    ],
  ],
  [
    "a session from raising to its outcome",
    [
      [
        "dan",
        "/session TOTP for Newton on #federation wants a decision about 271000, bp/totp",
        /^Session s1: TOTP for Newton on federation, which wants decision\.$/,
      ],
      ["eve", "/session Talk about tokens", /^Session s2: Talk about tokens\.$/],
      ["eve", "/move s2 to now on #federation before s1", /^"Talk about tokens" is on now on federation\.$/],
      ["eve", "/move s1 to soon", /^refused: A session is now, next, later, done, dropped, not "soon"\.$/],
      ["eve", "/conclude s2 We keep them.", /^"Talk about tokens": We keep them\.$/],
    ],
  ],
  [
    "questions and their answers",
    [
      ["eve", "/ask When is v2 removed?", /^Question q1: When is v2 removed\?$/],
      ["dan", "/upvote q1", /^Question q1 has 2 votes\.$/],
      ["dan", "/upvote q1", /yours is one of them\.$/],
      ["ana", "/answer q1 Not before Q.", /^Question q1 is answered: Not before Q\.$/],
      [
        "dan",
        "/drop-question q1",
        /^refused: Only an organizer, the PTL or a core may take away somebody else's question/,
      ],
      ["eve", "/drop-question q1", /^Question q1 is off the queue\.$/],
    ],
  ],
  [
    "a sprint that is made",
    [
      [
        "dan",
        "/sprint newton Newton from 2016-07-06 to 2016-07-08 in UTC",
        /^refused: Only an organizer, the PTL or a core may make a sprint/,
      ],
      [
        "ana",
        "/sprint newton Newton from 2016-07-08 to 2016-07-06 in UTC",
        /^refused: It would end on 2016-07-06, before it begins on 2016-07-08/,
      ],
      [
        "ana",
        "/sprint newton Newton from 2016-07-06 to 2016-07-08 in Texas/Austin",
        /^refused: No time zone is called "Texas\/Austin": give an IANA name/,
      ],
      [
        "ana",
        "/sprint newton Newton mid-cycle from 2016-07-06 to 2016-07-08 in America/Los_Angeles at San Jose remote",
        /^Newton mid-cycle: 2016-07-06 to 2016-07-08 \(America\/Los_Angeles\)\.$/,
      ],
      [
        "ana",
        "/sprint newton Again from 2016-07-06 to 2016-07-08 in UTC",
        /^refused: There is a sprint "newton" already/,
      ],
      [
        "ana",
        "/sprint mitaka Again from 2016-07-06 to 2016-07-08 in UTC",
        /^refused: There is a sprint "mitaka" already/,
      ],
    ],
  ],
];

describe("by command", () => {
  test.each(stories)("%s", async (_, lines) => {
    await saying(lines);
  });
});

test("what was done is there for every reader, after a fresh reading too", async () => {
  const context = await saying([
    ["dan", "/sign-up from HPE", /^Dan/],
    ["dan", "/session TOTP about 271000", /^Session s1/],
    ["ana", "/sprint newton Newton from 2016-07-06 to 2016-07-08 in UTC", /^Newton/],
    ["dan", "/reserve 271000 for 90 minutes", /^Dan Weiss looks at 271000 until 13:30/],
  ]);
  await refreshRooms(context);
  const [mitaka] = sprintsOf(context);
  expect(sprintsOf(context).map(({ id }) => id)).toEqual(["mitaka", "newton"]);
  expect((await sprints(context)).map(({ id }) => id)).toEqual(["newton", "mitaka"]);
  expect(mitaka && rosterOf(context, mitaka)).toMatchObject([{ id: "dan", company: "HPE" }]);
  expect(mitaka && sessionsOf(context, mitaka)).toMatchObject([{ title: "TOTP", changes: ["opendev~271000"] }]);
  const { items } = await queue(context, {});
  expect(items.filter(({ reserved }) => reserved).map(({ number, reserved }) => [number, reserved?.by])).toEqual([
    [271000, "Dan Weiss"],
  ]);
  const { tracks, reserved } = await agenda(context, {});
  expect(tracks).toMatchObject([{ name: null, later: [{ changes: [{ number: 271000, status: "open" }] }] }]);
  expect(reserved).toMatchObject([{ by: { name: "Dan Weiss" }, change: { number: 271000 } }]);
});

test("another reads who has a change, and gets it when the time is over", async () => {
  let now = "2016-01-27T18:00:00.000Z";
  const { context } = await deciding({ clock: () => now });
  const by = async (who: string, text: string) => {
    const [answer] = await say(context, { actor: as(who), text, about: "opendev~271000" }, () => undefined);
    return answer?.reply?.text ?? answer?.refused;
  };
  expect(await by("dan", "/reserve")).toMatch(/^Dan Weiss looks at 271000 until 13:00/);
  expect(await by("eve", "/reserve")).toBe("Dan Weiss looks at 271000 until 13:00: take another, or ask them.");
  now = "2016-01-27T19:00:00.000Z";
  expect((await queue(context, {})).items.some(({ reserved }) => reserved)).toBe(false);
  expect(await by("eve", "/reserve")).toMatch(/^Eve Moreau looks at 271000 until 14:00/);
});

test("who does not want to be named is named nowhere, and who asks without a name is kept nowhere", async () => {
  const context = await saying([
    ["dan", "/sign-up listed nobody", /You are counted and not named/],
    ["eve", "/sign-up as evie listed nick", /Only your nick and company/],
    ["dan", "/session Secret", /^Session/],
    ["eve", "/session Open", /^Session/],
  ]);
  const view = JSON.stringify(await agenda(context, {}));
  expect(view).not.toMatch(/Dan Weiss|"dan"|Eve Moreau/);
  expect(view).toMatch(/evie/);
  const { askExperts } = await import("../../src/commands/room/question-deeds.ts");
  await askExperts(context, as("dan", { through: "web", link: "https://x.example.org/" }), {
    text: "Who?",
    anonymous: true,
  });
  await expect(askExperts(context, as("dan"), { text: "Me?", anonymous: true })).rejects.toThrow(/Only the page/);
  const act = roomOf(context, { id: "mitaka" }).acts.find(({ kind }) => kind === "asked");
  expect(act).toMatchObject({ by: nobody, recordedBy: nobody, link: null });
});

test("it is told when a session comes next and when it begins, to whoever raised it and no place", async () => {
  const ground = await deciding();
  for (const [who, text] of [
    ["dan", "/session TOTP on #api"],
    ["ana", "/move s1 to next"],
    ["ana", "/move s1 to now"],
    ["ana", "/move s1 to done"],
  ] as const) {
    await say(ground.context, { actor: as(who), text, about: null }, () => undefined);
  }
  const told = (await waitingNotices(ground.context.db, 10)).map(({ notice }) => notice);
  expect(told.map(({ title, concerns, personal }) => [title, concerns, personal])).toEqual([
    ['"TOTP" comes next at Mitaka mid-cycle', ["dan"], true],
    ['"TOTP" is on now at Mitaka mid-cycle', ["dan"], true],
  ]);
});

test("the notes of a session name whoever raised it only as they want", async () => {
  const context = await saying([
    ["dan", "/sign-up listed nobody", /not named/],
    ["dan", "/session Secret plan", /^Session s1/],
  ]);
  expect(agendaText(context, { sprint: "mitaka", session: "s1" })).toMatch(/raised by somebody/);
});
