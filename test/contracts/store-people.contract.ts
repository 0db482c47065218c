/** What does every store promise about sign-ins, tokens of one use, refusals and groups? */
import { expect, test } from "vitest";
import { putRefusal, refusals } from "../../src/store/audit.ts";
import { groupsOf, putGroup } from "../../src/store/groups.ts";
import { forgetForge } from "../../src/store/mirror.ts";
import { keepOnce, keptOnce, lookOnce, takeOnce } from "../../src/store/once.ts";
import {
  dropLink,
  endSessions,
  linksOf,
  openSession,
  putIdentity,
  putLink,
  sessionLimits,
  sessionOf,
  sessionsOf,
} from "../../src/store/sessions.ts";
import { fresh, minute, type Place } from "./store-ground.ts";

const ana = { issuer: "https://id.example.org", subject: "42", name: "Ana", email: "ana@example.org" };
const day = 24 * 60;

export function peopleContract(place: Place): void {
  test("a session is found by its secret alone, and no secret is kept", async () => {
    const { db } = await fresh(place);
    const { id } = await putIdentity(db, ana, minute(0));
    const { secret, session } = await openSession(db, id, "Firefox", minute(0));
    await openSession(db, id, "Chromium", minute(1));

    expect(await sessionOf(db, secret, minute(2))).toMatchObject({ session: { agent: "Firefox" }, identity: ana });
    expect(await sessionOf(db, session.hash, minute(2))).toBeNull();
    expect(JSON.stringify(await db.selectFrom("sessions").selectAll().execute())).not.toContain(secret);
  });

  test("a session ends by itself: unused after a week, used after thirty days", async () => {
    const { db } = await fresh(place);
    const { id } = await putIdentity(db, ana, minute(0));
    const { secret: idle } = await openSession(db, id, "idle", minute(0));
    const { secret: busy } = await openSession(db, id, "busy", minute(0));
    for (let at = 1; at < 30; at++) expect(await sessionOf(db, busy, minute(at * day))).not.toBeNull();

    expect(sessionLimits).toEqual({ idle: 7 * day * 60_000, whole: 30 * day * 60_000 });
    expect(await sessionOf(db, idle, minute(7 * day))).toBeNull();
    expect(await sessionOf(db, busy, minute(30 * day))).toBeNull();
    expect(await sessionsOf(db, id, minute(29 * day))).toHaveLength(1);

    await openSession(db, id, "new", minute(31 * day));
    expect(await db.selectFrom("sessions").select("agent").execute()).toEqual([{ agent: "new" }]);
  });

  test("one session ends, or all of somebody's, and nobody else's", async () => {
    const { db } = await fresh(place);
    const [one, other] = [
      await putIdentity(db, ana, minute(0)),
      await putIdentity(db, { ...ana, subject: "43" }, minute(0)),
    ];
    const here = await openSession(db, one.id, "", minute(0));
    await openSession(db, one.id, "", minute(0));
    const theirs = await openSession(db, other.id, "", minute(0));

    await endSessions(db, one.id, theirs.session.hash);
    expect(await sessionOf(db, theirs.secret, minute(1))).not.toBeNull();
    await endSessions(db, one.id, here.session.hash);
    expect(await sessionsOf(db, one.id, minute(1))).toHaveLength(1);
    await endSessions(db, one.id);
    expect(await sessionsOf(db, one.id, minute(1))).toEqual([]);
    expect(await sessionOf(db, theirs.secret, minute(1))).not.toBeNull();
  });

  test("an identity is who the provider says, whatever name comes with it, and keeps its links", async () => {
    const { db } = await fresh(place);
    const { id } = await putIdentity(db, ana, minute(0));
    await putLink(db, id, "opendev~1", minute(1));
    await putLink(db, id, "opendev~1", minute(2));
    await putLink(db, id, "opendev~2", minute(2));
    const again = await putIdentity(db, { ...ana, name: "Ana O.", email: null }, minute(3));

    expect(again).toMatchObject({ id, name: "Ana O.", email: null, created: minute(0), seen: minute(3) });
    await dropLink(db, id, "opendev~2");
    expect(await linksOf(db, id)).toEqual([{ identity: id, account: "opendev~1", at: minute(1) }]);
    expect((await putIdentity(db, { ...ana, issuer: "https://other.example.org" }, minute(3))).id).not.toBe(id);
  });

  test("what is good once is taken once, by one of many, in time, and only as what it is", async () => {
    const { db } = await fresh(place);
    const span = { created: minute(0), expires: minute(10) };
    await keepOnce(db, "form", "a", { ...span, body: "typed" });
    await keepOnce(db, "link", "b", { ...span, about: "ana" });

    expect(await keepOnce(db, "form", "a", span)).toBe(false);
    expect(await takeOnce(db, "sign-in", "a", minute(1))).toBeNull();
    expect(await lookOnce(db, "form", "a", minute(10))).toBeNull();
    expect(await lookOnce(db, "form", "a", minute(1))).toMatchObject({ body: "typed" });
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeOnce(db, "form", "a", minute(1))));
    expect(taken.filter((one) => one !== null)).toMatchObject([{ body: "typed" }]);
    expect(await keptOnce(db, "link", minute(1))).toMatchObject([{ about: "ana" }]);
    expect(await keptOnce(db, "link", minute(10))).toEqual([]);
  });

  test("refusals are counted within the hour, paged, filtered, and bounded", async () => {
    const { db } = await fresh(place);
    const refusal = { who: "ana", through: "web", what: "grant 100% of it", why: "Only the PTL may." };
    for (const at of [1, 2, 3, 61]) await putRefusal(db, refusal, minute(at));
    await putRefusal(db, { ...refusal, who: null, through: "api", what: "x".repeat(9_000) }, minute(62));
    const ask = (more: object) => refusals(db, { page: 1, size: 2, ...more });

    expect(await ask({})).toMatchObject({ total: 3, rows: [{ who: null, last: minute(62) }, { times: 1 }] });
    expect((await ask({ page: 2 })).rows).toMatchObject([{ first: minute(1), last: minute(3), times: 3 }]);
    expect((await ask({ who: "ana" })).total).toBe(2);
    expect((await ask({ through: "api" })).total).toBe(1);
    expect((await ask({ text: "100% OF" })).total).toBe(2);
    expect((await ask({ text: "1_0" })).total).toBe(0);

    await putRefusal(db, { ...refusal, what: "later" }, minute(63), { age: 60 * 60_000, rows: 2 });
    expect((await ask({})).rows.map(({ last }) => last)).toEqual([minute(63), minute(62)]);
    await putRefusal(db, { ...refusal, what: "much later" }, minute(1000), { age: 60 * 60_000, rows: 2 });
    expect((await ask({})).total).toBe(1);
  });

  test("a group has who was in it at each reading", async () => {
    const { db } = await fresh(place);
    await putGroup(db, "here", "core", ["Ana", "bo"], minute(0));
    await putGroup(db, "here", "core", ["ana"], minute(10));
    await putGroup(db, "here", "core", null, minute(20));
    expect(await groupsOf(db)).toMatchObject([{ visible: false, read: minute(20) }]);
    await putGroup(db, "here", "core", ["ana", "bo"], minute(30));
    await putGroup(db, "there", "core", [], minute(30));

    expect(await groupsOf(db)).toEqual([
      {
        forge: "here",
        name: "core",
        read: minute(30),
        visible: true,
        members: [
          { name: "ana", first: minute(0), last: minute(30) },
          { name: "bo", first: minute(0), last: minute(0) },
          { name: "bo", first: minute(30), last: minute(30) },
        ],
      },
      { forge: "there", name: "core", read: minute(30), visible: true, members: [] },
    ]);
    await forgetForge(db, "here");
    expect(await groupsOf(db)).toHaveLength(1);
  });
}
