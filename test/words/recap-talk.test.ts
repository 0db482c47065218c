/** Do agenda and minutes become topics with their outcomes? */
import { describe, expect, test } from "vitest";
import { readMinutes } from "../../src/sprint/minutes/meeting.ts";
import type { Minutes } from "../../src/sprint/minutes/minutes.ts";
import type { Session } from "../../src/sprint/session.ts";
import { topicsOf } from "../../src/words/recap/talk.ts";

const cycles = [{ id: "newton", from: null, to: null, milestones: [], branch: "stable/newton", freezes: [] }];
const ground = {
  cycles,
  name: (id: string) => (id === "hidden" ? null : id.toUpperCase()),
  change: (key: string) =>
    key === "gone" ? null : { change: key, text: key, url: null, repository: null, at: null, by: null, note: "open" },
};

describe("what came of a session", () => {
  test.each([
    ["Agreed that TOTP is first", [{ verb: "agreed", text: "TOTP is first" }], null],
    ["decided against a stabilization cycle", [{ verb: "rejected", text: "a stabilization cycle" }], null],
    ["decided not to split it", [{ verb: "rejected", text: "split it" }], null],
    ["Postponed to the summit", [{ verb: "postponed", text: "the summit" }], null],
    ["Three people will look", [{ verb: "said", text: "Three people will look" }], null],
    [
      "Approved: TOTP, on condition that a patch is on Gerrit within one week",
      [{ verb: "agreed", text: "TOTP" }],
      "a patch is on Gerrit within one week",
    ],
  ])("%s", (outcome, outcomes, condition) => {
    expect(topicsOf([session({ outcome })], [], ground).topics).toMatchObject([{ outcomes, condition }]);
  });

  test("a cycle that it names is its target", () => {
    expect(topicsOf([session({ outcome: "Agreed: PCI-DSS early in Newton." })], [], ground).topics[0]?.target).toBe(
      "Newton",
    );
  });

  test("a session that is over and came to nothing is named as not known", () => {
    expect(topicsOf([session({})], [], ground)).toEqual({ topics: [], silent: ["Federation"] });
    expect(topicsOf([session({ state: "later" })], [], ground).silent).toEqual([]);
  });

  test("one that is still to come is told only when something came of it", () => {
    const changes = ["a~1"];
    expect(topicsOf([session({ state: "next", changes })], [], ground).topics).toEqual([]);
    expect(topicsOf([session({ state: "later", outcome: "Agreed: go on" })], [], ground).topics).toHaveLength(1);
  });

  test("its changes and links, and nobody who does not want to be named", () => {
    const about = ["https://example.org/spec", "bp/totp"];
    const [topic] = topicsOf([session({ raisedBy: "hidden", about, changes: ["a~1", "gone"] })], [], ground).topics;
    expect(topic).toMatchObject({
      ...{ raisedBy: [], links: [{ url: "https://example.org/spec" }] },
      changes: [{ change: "a~1" }],
    });
  });
});

describe("minutes", () => {
  const minutes = meeting(
    "#topic federation",
    "#agreed one mapping engine, provided that the tests pass",
    "#action bo write the spec",
    "#link https://example.org/map the mapping",
    "#topic Lunch",
    "#info tacos",
    "#topic Tokens",
    "#rejected UUID tokens",
  );

  test("go to the session of that title", () => {
    const [topic] = topicsOf([session({ outcome: "Agreed: go on" })], [minutes], ground).topics;
    expect(topic).toMatchObject({
      id: "s1",
      outcomes: [
        { verb: "agreed", text: "go on" },
        { verb: "agreed", text: "one mapping engine" },
      ],
      condition: "the tests pass",
      links: [{ text: "the mapping", url: "https://example.org/map" }],
    });
    expect(topic?.actions.map(({ text }) => text)).toEqual([expect.stringContaining("write the spec")]);
  });

  test("make topics of their own, unless nothing came of them", () => {
    const { topics } = topicsOf([], [minutes], ground);
    expect(topics.map(({ id, title }) => [id, title])).toEqual([
      ["minutes-1", "federation"],
      ["minutes-3", "Tokens"],
    ]);
    expect(topics[1]?.outcomes).toEqual([{ verb: "rejected", text: "UUID tokens" }]);
  });
});

function session(more: Partial<Session>): Session {
  return {
    ...{ id: "s1", sprint: "mitaka", title: "Federation", track: null, room: null, at: null, minutes: null },
    ...{ wants: null, changes: [], about: [], state: "done", raisedBy: "ana", outcome: null, notes: null },
    ...{ began: null, ended: null, steps: [], ...more },
  };
}

function meeting(...texts: string[]): Minutes {
  const lines = ["#startmeeting", ...texts, "#endmeeting"].map((text, n) => ({
    ...{ id: `${n}`, at: `2016-01-27T18:${String(n).padStart(2, "0")}:00.000Z`, by: "ana", text },
  }));
  return readMinutes(lines, { form: "meeting", people: [], zone: "UTC" });
}
