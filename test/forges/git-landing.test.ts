/** Onto which branch did commits come, and when? Stories of small histories. */
import { describe, expect, test } from "vitest";
import { landings, type Sighting, type Step } from "../../src/forges/git/landing.ts";

/** A commit: its parents, when it was made, then what is special: its subject, whether it is a change, a note. */
type Told = [parents: string, committed: number, special?: { message?: string; bare?: boolean; submitted?: number }];

const story = (told: Record<string, Told>): Map<string, Step> =>
  new Map(
    Object.entries(told).map(([sha, [parents, committed, { message = sha, bare = false, submitted = null } = {}]]) => {
      const changeId = bare || message.startsWith("Merge") ? null : `I${sha}`;
      return [sha, { sha, parents: parents.split(" ").filter(Boolean), committed, changeId, message, submitted }];
    }),
  );

/** "master 10" exact, "master 10-20" between, "master 10-" at the earliest. */
function landed(history: Map<string, Step>, tips: Record<string, string>, seen: Record<string, Sighting[]> = {}) {
  const branches = Object.entries(tips).map(([branch, sha]) => ({ branch, sha }));
  const found = landings(history, branches, new Map(Object.entries(seen)));
  return Object.fromEntries(
    [...found]
      .filter(([sha]) => history.get(sha)?.changeId !== null)
      .map(([sha, { branch, earliest, latest }]) => {
        const until = latest === earliest ? "" : `-${latest ?? ""}`;
        return [sha, `${branch} ${earliest}${until}`];
      }),
  );
}

const merge = (what: string) => ({ message: `Merge "${what}"` });
const at = (sha: string, when: number, prompt = true): Sighting => ({ sha, at: when, prompt });

describe("one branch", () => {
  const plain = story({
    root: ["", 1, { bare: true }],
    a: ["root", 10],
    ma: ["root a", 20, merge("a")],
    b: ["ma", 25],
    c: ["ma", 22],
    mc: ["b c", 40, merge("c")],
    d: ["mc", 38],
  });

  test("a merge says when; a fast-forward lies between what is below and above it", () => {
    expect(landed(plain, { master: "d" })).toEqual({
      a: "master 20",
      b: "master 25-40",
      c: "master 40",
      d: "master 40-",
    });
  });

  test("a superproject says when the server updated it at once, and between when it came later or by hand", () => {
    const seen = (...b: Sighting[]) => landed(plain, { master: "d" }, { master: [at("ma", 21), ...b] });

    expect(seen(at("b", 30)).b).toBe("master 30");
    expect(seen(at("b", 30, false)).b).toBe("master 25-30");
    expect(seen(at("mc", 41), at("d", 50)).d).toBe("master 50");
    expect(landed(plain, { master: "d" }, { master: [at("b", 30)] }).b).toBe("master 25-30");
  });

  test("what a superproject saw together merged between its two looks", () => {
    const chain = story({ root: ["", 1], a: ["root", 5], b: ["a", 6], c: ["b", 7] });

    expect(landed(chain, { master: "c" }, { master: [at("root", 10), at("c", 20)] })).toMatchObject({
      a: "master 10-20",
      b: "master 10-20",
      c: "master 20",
    });
  });

  test("a note says when, whatever else is known, and limits what is below it", () => {
    const noted = story({ root: ["", 1], a: ["root", 5], b: ["a", 6, { submitted: 30 }], c: ["b", 7] });

    expect(landed(noted, { master: "c" })).toMatchObject({ a: "master 5-30", b: "master 30", c: "master 30-" });
  });

  test("a clock that runs ahead is no evidence", () => {
    const ahead = story({ root: ["", 1], a: ["root", 99], b: ["a", 20], mb: ["a b", 30, merge("b")] });

    expect(landed(ahead, { master: "mb" })).toMatchObject({ a: "master 1-30", b: "master 30" });
  });

  test("a chain that one merge brings merged with it", () => {
    const chain = story({ root: ["", 1], a: ["root", 5], b: ["a", 6], m: ["root b", 30, merge("b")] });

    expect(landed(chain, { master: "m" })).toMatchObject({ a: "master 30", b: "master 30" });
  });
});

describe("several branches", () => {
  test("what two branches share came onto the first; a backport is a change of its own", () => {
    const two = story({
      root: ["", 1],
      a: ["root", 5],
      ma: ["root a", 10, merge("a")],
      backport: ["ma", 20],
      m: ["ma backport", 30, merge("backport")],
      later: ["ma", 40],
    });

    expect(landed(two, { master: "later", "stable/x": "m" })).toMatchObject({
      a: "master 10",
      backport: "stable/x 30",
      later: "master 40-",
    });
  });

  test("a merged tag merges nothing: its history stays with its branch", () => {
    const tied = story({
      root: ["", 1],
      a: ["root", 5],
      fix: ["root", 6],
      mfix: ["root fix", 8, merge("fix")],
      tie: ["a mfix", 20, { message: "Merge tag '8.0.0'" }],
      b: ["tie", 25],
    });

    expect(landed(tied, { master: "b", "stable/x": "mfix" }).fix).toBe("stable/x 8");
    expect(landed(tied, { master: "b" }).fix).toBe("8.0.0 8");
    expect(landed(tied, { master: "b" }).a).toBe("master 5-");
  });

  test("a branch merged under review keeps its own merges", () => {
    const feature = story({
      root: ["", 1],
      f: ["root", 5],
      mf: ["root f", 10, merge("f")],
      up: ["root mf", 20, { message: "Bring feature/x\n\nMerge branch 'origin/feature/x'" }],
      m: ["root up", 30, merge("Bring feature/x")],
    });

    expect(landed(feature, { master: "m", "feature/x": "mf" })).toMatchObject({ f: "feature/x 10", up: "master 30" });
    expect(landed(feature, { master: "m" }).f).toBe("feature/x 10");
  });
});

test("a hundred thousand fast-forwards are one pass", () => {
  const steps = Array.from({ length: 100_000 }, (_, n) => [`c${n}`, [n ? `c${n - 1}` : "", n]] as [string, Told]);
  const found = landings(story(Object.fromEntries(steps)), [{ branch: "master", sha: "c99999" }], new Map());

  expect(found.size).toBe(100_000);
});
