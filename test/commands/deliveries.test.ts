/** Who sees what was said where, and who may decide about what was not? */
import { expect, test } from "vitest";
import { deliveries, dropDeliveries, retryDeliveries } from "../../src/commands/deliveries.ts";
import { putDeliveries, takeDue } from "../../src/store/deliveries.ts";
import { putEndings } from "../../src/store/deliveries-ended.ts";
import { putNotices } from "../../src/store/outbox.ts";
import { as, deciding } from "./decision-ground.ts";

const at = "2016-01-27T17:00:00.000Z";

/** Three pieces of news: one given up, one for Dan alone, one for a channel that nobody knows any more. */
async function ground() {
  const { context } = await deciding({ roles: { organizers: [{ person: "ana", from: null, to: null }] } });
  const news = (id: string) => ({
    id,
    kind: "poll-moved",
    at,
    title: id,
    paragraphs: [],
    numbers: {},
    url: "/polls/1",
  });
  const where = (channel: string, person: string | null = null) => ({
    ...{
      channel,
      place: person ? "dan@example.org" : "team@example.org",
      person,
      because: person && "You asked for polls.",
    },
    ...{ thread: "poll-1", due: at, created: at },
  });
  await putNotices(context.db, [{ ...news("a"), by: ["ana"] }, news("b"), news("c")], "poll-1");
  await putDeliveries(context.db, [
    { notice: news("a"), told: [where("list")] },
    { notice: news("b"), told: [where("list", "dan")] },
    { notice: news("c"), told: [where("old")] },
  ]);
  const [taken] = await takeDue(context.db, "list", { now: at, until: at, limit: 1, together: 1 });
  const ending = { as: "dead", trouble: "team@example.org is refused (550): correct it, or drop this." } as const;
  await putEndings(context.db, [{ message: taken?.message ?? "", ending }], { now: at, clock: at });
  return context;
}

test("the latest come first with what is known, and what is for one person only they and organizers see", async () => {
  const context = await ground();
  const seen = async (viewer: string | null, may = false) =>
    (await deliveries(context, { viewer, may })).rows.map(({ notice }) => notice.id).sort();

  expect(await seen(null)).toEqual(["a", "c"]);
  expect(await seen("ben")).toEqual(["a", "c"]);
  expect(await seen("dan")).toEqual(["a", "b", "c"]);
  expect(await seen("ana", true)).toEqual(["a", "b", "c"]);
  const { rows, warnings, channels } = await deliveries(context, { about: "poll-1", state: "dead", viewer: null });
  expect(rows).toMatchObject([
    {
      notice: { id: "a", topic: "polls", page: "/polls/1" },
      place: "team@example.org",
      attempts: 1,
      by: [{ id: "ana" }],
    },
  ]);
  expect(rows[0]?.trouble).toContain("correct it, or drop this");
  expect(warnings).toEqual([
    '1 delivery waits for the channel "list", which the program file no longer has: put it back, or drop what waits.',
    '1 delivery waits for the channel "old", which the program file no longer has: put it back, or drop what waits.',
  ]);
  expect(channels.map(({ name, kind, dead }) => [name, kind, dead])).toEqual([
    ["list", null, 1],
    ["old", null, 0],
  ]);
});

test("an address of a person is never shown", async () => {
  const context = await ground();
  expect(JSON.stringify(await deliveries(context, { viewer: "ana", may: true }))).not.toContain("dan@example.org");
});

test("a state, a channel and an id that are none are refused in one sentence that names what there is", async () => {
  const context = await ground();
  await expect(deliveries(context, { state: "lost" })).rejects.toThrow(
    '"lost" is no state of a delivery: there are waiting, dead',
  );
  await expect(deliveries(context, { channel: "irc" })).rejects.toThrow(
    'There is no channel "irc": there are list and old.',
  );
  await expect(retryDeliveries(context, as("ana"), ["zzz"])).rejects.toThrow('There is no delivery "zzz"');
  await expect(retryDeliveries(context, as("ana"), [])).rejects.toThrow("Say which");
});

test("an organizer tries again or drops with a reason, nobody else, and what is decided stays", async () => {
  const context = await ground();
  const [dead] = (await deliveries(context, { state: "dead" })).rows;
  const id = dead?.id ?? "";

  await expect(retryDeliveries(context, as("eve"), [id])).rejects.toThrow(/try a delivery again/);
  await expect(dropDeliveries(context, as("ana"), [id], " ")).rejects.toThrow("Say why it is not to be said.");
  await retryDeliveries(context, as("ana"), [id.slice(0, 8)]);
  expect((await deliveries(context, { state: "waiting", channel: "list" })).rows.some((row) => row.id === id)).toBe(
    true,
  );
  await dropDeliveries(context, as("ana"), [id], "The list is closed.");
  const [dropped] = (await deliveries(context, { state: "dropped" })).rows;
  expect(dropped).toMatchObject({ id, trouble: "The list is closed.", decidedBy: { id: "ana" } });
  await expect(retryDeliveries(context, as("ana"), [id])).rejects.toThrow("it is dropped already");
});
