/** Does any interleaving of acts give a standing that never contradicts itself, and is no vote lost? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NominationAct } from "../../src/governance/nomination/acts.ts";
import { nominationPresets } from "../../src/governance/nomination/presets.ts";
import { nominationStanding } from "../../src/governance/nomination/standing.ts";
import type { PollAct } from "../../src/governance/poll/acts.ts";
import { pollPresets } from "../../src/governance/poll/presets.ts";
import { pollStanding } from "../../src/governance/poll/standing.ts";
import { does, nominated, on, says, terms } from "./nomination-story.ts";
import { acts, asked, chooses } from "./poll-story.ts";

const who = fc.constantFrom("ana", "ben", "cleo", "dora", "eli", "dave", "zoe");
const day = fc.integer({ min: 0, max: 40 }).map((quarter) => quarter / 4);
const ordered = <S extends { at: string }>(steps: S[]) =>
  steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const nominationStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(who, fc.constantFrom(1, 0, -1, "abstain", "away"), day, who)
      .map(([by, value, at, other]) => says(by, value as 1, at, at % 1 ? by : other)),
  },
  fc.tuple(who, fc.boolean(), day).map(([by, accepts, at]) => does(by, "answered", { accepts, reason: null }, at)),
  fc.tuple(who, fc.boolean(), day).map(([by, grants, at]) => does(by, "decided", { grants, reason: null }, at)),
  fc
    .tuple(who, fc.constantFrom("opened", "withdrawn") as fc.Arbitrary<"opened">, day)
    .map(([by, kind, at]) => does(by, kind, { reason: null }, at)),
  fc.tuple(who, day).map(([by, at]) => does(by, "completed", { day: "2016-02-01", how: "by hand" }, at)),
);
const nomination = fc
  .tuple(fc.constantFrom(...nominationPresets), fc.boolean(), fc.array(nominationStep, { maxLength: 14 }))
  .map(([preset, sounding, steps]) =>
    nominated(terms(preset, { sounding, appointers: preset === "ptl-appoints" ? ["ana"] : [] }), ordered(steps)),
  );
const pollStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(who, fc.constantFrom("yes", "no", "abstain", "away"), day)
      .map(([by, value, at]) => chooses(by, value, at)),
  },
  fc.tuple(who, fc.constantFrom("a", "b"), day).map(([by, name, at]) => acts(by, "concern", { name, text: "?" }, at)),
  fc.tuple(who, fc.constantFrom("a", "b"), day).map(([by, name, at]) => acts(by, "resolved", { name, how: "so" }, at)),
  fc.tuple(who, day, day).map(([by, at, long]) => acts(by, "held", { until: on(at + long), why: "?" }, at)),
  fc
    .tuple(who, fc.constantFrom("unheld", "withdrawn") as fc.Arbitrary<"unheld">, day)
    .map(([by, kind, at]) => acts(by, kind, { why: null, reason: null }, at)),
);
const poll = fc
  .tuple(fc.constantFrom(...pollPresets), fc.array(pollStep, { maxLength: 14 }))
  .map(([preset, steps]) => asked(preset, ordered(steps)));

const ended = new Set(["passed", "granted", "completed", "declined", "lapsed", "withdrawn", "decided"]);
const moments = Array.from({ length: 49 }, (_, quarter) => on(quarter / 4));
type Seen = ReturnType<typeof nominationStanding> | ReturnType<typeof pollStanding>;

function holds(story: readonly (NominationAct | PollAct)[], standing: (at: string) => Seen): void {
  let before: Seen | null = null;
  for (const at of moments) {
    const now = standing(at);
    expect(standing(at)).toEqual(now);
    const cast = story.filter((act) => act.kind === "voted" && act.at <= at);
    expect(now.ballots.filter(({ seq }) => seq > 1).map(({ seq }) => seq)).toEqual(cast.map(({ seq }) => seq));
    const words = now.ballots.filter(({ weight }) => weight === "binding").map(({ by }) => by);
    expect(new Set(words).size).toBe(words.length);
    expect(now.because.filter(Boolean).length).toBeGreaterThan(0);
    expect(ended.has(now.state)).toBe(now.closed !== null);
    if (now.closed !== null) {
      expect(now.closed <= at).toBe(true);
      expect(now.deadline).toBeNull();
      expect(standing(now.closed).closed).toBe(now.closed);
    }
    if (before?.closed) expect(now.closed).toBe(before.closed);
    before = now;
  }
}

test("nominations", () => {
  fc.assert(
    fc.property(nomination, (story) => holds(story, (at) => nominationStanding(story, at))),
    { numRuns: 300 },
  );
});

test("polls", () => {
  fc.assert(
    fc.property(poll, (story) => holds(story, (at) => pollStanding(story, at))),
    { numRuns: 300 },
  );
});

test("a deadline that is promised is kept when nobody acts any more", () => {
  fc.assert(
    fc.property(fc.oneof(nomination, poll), fc.nat(40), (story, quarter) => {
      const at = on(quarter / 4);
      const known = story.filter((act) => act.at <= at);
      const standing = (when: string): Seen =>
        known[0]?.kind === "asked"
          ? pollStanding(known as PollAct[], when)
          : nominationStanding(known as NominationAct[], when);
      const { deadline } = standing(at);
      if (deadline === null) return;
      expect(ended.has(standing(deadline).state)).toBe(true);
      expect(ended.has(standing(new Date(Date.parse(deadline) - 1).toISOString()).state)).toBe(false);
    }),
    { numRuns: 400 },
  );
});
