/** Which acts and facts do the stories of promises consist of? */
import type { ChangeFact } from "../../../src/governance/sought/sought.ts";
import type { Instant } from "../../../src/review/change.ts";
import type { Cycle } from "../../../src/review/program.ts";
import type { Made, PromiseAct } from "../../../src/sprint/promise/acts.ts";
import { type Around, type PromiseStanding, promiseStanding } from "../../../src/sprint/promise/standing.ts";

/** A day of February 2016, at noon UTC unless an hour is named. */
export function on(day: number, hour = 12): Instant {
  return new Date(Date.UTC(2016, 1, day, hour)).toISOString();
}

/** Mitaka is planned; of Newton only the first milestone. */
export const cycles: Cycle[] = [
  cycle("mitaka", "2015-10-26", "2016-04-07", { "mitaka-3": "2016-03-03", "mitaka-release": "2016-04-07" }),
  cycle("newton", "2016-04-08", null, { "newton-1": "2016-06-02" }),
];

/** A cycle with its milestones' days. */
export function cycle(id: string, from: string, to: string | null, days: Record<string, string>): Cycle {
  const milestones = Object.entries(days).map(([id, date]) => ({ id, date, name: null }));
  return { id, from, to, milestones, branch: `stable/${id}`, freezes: [] };
}

/** @returns a promise of day 1 by Ana that a change about "totp" merges by the end of day 8. */
export function made(more: Partial<Made> = {}): PromiseAct {
  const body: Made = {
    text: "TOTP is in",
    who: ["ana"],
    others: null,
    due: { kind: "date", at: on(8, 23), words: "within one week" },
    pieces: [{ ...marked("totp"), id: "p1" }],
    sprint: "mitaka",
    given: on(1),
    source: { kind: "recap", title: null, line: 3 },
    ...more,
  };
  return act("made", body, on(1), "olga");
}

/** @returns what looks for a merged change with these words. */
export function marked(words: string, more: object = {}) {
  const marks = { topic: null, repository: null, words, path: null };
  const text = `a change is merged: it says "${words}"`;
  return { id: "p1", text, kind: "marked" as const, deed: "merged" as const, from: on(1), ...marks, ...more };
}

/** @returns an act of somebody; its place is given by `story`. */
export function act<K extends PromiseAct["kind"]>(
  kind: K,
  body: Extract<PromiseAct, { kind: K }>["body"],
  at: Instant,
  by = "olga",
): PromiseAct {
  const frame = { by, recordedBy: by, at, through: "cli", link: null, process: "promise-1", seq: 1 };
  return { kind, body, ...frame } as PromiseAct;
}

/** @returns a change that says "Add totp", was uploaded on day 2 and is open. */
export function fact(number: number, more: Partial<ChangeFact> = {}): ChangeFact {
  return {
    key: `made-up~${number}`,
    number,
    url: `https://review.example.org/${number}`,
    repository: "openstack/keystone",
    spec: false,
    topic: null,
    message: "Add totp\n",
    files: null,
    blueprints: [],
    bugs: [],
    dependsOn: [],
    uploaded: on(2),
    merged: null,
    abandoned: false,
    lines: 20,
    green: null,
    ...more,
  };
}

/** @returns where the acts stand at a moment. */
export function stands(
  acts: PromiseAct[],
  at: Instant,
  facts: ChangeFact[] = [],
  more: Partial<Around> = {},
): PromiseStanding {
  const placed = acts.map((one, i) => ({ ...one, seq: i + 1 }));
  const read = (repository: string) => repository.startsWith("openstack/keystone");
  return promiseStanding(placed, at, { facts, cycles, read, name: (id) => id, ...more });
}
