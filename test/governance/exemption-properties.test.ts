/** Whatever people do in whatever order: does an exemption ever contradict itself? */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type ExemptionAct, isOver } from "../../src/governance/exemption/acts.ts";
import type { ChangeFact } from "../../src/governance/exemption/condition.ts";
import { holds } from "../../src/governance/exemption/covers.ts";
import { standing } from "../../src/governance/exemption/standing.ts";
import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import { asked, cores, does, fact, on, patchUp, story } from "./exemption-ground.ts";

const people = [...cores, "ana", "pat", "zoe"];
const presets = Object.keys(exemptionPresets) as (keyof typeof exemptionPresets)[];

const anyAct = fc
  .record({
    by: fc.constantFrom(...people),
    day: fc.integer({ min: 1, max: 20 }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  .chain(({ by, day, hour }) => {
    const at = on(day, hour);
    const date = fc.integer({ min: 1, max: 25 }).map((n) => on(n));
    return fc.oneof(
      fc.boolean().map((given) => does(by, "sponsor", at, { for: given })),
      fc
        .option(date)
        .map((until) => does(by, "grant", at, { until, conditions: until ? [patchUp({ by: until })] : [] })),
      date.map((until) => does(by, "extend", at, { until })),
      date.map((due) => does(by, "condition", at, { condition: patchUp({ id: `c${due}`, by: due }) })),
      fc.integer({ min: 0, max: 12 }).map((of) => does(by, "correct", at, { of })),
      fc.constantFrom("decline", "revoke", "withdraw", "done").map((kind) => does(by, kind as "done", at)),
      fc.boolean().map((kept) => does(by, "word", at, { condition: "c1", kept })),
    );
  });
const stories = fc
  .tuple(fc.constantFrom(...presets), fc.option(fc.integer({ min: 2, max: 20 })), fc.array(anyAct, { maxLength: 14 }))
  .map(([preset, end, acts]) =>
    story(asked(preset, { until: end === null ? null : on(end) }), ...acts.sort((a, b) => (a.at < b.at ? -1 : 1))),
  );
const anyFacts = fc.array(
  fc
    .record({
      up: fc.integer({ min: 1, max: 12 }),
      open: fc.option(fc.integer({ min: 0, max: 9 })),
      abandoned: fc.boolean(),
    })
    .map(({ up, open, abandoned }) =>
      fact(7, {
        blueprints: ["totp-auth"],
        uploaded: on(up),
        merged: open === null || abandoned ? null : on(up + open),
        abandoned,
      }),
    ),
  { maxLength: 3 },
);
const numbered = anyFacts.map((facts) => facts.map((one, i) => ({ ...one, key: `made-up~${7 + i}`, number: 7 + i })));
const moments = fc.integer({ min: 1, max: 30 }).map((day) => on(day, 18));

const told = (acts: ExemptionAct[], at: string, facts: ChangeFact[]) => standing(acts, at, { facts, name: (id) => id });

test("a standing never contradicts itself", () => {
  fc.assert(
    fc.property(stories, numbered, moments, (acts, facts, at) => {
      const it = told(acts, at, facts);
      const { state, because, awaiting, unmet, deadline, granted, conditions, until } = it;

      expect(because.length).toBeGreaterThan(0);
      expect(isOver(state)).toBe(it.endedAt !== null);
      if (isOver(state)) expect([awaiting, unmet, deadline, holds(it)]).toEqual([[], [], null, false]);
      else expect(deadline === null || deadline >= at).toBe(true);
      if (["conditional", "granted", "revoked", "completed"].includes(state)) expect(granted).not.toBeNull();
      if (["requested", "in review", "declined"].includes(state)) expect(granted).toBeNull();
      if (state === "granted") expect(conditions.every(({ met }) => met)).toBe(true);
      if (state === "conditional") expect(unmet.length).toBeGreaterThan(0);
      if (state === "expired")
        expect([...conditions.map((one) => one.condition.by), until].some((end) => end && end < at)).toBe(true);
      if (granted && granted.by.length > 1) expect(new Set(granted.by).size).toBe(granted.by.length);
    }),
    { numRuns: 2_000 },
  );
});

test("what comes after the moment changes nothing, and no act disappears: each has an effect or a reason", () => {
  fc.assert(
    fc.property(stories, numbered, moments, (acts, facts, at) => {
      const heard = acts.filter((act, i) => i === 0 || act.at <= at);
      const it = told(acts, at, facts);

      expect(told(heard, at, facts)).toEqual(it);
      expect(told(JSON.parse(JSON.stringify(acts)) as ExemptionAct[], at, [...facts].reverse()).state).toBe(it.state);
      expect(it.ignored.every(({ seq, why }) => why !== "" && heard.some((act) => act.seq === seq))).toBe(true);
      const silent = new Set(it.ignored.map(({ seq }) => seq));
      const terms = (acts[0] as ExemptionAct & { kind: "request" }).body.terms;
      const words = heard.filter((act) => act.kind === "sponsor" && act.body.for && !silent.has(act.seq));
      expect(words.every(({ by }) => terms.sponsors.includes(by))).toBe(true);
      const lastWord = new Map(
        heard.filter((act) => act.kind === "sponsor" && !silent.has(act.seq)).map((act) => [act.by, act]),
      );
      for (const [by, act] of lastWord) {
        const grants = heard.some((one) => one.kind === "grant" && one.by === by && !silent.has(one.seq));
        if (!grants) expect(it.sponsors.includes(by)).toBe((act.body as { for: boolean }).for);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("words given in the same second decide the same in any order", () => {
  fc.assert(
    fc.property(fc.constantFrom(...presets), fc.shuffledSubarray(people), (preset, voters) => {
      const votes = voters.map((by) => does(by, "sponsor", on(2)));
      const one = standing(story(asked(preset), ...votes), on(3));
      const other = standing(story(asked(preset), ...votes.toReversed()), on(3));

      expect([other.state, other.granted === null]).toEqual([one.state, one.granted === null]);
      expect(other.sponsors.length).toBe(one.sponsors.length);
    }),
  );
});
