/** Which made-up sprint do the golden recaps tell of? */
import type { Change } from "../../src/review/change.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import type { Mover } from "../../src/review/turn.ts";
import type { SprintFacts } from "../../src/sprint/facts.ts";
import { act, madeUpFacts, madeUpSprint, openChange, vote } from "../sprint/made-up.ts";

const at = (day: number, hour: number) => `2016-01-${day}T${hour}:30:00.000Z`;
const topic = "bp/totp";
const middleware = "openstack/keystonemiddleware";

const totp = { number: 271001, subject: "Add a TOTP plugin", topic } as const;
const docs = { number: 271002, subject: "Say what `{{ token }}` & <domain> mean", owner: "ben" } as const;
const cache = {
  number: 271003,
  subject: "Cache *tokens* for_ever [wip]",
  owner: "cho",
  repository: middleware,
} as const;
const backport = { number: 271004, subject: "Fix 🔐 in\u2028two lines", branch: "stable/liberty" } as const;
const robot = { number: 271005, subject: "Updated from global requirements", owner: "proposal-bot" } as const;
const doubtful = { number: 271006, subject: "Older", owner: "dan" } as const;
const weekend = { number: 271007, subject: "Too late", owner: "dan" } as const;

/** @returns the sprint, its acts, and what is open after it. */
export function recapStory(): SprintFacts {
  const sprint = madeUpSprint({
    title: 'Mitaka mid-cycle: "tokens & more"',
    remote: true,
    focus: "Mornings for design, afternoons for code.",
    notes: "https://etherpad.example.org/p/keystone-mitaka-midcycle",
    hosts: ["Acme", "Initech"],
    ...plainPlan,
    topics: [topic],
  });
  const rows = [
    act({ kind: "uploaded", at: at(27, 16), by: "ana", ...totp, patchSet: 3 }),
    vote(2, { at: at(27, 17), by: "ben", ...totp, patchSet: 3 }),
    act({ kind: "merged", at: at(27, 18), by: "zuul", ...totp }),
    act({ kind: "uploaded", at: at(28, 15), by: "ben", ...docs, patchSet: 2 }),
    vote(-1, { at: at(28, 16), by: "cho", ...docs, patchSet: 2 }),
    act({ kind: "uploaded", at: at(28, 17), by: "cho", ...docs, patchSet: 3 }),
    act({ kind: "uploaded", at: at(28, 18), by: "cho", ...cache }),
    act({ kind: "commented", at: at(28, 19), by: "dan", ...cache }),
    act({ kind: "merged", at: at(28, 20), by: "zuul", ...cache, number: 271013, subject: "Cache less" }),
    act({ kind: "merged", at: at(29, 16), by: "zuul", ...backport }),
    act({ kind: "merged", at: at(29, 17), by: "zuul", ...robot }),
    act({ kind: "merged", at: at(26, 17), by: "zuul", ...doubtful, hashtags: ["merge-time-uncertain"] }),
    act({ kind: "merged", at: at(30, 17), by: "zuul", ...weekend }),
  ];
  const open = [
    openChange(docs.number, { subject: docs.subject }),
    openChange(cache.number, { subject: cache.subject, topic, owner: "made-up~cho" }),
  ];
  return madeUpFacts(rows, { sprint, open });
}

/** Whose turn the open changes of the story are. */
export function moverInStory(change: Change["key"]): Mover | null {
  return change.endsWith("271002") ? "cores" : "owner";
}
