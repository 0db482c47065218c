/** Do calendars of a sprint read in another program, and does an entry stay itself when it is moved? */
import ical, { type VEvent } from "node-ical";
import { expect, test } from "vitest";
import { rewriteSession, sayOfTrack } from "../../src/commands/room/agenda-deeds.ts";
import { pagesOf } from "./pages-ground.ts";

async function calendars() {
  const { ask, ground } = await pagesOf({ decided: true });
  const read = async (path: string) => {
    const reply = await ask.request(path);
    expect(reply.headers.get("Content-Type")).toMatch(/^text\/calendar/);
    const events = Object.values(ical.sync.parseICS(await reply.text())).filter(
      (one) => one?.type === "VEVENT",
    ) as VEvent[];
    return new Map(events.map((one) => [one.uid, one]));
  };
  return { ask, read, context: ground.house.context() };
}

const ana = { id: "ana", through: "cli", link: null } as const;
const uid = "session-s2@mitaka.identity.midcycle";

test("a track's calendar has what it booked and what is planned on it", async () => {
  const { read } = await calendars();
  const events = await read("/sprints/mitaka/tracks/federation.ics");
  expect([...events.keys()].sort()).toEqual([uid, "track-federation-Capri-wed1@mitaka.identity.midcycle"]);
  expect(events.get(uid)).toMatchObject({
    summary: "federation: Mapping rules",
    start: new Date("2016-01-27T19:00:00Z"),
    end: new Date("2016-01-27T19:45:00Z"),
  });
});

test("what moves keeps its uid, in the calendar of all and of its track", async () => {
  const { read, context } = await calendars();
  await rewriteSession(context, ana, { session: "s2", at: "2016-01-28T15:00:00.000Z", minutes: 90 });
  for (const path of ["agenda.ics", "tracks/federation.ics"]) {
    expect((await read(`/sprints/mitaka/${path}`)).get(uid)).toMatchObject({
      start: new Date("2016-01-28T15:00:00Z"),
      end: new Date("2016-01-28T16:30:00Z"),
    });
  }
});

test("what people write stays within its line", async () => {
  const { read, context } = await calendars();
  await rewriteSession(context, ana, { session: "s2", title: "Rules; commas, and END:VEVENT" });
  expect((await read("/sprints/mitaka/agenda.ics")).get(uid)?.summary).toBe(
    "federation: Rules; commas, and END:VEVENT",
  );
});

test("another track has its own, and none that is unknown", async () => {
  const { ask, read, context } = await calendars();
  expect((await ask.request("/sprints/mitaka/tracks/nowhere.ics")).status).toBe(404);
  await sayOfTrack(context, ana, { track: "federation", verb: "unbook", text: "Capri-wed1" });
  expect([...(await read("/sprints/mitaka/tracks/federation.ics")).keys()]).toEqual([uid]);
});
