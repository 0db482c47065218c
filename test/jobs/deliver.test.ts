/** Does everything that is to be said reach its places once, in time, and does no place delay another? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { type Channel, type Post, Unsaid } from "../../src/channels/channel.ts";
import { addressWaiting } from "../../src/jobs/addressing.ts";
import { deliverDue } from "../../src/jobs/deliver.ts";
import { rehearseDeliveries } from "../../src/jobs/rehearsing.ts";
import type { ChannelSettings } from "../../src/review/channel-settings.ts";
import { openStore } from "../../src/store/open.ts";
import { putNotices } from "../../src/store/outbox.ts";
import { restOf } from "../../src/store/resting.ts";
import { putHabits, subscribe } from "../../src/store/subscriptions.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { Notice } from "../../src/words/notice.ts";
import { news, speech } from "./speech-ground.ts";

const never = new AbortController().signal;

/** A place of the world that takes messages, and edits where `edits`. `trouble` is what it says no with. */
function placeOf(name: string, more: Partial<Channel> & { trouble?: () => Unsaid | null } = {}) {
  const heard: { post: Post; as: "said" | "edited" }[] = [];
  const take = (as: "said" | "edited") => async (post: Post) => {
    const no = more.trouble?.() ?? null;
    if (no) throw no;
    heard.push({ post, as });
    return { url: `https://example.org/${name}/${post.key}`, reference: `${name}-${heard.length}` };
  };
  const channel: Channel = {
    ...{ name, kind: "file", pace: { parallel: 2, together: 1, threads: true } },
    ...{ placesOf: () => [""], draw: ({ key }) => key, say: take("said"), probe: async () => "" },
    ...more,
  };
  if (more.edit) channel.edit = (_reference, post) => take("edited")(post);
  return { channel, heard, titles: () => heard.flatMap(({ post }) => post.notices.map(({ title }) => title)) };
}

async function ground(channels: Channel[], more: Partial<ChannelSettings> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-deliver-"));
  const store = await openStore({ sqlite: join(folder, "outbox.sqlite") });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const settings = channels.map(({ name }) => ({
    ...{ kind: "file", name, tells: null, groupSeconds: 0, perMinute: null, folder: "", people: false, address: null },
    ...more,
  })) as ChannelSettings[];
  const context = speech(store.db, settings);
  const log: string[] = [];
  return {
    ...{ context, db: store.db, log },
    passes: (seconds: number) => context.passes(seconds),
    put: (notices: Notice[], process: string | null = null) => putNotices(store.db, notices, process),
    async deliver(...only: Channel[]) {
      await addressWaiting(context, channels);
      for (const channel of only.length > 0 ? only : channels)
        for (let more = true; more; ) {
          const { sent, failed } = await deliverDue(context, channel, never, (line) => log.push(line));
          more = sent + failed > 0;
        }
    },
  };
}

const states = async (db: Kysely<Tables>) =>
  (await db.selectFrom("deliveries").selectAll().orderBy("created").orderBy("notice").execute()).map((row) => [
    row.notice,
    row.state,
  ]);

test("each place hears each piece of news once, with what it comes after", async () => {
  const [one, two] = [placeOf("one"), placeOf("two")];
  const { put, deliver, db } = await ground([one.channel, two.channel]);
  await put([news("a"), news("b")], "poll-1");
  await deliver();
  await put([news("a"), news("c")], "poll-1");
  for (const _ of [1, 2]) await deliver();

  expect([one.titles(), two.titles()]).toEqual([
    ["News a", "News b", "News c"],
    ["News a", "News b", "News c"],
  ]);
  expect(one.heard.map(({ post }) => post.after)).toEqual([null, null, "one-1"]);
  expect((await states(db)).every(([, state]) => state === "sent")).toBe(true);
});

test("a place that is down rests, longer each time, delays no other, and hears all of it afterwards", async () => {
  let down = true;
  const gone = placeOf("gone", {
    trouble: () => (down ? new Unsaid("It is closed: open it.", { again: true, everything: true }) : null),
  });
  const well = placeOf("well");
  const { put, deliver, passes, context, db, log } = await ground([gone.channel, well.channel]);
  await put([news("a"), news("b"), news("c")]);
  await deliver();

  expect(well.titles()).toHaveLength(3);
  const rests: number[] = [];
  for (let i = 0; i < 9; i++) {
    const { until = "" } = (await restOf(db, "gone")) ?? {};
    rests.push((Date.parse(until) - Date.parse(context.clock())) / 1_000);
    passes(rests.at(-1) ?? 0);
    await deliver(gone.channel);
  }
  expect(rests).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
  expect(log).toEqual(["gone: It is closed: open it."]);
  down = false;
  passes(600);
  await deliver();
  expect(gone.titles().sort()).toEqual(["News a", "News b", "News c"]);
  expect(await restOf(db, "gone")).toBeNull();
  expect(log.at(-1)).toBe("gone can be spoken at again");
});

test("what is refused is given up and stops nothing else; what waits for a while comes later", async () => {
  const tries: Record<string, number> = {};
  const place = placeOf("one");
  const { say } = place.channel;
  place.channel.say = async (post, signal) => {
    const title = post.notices[0]?.title ?? "";
    tries[title] = (tries[title] ?? 0) + 1;
    if (title === "News b") throw new Unsaid("It is too long.", { again: false });
    if (title === "News c" && tries[title] < 3) throw new Unsaid("Not now.", { again: true });
    if (title === "News d" && tries[title] < 2) throw new Unsaid("Later.", { again: true, retryAfter: 7_000 });
    return say(post, signal);
  };
  const { put, deliver, passes, db } = await ground([place.channel]);
  await put([news("a"), news("b"), news("c"), news("d")]);
  await deliver();
  expect(await states(db)).toEqual([
    ["a", "sent"],
    ["b", "dead"],
    ["c", "waiting"],
    ["d", "waiting"],
  ]);
  passes(7);
  await deliver();
  expect(await states(db)).toEqual([
    ["a", "sent"],
    ["b", "dead"],
    ["c", "waiting"],
    ["d", "sent"],
  ]);
  for (const _ of [1, 2]) {
    passes(90);
    await deliver();
  }
  expect(tries).toEqual({ "News a": 1, "News b": 1, "News c": 3, "News d": 2 });
});

test("a mistake of a channel sets that message aside and is logged whole", async () => {
  const place = placeOf("one", {
    say: async () => {
      throw new TypeError("undefined is not a function");
    },
  });
  const { put, deliver, db, log } = await ground([place.channel]);
  await put([news("a")]);
  await deliver();
  expect(await states(db)).toEqual([["a", "dead"]]);
  expect(log[0]).toMatch(/^mistake in Midcycle, while speaking at one: TypeError: undefined is not a function\n/);
});

test("a later version edits what stands there, or answers it where one cannot edit; the same again says nothing", async () => {
  const [page, list] = [placeOf("page", { edit: async () => ({ url: null, reference: null }) }), placeOf("list")];
  const { put, deliver, db, passes } = await ground([page.channel, list.channel]);
  const version = (n: number, said: string) =>
    news(`recap/${n}`, { post: "recap", title: said, at: `2016-01-28T12:0${n}:00.000Z` });
  for (const [n, said] of [
    [1, "Recap"],
    [2, "Recap, mended"],
    [3, "Recap, mended"],
  ] as const) {
    await put([version(n, said)]);
    passes(60);
    await deliver();
  }

  expect(page.heard.map(({ as, post }) => [as, post.notices[0]?.title])).toEqual([
    ["said", "Recap"],
    ["edited", "Recap, mended"],
  ]);
  expect(list.heard.map(({ as, post }) => [as, post.after])).toEqual([
    ["said", null],
    ["said", "list-1"],
  ]);
  expect((await states(db)).map(([, state]) => state)).toEqual(["sent", "sent", "sent", "sent", "same", "same"]);
});

test("what would be said is what is said, message by message", async () => {
  const worded = ({ notices }: Post) => notices.map(({ title }) => title).join(", ");
  const place = placeOf("one", { pace: { parallel: 1, together: 2, threads: false }, draw: worded });
  const { put, deliver, context } = await ground([place.channel]);
  await put(["a", "b", "c", "d", "e"].map((id) => news(id)));

  const told = await rehearseDeliveries(context, [place.channel]);
  await deliver();

  expect(told.map(({ text }) => text)).toEqual(["News a, News b", "News c, News d", "News e"]);
  expect(place.heard.map(({ post }) => worded(post)).sort()).toEqual(told.map(({ text }) => text));
});

test("no more messages a minute than the place likes, whatever else happens", async () => {
  const place = placeOf("one");
  const { put, deliver, passes } = await ground([place.channel], { perMinute: 3 });
  await put(Array.from({ length: 8 }, (_, i) => news(`n${i}`)));
  const heard: number[] = [];
  for (const seconds of [0, 30, 31, 61]) {
    passes(seconds);
    await deliver();
    heard.push(place.heard.length);
  }
  expect(heard).toEqual([3, 3, 6, 8]);
});

test("two who deliver at once say each thing once", async () => {
  const place = placeOf("one", { pace: { parallel: 4, together: 1, threads: false } });
  const { put, context, db } = await ground([place.channel]);
  await put(Array.from({ length: 200 }, (_, i) => news(`n${i}`)));
  await Promise.all([addressWaiting(context, [place.channel]), addressWaiting(context, [place.channel])]);
  const one = async () => {
    for (let more = true; more; ) more = (await deliverDue(context, place.channel, never, () => undefined)).sent > 0;
  };
  await Promise.all([one(), one(), one()]);
  expect(place.heard).toHaveLength(200);
  expect(new Set(place.titles()).size).toBe(200);
  expect((await states(db)).every(([, state]) => state === "sent")).toBe(true);
});

test("a burst for one person is one message that says why; never what they did; and it waits for their morning", async () => {
  const place = placeOf("mail", {
    pace: { parallel: 2, together: 20, threads: true },
    placesOf: () => [],
    reaches: ({ id }) => `${id}@example.org`,
  });
  const { put, deliver, db, passes, context } = await ground([place.channel], { tells: [] });
  const [ana = "", ben = ""] = context.program.people.map(({ id }) => id);
  await subscribe(db, ana, [{ channel: "mail", topic: "polls", scope: "all", pace: "morning" }], "2016-01-01");
  await putHabits(db, ana, { zone: "America/Chicago", morning: "08:00", quiet: null });
  await put([
    news("a"),
    news("b"),
    news("c", { by: [ana] }),
    news("d", { kind: "exemption-granted" }),
    news("w", { kind: "word-recorded", concerns: [ben] }),
  ]);
  await deliver();
  expect(place.heard.map(({ post }) => [post.to, post.notices[0]?.id])).toEqual([[`${ben}@example.org`, "w"]]);
  passes(2 * 3_600);
  await deliver();

  const posts = place.heard.map(({ post }) => [post.to, post.notices.map(({ id }) => id), post.reader?.because]);
  expect(posts).toContainEqual([
    `${ana}@example.org`,
    ["a", "b"],
    "You get this because you asked for polls, at your morning.",
  ]);
  expect(posts).toHaveLength(2);
});

test("what began and has no known end is looked for first; where one cannot look it is said again and counted", async () => {
  const heard: Post[] = [];
  const finds = placeOf("finds", {
    find: async (post) => {
      heard.push(post);
      return { url: null, reference: "there" };
    },
  });
  const blind = placeOf("blind");
  const { put, deliver, passes, db } = await ground([finds.channel, blind.channel]);
  await put([news("a")]);
  await deliver();
  await db.updateTable("deliveries").set({ state: "waiting", begun: 1, due: "", taken_until: "" }).execute();
  passes(1);
  await deliver();

  expect([finds.heard.length, heard.length, blind.heard.length]).toEqual([1, 1, 2]);
  const rows = await sql<{
    channel: string;
    doubled: number;
  }>`select channel, doubled from deliveries order by channel`.execute(db);
  expect(rows.rows.map(({ channel, doubled }) => [channel, doubled])).toEqual([
    ["blind", 1],
    ["finds", 0],
  ]);
  expect(blind.heard[0]?.post.key).toBe(blind.heard[1]?.post.key);
});
