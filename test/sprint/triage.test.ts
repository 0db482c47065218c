/** Is the work of a sprint sorted as a room would sort it? */
import { expect, test } from "vitest";
import type { Mover, Reason } from "../../src/review/turn.ts";
import { type TriageFacts, type TriageGroup, triageOf } from "../../src/sprint/triage.ts";

const reason = (code: string): Reason => ({
  code,
  text: `It is ${code}.`,
  since: null,
  who: [],
  remedy: null,
  decides: true,
});
function facts(mover: Mover, more: Partial<TriageFacts> = {}, codes = ["needs-review"]): TriageFacts {
  const turn = { change: "x~1", mover, since: "2016-01-27T00:00:00.000Z", who: [], reasons: codes.map(reason) };
  return { change: { workInProgress: false }, turn, type: "service", missing: 2, frozen: null, said: null, ...more };
}
const unfinished = { change: { workInProgress: true } };
const said = (group: TriageGroup) => ({ said: { group, by: "Ana", reason: "we looked" } });

test.each<[story: string, TriageFacts, TriageGroup, RegExp]>([
  ["only the approval is missing", facts("approver"), "finish", /It is needs-review/],
  ["it is on its way in", facts("gate"), "finish", /./],
  ["one core's vote is missing", facts("cores", { missing: 1 }), "finish", /./],
  ["two cores' votes are missing", facts("cores"), "progress", /./],
  ["nobody has reviewed it", facts("reviewers"), "progress", /./],
  ["its owner has to mend it", facts("owner"), "progress", /./],
  ["it is unfinished", facts("owner", unfinished), "progress", /./],
  ["an unfinished spec", facts("owner", { ...unfinished, type: "specs" }), "talk", /./],
  ["a spec that waits for reviews", facts("reviewers", { type: "specs" }), "talk", /agreed on before it is voted on/],
  ["a spec that lacks one vote", facts("cores", { type: "specs", missing: 1 }), "finish", /./],
  ["it is frozen", facts("approver", { frozen: "Frozen by the feature freeze." }), "talk", /^Frozen by/],
  ["somebody blocks it", facts("owner", {}, ["voted-down", "blocked"]), "talk", /^It is blocked\.$/],
  ["a hold until the cycle opens", facts("nobody", {}, ["procedural-hold"]), "talk", /procedural-hold/],
  [
    "a core knows better",
    facts("owner", { ...said("finish"), frozen: "Frozen." }),
    "finish",
    /^Ana put it here: we looked\.$/,
  ],
])("%s", (_, given, group, because) => {
  expect(triageOf(given)).toEqual({ group, because: expect.stringMatching(because) });
});
