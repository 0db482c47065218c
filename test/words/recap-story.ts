/** Which made-up sprint do the golden recaps tell of? */
import type { Change } from "../../src/review/change.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import type { Mover } from "../../src/review/turn.ts";
import type { SprintFacts } from "../../src/sprint/facts.ts";
import { type BecameView, becameSentence, type PromiseLine, promiseNumbers } from "../../src/words/promises.ts";
import type { RecapMaterial } from "../../src/words/recap/model.ts";
import { numbersAlone } from "../../src/words/recap/view.ts";
import type { PersonLink } from "../../src/words/views.ts";
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

/** @returns what else the story tells: a topic, decisions, promises, and the sprint before. */
export function materialOfStory(): RecapMaterial {
  const [ana, ben] = [person("ana", "Ana Ortiz"), person("ben", "Ben Yu")];
  const decision = { opened: at(28, 18), awaiting: [], over: false };
  return {
    ...numbersAlone,
    tag: "keystone",
    address: "https://midcycle.example.org",
    moverOf: moverInStory,
    topics: [
      {
        id: "mfa",
        title: "Multi-factor authentication",
        raisedBy: ["Ana Ortiz", "Ben Yu"],
        outcomes: [{ verb: "agreed", text: "TOTP is the first step" }],
        condition: "a patch is on Gerrit within one week",
        target: "Newton",
        actions: [{ text: "write the spec for rules", owner: "Cho Park", due: "2016-02-05T06:00:00.000Z" }],
        links: [{ text: "the spec", url: "https://review.example.org/271001" }],
        changes: [],
      },
      {
        ...{ id: "stabilization", title: "Stabilization cycle", raisedBy: [], condition: null, target: null },
        ...{ outcomes: [{ verb: "rejected", text: "no such cycle in Newton." }], actions: [], links: [], changes: [] },
      },
    ],
    exemptions: [
      {
        ...{ number: 1, title: "TOTP <spec>", state: "conditional", over: false, label: null, late: true },
        freeze: { kind: "spec-freeze", name: "spec freeze" },
        ...{ because: ["The PTL granted it."], awaiting: [ana], unmet: [], deadline: "2016-03-01T23:59:00.000Z" },
        ...{ askedBy: ana, askedAt: at(28, 16), changes: [] },
        conditions: [
          {
            ...{ id: "1", text: "a patch is on Gerrit", by: "2016-02-05T23:59:00.000Z", met: false, since: null },
            ...{ evidence: null, url: null, failed: false, word: false },
          },
          {
            ...{ id: "2", text: "the docs are reviewed", by: null, met: true, since: at(29, 17), evidence: null },
            ...{ url: "https://review.example.org/271002", failed: false, word: true },
          },
        ],
      },
    ],
    nominations: [
      {
        ...decision,
        ...{ number: 1, kind: "nomination", title: "Cho Park for core of keystone", state: "open", deadline: null },
        ...{ because: "2 of 3 votes that it takes.", company: "Initech", nominator: ben.name },
      },
    ],
    polls: [
      {
        ...decision,
        ...{ number: 2, kind: "poll", title: "A stabilization cycle in Newton?", state: "decided", deadline: null },
        because: "No has the most votes.",
      },
    ],
    silent: ["Federation"],
    questions: [
      { text: "Will v2 go?", by: "Dan Li", at: at(28, 20), answers: 1 },
      { text: "When is lunch?", by: null, at: at(28, 20), answers: 0 },
    ],
    promises: [
      promise(1, "devstack patches for uwsgi", "open", "early in Newton, read as by newton-1"),
      promise(2, "remove eventlet", "cannot be judged", null),
    ],
    became: becameOf(),
    earlier: [
      madeUpFacts([act({ kind: "merged", at: "2015-07-16T18:00:00.000Z", by: "zuul", number: 200_001 })], {
        sprint: madeUpSprint({
          ...{ id: "liberty", title: "Liberty mid-cycle", first: "2015-07-15", last: "2015-07-16", place: "Boston" },
          ...{ remote: false, focus: "Tokens" },
        }),
      }),
    ],
  };
}

function becameOf(): BecameView {
  const lines = [promise(3, "tokens without a database", "kept", "by liberty-2"), promise(4, "docs", "missed", "July")];
  const sprint = { id: "liberty", title: "Liberty mid-cycle" };
  return { sprint, summary: becameSentence(lines), numbers: promiseNumbers(lines), lines };
}

function promise(number: number, text: string, state: PromiseLine["state"], due: string | null): PromiseLine {
  return {
    ...{ number, text, state, because: ["It was seen."], unmet: [], who: [], others: number === 1 ? "Dan Li" : null },
    ...{ due: due === null ? null : { words: due, at: null }, given: at(29, 16), keptAt: null, lateBy: null },
    ...{ pieces: [], sprint: "mitaka" },
    source: { kind: "hand", title: null, line: null, link: null },
  };
}

function person(id: string, name: string): PersonLink {
  return { id, name, bot: false, core: true };
}
