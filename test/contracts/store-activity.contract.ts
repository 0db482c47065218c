/** What does the mirror tell of the past? */
import { expect, test } from "vitest";
import { activitiesOf } from "../../src/review/activities.ts";
import { noLatest } from "../../src/review/change.ts";
import type { Snapshot } from "../../src/review/snapshot.ts";
import { activityBetween, lifespans } from "../../src/store/activity.ts";
import { look, madeUp } from "../store/made-up.ts";
import { fresh, type Place, put } from "./store-ground.ts";

export function activityContract(place: Place): void {
  const snapshots = madeUp(30, { open: 0.3 });
  const all = snapshots
    .flatMap(({ change }) => activitiesOf(change).map((activity) => ({ activity, change })))
    .sort((a, b) => (a.activity.at + a.activity.id < b.activity.at + b.activity.id ? -1 : 1));
  const middle = all[Math.floor(all.length / 2)]?.activity.at as string;
  const late = all[Math.floor(all.length * 0.9)]?.activity.at as string;

  test("what happened between two moments, the first included and the last not, with what counts need", async () => {
    const { db } = await fresh(place);
    await put(db, look(...snapshots));

    const rows = await activityBetween(db, middle, late);

    expect(rows).toEqual(
      all
        .filter(({ activity }) => activity.at >= middle && activity.at < late)
        .map(({ activity, change }) => ({
          ...activity,
          repository: change.repository,
          forge: change.forge,
          branch: change.branch,
          number: change.number,
          subject: change.subject,
          url: change.url,
          owner: change.owner,
          topic: change.topic,
          hashtags: change.hashtags,
          status: change.status,
          created: change.created,
          submitted: change.submitted,
        })),
    );
    expect(rows.some(({ hashtags }) => hashtags.length === 2)).toBe(true);
    expect(await activityBetween(db, late, late)).toEqual([]);
  });

  test("a merge that may have been within is told too, and anew when its moment is known better", async () => {
    const { db } = await fresh(place);
    const [one] = snapshots.filter(({ change }) => change.status === "merged") as [Snapshot];
    const vague = (submitted: string, until: string | null): Snapshot => ({
      ...one,
      change: { ...one.change, submitted, submittedUntil: until, updated: submitted, version: `${submitted} ${until}` },
    });
    const [day1, day2, day3, day9] = [1, 2, 3, 9].map((n) => `2030-01-0${n}T00:00:00.000Z`) as [
      string,
      string,
      string,
      string,
    ];
    const told = async () =>
      (await activityBetween(db, day2, day3, { kinds: ["merged"] })).map(({ at, detail }) => [at, detail]);

    await put(db, look(vague(day1, noLatest)));
    expect(await told()).toEqual([[day1, noLatest]]);
    await put(db, look(vague(day1, day9)));
    expect(await told()).toEqual([[day1, day9]]);
    expect(await activityBetween(db, day2, day3, { kinds: ["uploaded"] })).toEqual([]);
    await put(db, look(vague(day2, null)));
    expect(await told()).toEqual([[day2, null]]);
    await put(db, look(vague(day1, day9)));
    expect(await told()).toEqual([[day2, null]]);
  });

  test("only the kinds asked for", async () => {
    const { db } = await fresh(place);
    await put(db, look(...snapshots));
    const [from, to] = ["2000-01-01T00:00:00.000Z", "2100-01-01T00:00:00.000Z"];

    const merged = await activityBetween(db, from, to, { kinds: ["merged", "abandoned"] });

    expect(merged.map(({ change }) => change).sort()).toEqual(
      snapshots.flatMap(({ change }) => (change.status === "open" ? [] : [change.key])).sort(),
    );
    expect(await activityBetween(db, from, to, { kinds: [] })).toEqual([]);
  });

  test("how long changes were open: those that are, and those closed since", async () => {
    const { db } = await fresh(place);
    const closedAt = (status: string) => snapshots.find(({ change }) => change.status === status) as Snapshot;
    const abandoned = closedAt("abandoned");
    const renamed = { ...abandoned.change, updated: "2100-01-01T00:00:00.000Z", topic: "renamed-later" };
    await put(db, look(...snapshots));
    await put(db, look({ ...abandoned, change: renamed }));
    const after = abandoned.change.updated;

    const spans = await lifespans(db, after);

    const expected = snapshots
      .map(({ change: { key, repository, created, version, status, updated } }) => ({
        key,
        repository,
        created,
        version,
        closed: status === "open" ? null : updated,
      }))
      .filter(({ closed }) => closed === null || closed >= after);
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    expect(spans.sort(byKey)).toEqual(expected.sort(byKey));
    expect(await lifespans(db, "2099-01-01T00:00:00.000Z")).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ key: abandoned.change.key })]),
    );
  });
}
