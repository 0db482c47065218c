/** What does somebody see who watches the sprint? */
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/demo/gerrit/change.ts";
import type { Event } from "../../src/demo/gerrit/site.ts";
import { sprint } from "../../src/demo/team/calendar.ts";
import { eavesdrop, watched } from "./ground.ts";

type Heard = { event: Event; change: Change | null };

/** What an event shows, in the watcher's words. */
function kindOf({ event, change }: Heard): string {
  if (event.type === "patchset-created") return change?.patchSets.length === 1 ? "new change" : "patch set";
  if (event.type !== "comment-added") return event.type;
  const { approvals } = event as unknown as { approvals: { type: string; value: string; oldValue?: string }[] };
  const given = approvals.filter(({ oldValue }) => oldValue !== undefined);
  const ci = given.find(({ type }) => type === "Verified");
  if (ci) return Number(ci.value) > 0 ? "tests passed" : "tests failed";
  if (given.length === 0) return "comment";
  return given.some(({ value }) => Number(value) < 0) ? "vote against" : "vote for";
}

describe.each(["1", "2", "3"])("seed %s", (seed) => {
  const { demo, watch, passed } = watched({ seed });
  const all = eavesdrop(demo);
  const heard: { at: number; kind: string }[] = [];
  const progress: number[] = [];
  const marked = () => [...demo.site.changes.newestFirst()].filter(({ hashtags }) => hashtags.includes(sprint.hashtag));
  const merged = () => marked().filter(({ status }) => status === "MERGED").length;
  while (passed() < 360) {
    const from = all.length;
    watch(0.2);
    for (const one of all.slice(from)) heard.push({ at: passed(), kind: kindOf(one) });
    if (Math.round(passed() * 5) % 300 === 0) progress.push(merged());
  }
  const until = (seconds: number) => heard.filter(({ at }) => at <= seconds);

  test("something happens every few seconds", () => {
    const moments = [...new Set(until(344).map(({ at }) => at))];
    const silences = moments.map((at, index) => at - (moments[index - 1] ?? 0));

    expect(Math.max(...silences)).toBeLessThan(5);
    expect(heard.length).toBeGreaterThan(300);
  });

  test("three minutes show all that happens in a review", () => {
    const counts = Object.groupBy(until(180), ({ kind }) => kind);
    const least = {
      "new change": 5,
      "patch set": 15,
      "vote for": 20,
      "vote against": 4,
      comment: 5,
      "tests passed": 20,
      "tests failed": 4,
      "change-merged": 15,
      "hashtags-changed": 2,
    };

    expect(
      Object.entries(least).filter(([kind, count]) => (counts[kind]?.length ?? 0) < count),
      JSON.stringify(Object.fromEntries(Object.entries(counts).map(([kind, of]) => [kind, of?.length]))),
    ).toEqual([]);
  });

  test("no half minute passes without an upload, a vote and a word from the tests", () => {
    const thirds = Array.from({ length: 11 }, (_, index) =>
      heard.filter(({ at }) => 30 * index < at && at <= 30 * (index + 1)).map(({ kind }) => kind),
    );
    const missing = (kinds: string[], wanted: RegExp) => !kinds.some((kind) => wanted.test(kind));

    for (const wanted of [/new change|patch set/, /vote/, /tests/]) {
      expect(thirds.filter((kinds) => missing(kinds, wanted))).toEqual([]);
    }
  });

  test("the sprint's own changes merge day by day, and not all of them do", () => {
    expect(progress[0]).toBeLessThan(progress[2] ?? 0);
    expect(progress[2]).toBeLessThan(progress[5] ?? 0);
    expect(merged()).toBeGreaterThan(15);
    expect(merged()).toBeLessThan(marked().length - 5);
  });

  test("after the last evening the clock stands and nothing happens any more", () => {
    watch(20);
    const [count, now] = [all.length, demo.clock.now()];
    watch(20);

    expect([all.length, demo.clock.now(), demo.clock.rate()]).toEqual([count, now, 0]);
    expect(now).toBeGreaterThan(demo.sprint?.last ?? 0);
  });
});
