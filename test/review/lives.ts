/** What may happen to a change, in any order? */
import fc from "fast-check";
import { abandons, asks, has, merges, needs, progress, restores, type Step, says, uploads, votes } from "./story.ts";

const people = fc.constantFrom("ana", "ben", "cleo", "dan", "eve", "nia", "zuul", "acme", "proposal-bot");
const headline = fc.constantFrom(
  "Code-Review+1",
  "Code-Review+2",
  "Code-Review-1",
  "Code-Review-2",
  "Code-Review+2 Workflow+1",
  "Workflow-1",
  "Verified+1",
  "Verified-1",
  "Verified+2",
  "-Code-Review",
  "-Workflow",
  "Rollcall-Vote+1",
  "Code-Review+99",
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(people, headline, fc.constantFrom("", "Why?", "until Newton opens"))
      .map(([who, what, text]) => votes(who, what, text)),
  },
  { weight: 3, arbitrary: fc.tuple(people, fc.string(), fc.nat(3)).map(([who, text, open]) => says(who, text, open)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(people, fc.constantFrom("REWORK", "TRIVIAL_REBASE", "NO_CODE_CHANGE"))
      .map(([who, kind]) => uploads(who, { kind, keeps: kind === "REWORK" ? [] : ["Code-Review"] })),
  },
  { weight: 1, arbitrary: fc.tuple(people, fc.boolean()).map(([who, on]) => progress(who, on)) },
  { weight: 1, arbitrary: people.map((who) => abandons(who)) },
  { weight: 1, arbitrary: people.map((who) => restores(who)) },
  { weight: 1, arbitrary: people.map((who) => asks(who)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      has({ mergeable: false }),
      needs("opendev~5"),
      needs(null, "parent", "c0ffee"),
      has({ requirements: [{ name: "X", status: "error", expression: null }] }),
    ),
  },
);

/** Steps after the first upload; some lives end by merging. */
export const lives: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(step, { maxLength: 25 }), fc.boolean())
  .map(([steps, merged]) => (merged ? [...steps, merges()] : steps));
