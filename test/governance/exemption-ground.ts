/** Which acts do the stories of exemptions consist of? */

import type { ExemptionAct, Request } from "../../src/governance/exemption/acts.ts";
import type { ChangeFact, Condition } from "../../src/governance/exemption/condition.ts";
import { exemptionPresets, termsOf } from "../../src/governance/exemption/terms.ts";
import type { Instant } from "../../src/review/change.ts";

export const cores = ["bo", "cy", "di", "ed", "fay"];

/** A day of the story's month, at noon UTC unless an hour is named. */
export function on(day: number, hour = 12): Instant {
  return new Date(Date.UTC(2016, 1, day, hour)).toISOString();
}

/** @returns a request on day 1 by Ana, who is no core, for change 7, under a preset. `pat` is the PTL. */
export function asked(
  preset: keyof typeof exemptionPresets,
  more: Partial<Request> & { by?: string; officers?: string[] } = {},
): ExemptionAct {
  const { by = "ana", officers = ["pat"], ...fields } = more;
  const body: Request = {
    title: "TOTP",
    freeze: "feature-freeze",
    label: null,
    subject: { changes: ["made-up~7"], blueprint: null, bug: null },
    whyNow: "",
    benefit: "",
    riskOfAdding: "",
    riskOfLeavingOut: "",
    until: null,
    frozenSince: on(0),
    terms: termsOf(exemptionPresets[preset], { cores, officers }),
    ...fields,
  };
  return {
    kind: "request",
    body,
    by,
    recordedBy: by,
    at: on(1),
    through: "cli",
    link: null,
    process: "exemption-1",
    seq: 1,
  };
}

type Body<K extends ExemptionAct["kind"]> = Extract<ExemptionAct, { kind: K }>["body"];

/** @returns an act at a moment; its place is given by `story`. */
export function does<K extends ExemptionAct["kind"]>(
  by: string,
  kind: K,
  at: Instant,
  body: Partial<Body<K>> = {},
): ExemptionAct {
  const usual = {
    sponsor: { for: true },
    grant: { conditions: [], until: null },
    extend: { condition: null },
    word: { kept: true },
    done: { at: null },
  } as Record<string, object>;
  const whole = { reason: "", ...usual[kind], ...body };
  return {
    kind,
    body: whole,
    by,
    recordedBy: by,
    at,
    through: "cli",
    link: null,
    process: "exemption-1",
    seq: 0,
  } as ExemptionAct;
}

/** @returns the acts in their places. */
export function story(...acts: ExemptionAct[]): ExemptionAct[] {
  return acts.map((act, i) => ({ ...act, seq: i + 1 }));
}

/** @returns a change that was uploaded on day 1 and is open. */
export function fact(number: number, more: Partial<ChangeFact> = {}): ChangeFact {
  return {
    key: `made-up~${number}`,
    number,
    url: `https://review.example.org/${number}`,
    repository: "openstack/keystone",
    spec: false,
    topic: null,
    message: "",
    files: null,
    blueprints: [],
    bugs: [],
    dependsOn: [],
    uploaded: on(1),
    merged: null,
    abandoned: false,
    lines: 20,
    green: null,
    ...more,
  };
}

/** A condition that a patch for blueprint totp-auth is up by day 5. */
export function patchUp(more: Partial<Condition> = {}): Condition {
  const text = "a change that implements blueprint totp-auth is up for review";
  return {
    id: "c1",
    text,
    by: on(5),
    kind: "implemented",
    spec: "made-up~7",
    blueprint: "totp-auth",
    topic: null,
    named: [],
    ...more,
  } as Condition;
}
