/** How are changes found and loaded? */
import { expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import type { Snapshot } from "../../src/review/snapshot.ts";
import { putLook } from "../../src/store/mirror.ts";
import {
  countChanges,
  findChange,
  loadChanges,
  openKeys,
  relatedOf,
  resolveChange,
  statusesOf,
} from "../../src/store/read.ts";
import { look, madeUp } from "../store/made-up.ts";
import { forge, fresh, minute, type Place, put } from "./store-ground.ts";

export function readingContract(place: Place): void {
  const changeId = `I${"0a".repeat(20)}`;

  /** Changes 900000 downwards on one forge, the first three with one Change-Id, and 900000 on another forge too. */
  async function found() {
    const store = await fresh(place);
    const snapshots = madeUp(5).map((snapshot, i) =>
      make(snapshot, { changeId: i < 3 ? changeId : snapshot.change.changeId }),
    );
    await put(store.db, look(...snapshots));
    const [twin] = madeUp(1, { forge: "twin" }) as [Snapshot];
    const elsewhere = make(twin, { url: "https://twin.example.org/r/c/x/+/900000" });
    await putLook(store.db, "twin", look(elsewhere), { started: minute(0), now: minute(0) });
    return { ...store, changes: snapshots.map(({ change }) => change) };
  }

  test("a change is found by what people write", async () => {
    const { db, changes } = await found();
    const [{ repository, branch }] = changes as [Change];
    const both = ["made-up~900000", "twin~900000"];
    const one = ["made-up~899999"];
    const table: [text: string, keys: string[]][] = [
      ["899999", one],
      [" #899999 ", one],
      ["made-up~899999", one],
      ["900000", both],
      ["https://review.example.org/c/openstack/keystone/+/899999", one],
      ["https://review.example.org/c/openstack/keystone/+/899999/3/keystone/token.py#12", one],
      ["https://review.example.org/899999", one],
      ["https://review.example.org/#/c/899999/", one],
      ["https://review.openstack.org/#/c/899999/2", one],
      ["https://any.example.org/r/c/keystone/+/899999?tab=comments", one],
      ["https://review.example.org/900000", ["made-up~900000"]],
      ["https://TWIN.example.org/r/c/x/+/900000", ["twin~900000"]],
      ["https://review.openstack.org/900000", both],
      [changeId, ["made-up~900000", "made-up~899999", "made-up~899998"]],
      [changeId.toUpperCase(), ["made-up~900000", "made-up~899999", "made-up~899998"]],
      [`${encodeURIComponent("no/such")}~master~${changeId}`, []],
      ["https://review.example.org/q/899999", []],
      ["https://review.example.org/#/q/topic:899999", []],
      ["899999999999999999999", []],
      ["made-up~1", []],
      ["%E0~%A4~I", []],
      ["", []],
      ["'; drop table changes; --", []],
    ];

    for (const [text, keys] of table) expect([text, await resolveChange(db, text)]).toEqual([text, keys]);
    const full = `${encodeURIComponent(repository)}~${encodeURIComponent(branch)}~${changeId}`;
    expect(await resolveChange(db, full)).toContain("made-up~900000");
  });

  test("open changes, statuses and counts", async () => {
    const { db } = await fresh(place);
    const snapshots = madeUp(40, { open: 0.5 });
    await put(db, look(...snapshots));
    const open = snapshots.filter(({ change }) => change.status === "open").map(({ change }) => change.key);

    expect((await openKeys(db)).sort()).toEqual(open.sort());
    expect(await countChanges(db)).toBe(40);
    const [{ change }] = snapshots as [Snapshot];
    expect(await statusesOf(db, [change.key, "made-up~1"])).toEqual(
      new Map([[change.key, { status: change.status, subject: change.subject }]]),
    );
    expect(await statusesOf(db, [])).toEqual(new Map());
  });

  test("more changes than one query loads come back whole; unknown keys are left out", async () => {
    const { db } = await fresh(place);
    const snapshots = madeUp(260);
    await put(db, look(...snapshots));
    const keys = snapshots.map(({ change }) => change.key);

    expect(await loadChanges(db, ["made-up~1", ...keys])).toEqual(snapshots.map(({ change }) => change));
    expect(await loadChanges(db, [])).toEqual([]);
    expect(await findChange(db, "made-up~1")).toBeNull();
  });

  test("related changes: each once, by the closest relation", async () => {
    const { db } = await fresh(place);
    const [subject, parent, child, needed, waiting, revert, pick, backport, sibling, stranger] = madeUp(10).map(
      (snapshot) => make(snapshot, { topic: null, dependencies: [] }),
    ) as [Snapshot, Snapshot, Snapshot, Snapshot, Snapshot, Snapshot, Snapshot, Snapshot, Snapshot, Snapshot];
    const on = (kind: "parent" | "depends-on", { change }: Snapshot) => ({ kind, key: change.key, text: "x" });
    const topic = "bp/totp";
    const change = make(subject, { topic, changeId, dependencies: [on("parent", parent), on("depends-on", needed)] });
    await put(
      db,
      look(
        change,
        make(parent, { topic }),
        make(child, { dependencies: [on("parent", subject)] }),
        needed,
        make(waiting, { dependencies: [on("depends-on", subject)] }),
        make(revert, { revertOf: subject.change.key }),
        make(pick, { changeId, cherryPickOf: subject.change.key }),
        make(backport, { changeId }),
        make(sibling, { topic }),
        stranger,
      ),
    );

    const related = await relatedOf(db, change.change);

    expect(related.map(({ key, relation }) => [relation, key])).toEqual([
      ["needs its parent", parent.change.key],
      ["depends on", needed.change.key],
      ["is its child", child.change.key],
      ["waits for it", waiting.change.key],
      ["reverts it", revert.change.key],
      ["was picked from it", pick.change.key],
      ["same Change-Id", backport.change.key],
      ["same topic", sibling.change.key],
    ]);
    const { status, subject: title, url } = parent.change;
    expect(related[0]).toMatchObject({ status, subject: title, url });
    const backwards = async ({ change }: Snapshot) => (await relatedOf(db, change))[0];
    expect(await backwards(make(revert, { revertOf: subject.change.key }))).toMatchObject({
      relation: "is reverted by it",
      key: subject.change.key,
    });
    expect(await backwards(make(pick, { cherryPickOf: subject.change.key }))).toMatchObject({
      relation: "is the source of it",
      key: subject.change.key,
    });
    expect(await relatedOf(db, stranger.change)).toEqual([]);
  });

  function make(snapshot: Snapshot, other: Partial<Change>): Snapshot {
    return { ...snapshot, change: { ...snapshot.change, ...other } };
  }

  test("the made-up forge is the one the tests name", () => {
    expect(madeUp(1)[0]?.change.forge).toBe(forge);
  });
}
