/** Are the promises of the real Mitaka recap judged as what became of them is recorded? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { ChangeFact, Sought } from "../../../src/governance/sought/sought.ts";
import type { Instant } from "../../../src/review/change.ts";
import type { Made } from "../../../src/sprint/promise/acts.ts";
import { dueFrom } from "../../../src/sprint/promise/due-text.ts";
import { pointersIn } from "../../../src/sprint/promise/pointers.ts";
import type { PromiseStanding } from "../../../src/sprint/promise/standing.ts";
import { readMarkdown } from "../../../src/sprint/prose/markdown.ts";
import { cycle, fact, made, marked, stands } from "./story.ts";

const folder = join(import.meta.dirname, "../../../../shared/mitaka");
const missing = existsSync(folder) ? null : `the Mitaka records are not at ${folder}`;
if (missing !== null) console.warn(`Skipped: ${missing}.`);

/** The sprint's first instant and the day from which its dates are counted. */
const [given, lastDay, zone] = ["2016-01-27T06:00:00.000Z", "2016-01-29T06:00:00.000Z", "America/Chicago"];
const cycles = [
  cycle("mitaka", "2015-10-26", "2016-04-07", { "mitaka-3": "2016-03-03", "mitaka-release": "2016-04-07" }),
  cycle("newton", "2016-04-08", "2016-10-06", { "newton-1": "2016-06-02", "newton-release": "2016-10-06" }),
];
const program = { cycles, freezes: [] };
const repositories = ["keystone", "keystoneauth", "python-keystoneclient", "keystone-specs", "keystonemiddleware"].map(
  (name) => `openstack/${name}`,
);

describe.skipIf(missing !== null)(missing ?? "the promises of the Mitaka recap", () => {
  const facts = missing === null ? readFacts() : [];
  const claims = missing === null ? readClaims() : new Map<string, string>();

  /** @returns where something said at the sprint stands at a moment. `due` as it was said; "" for no date. */
  function became(
    due: string,
    pieces: Sought[],
    at: Instant,
    more: ChangeFact[] = [],
    read = repositories,
  ): PromiseStanding {
    const found = dueFrom(due, { program, now: lastDay, zone });
    if ("refused" in found) throw new Error(found.refused);
    const body: Partial<Made> = {
      ...{ due: found.due, given },
      pieces: pieces.map((piece, i) => ({ text: `piece ${i + 1}`, ...piece, id: `p${i + 1}` })),
    };
    const all = [...facts, ...more];
    return stands([{ ...made(body), at: given }], at, all, { cycles, read: (name) => read.includes(name) });
  }

  const merged = (words: string, more: object = {}) => ({ ...marked(words), from: given, ...more });
  const idOf = (key: string | null | undefined) => key?.split("/").at(-1);
  /** A change of which only the claims tell. */
  const later = (number: number, message: string, repository: string, at: string | undefined) =>
    fact(number, { message, repository, uploaded: given, merged: new Date(at ?? "").toISOString() });

  test("a patch is on Gerrit within one week: kept, three days after the sprint", () => {
    const patch: Sought = { kind: "implemented", spec: null, blueprint: "totp-auth", topic: null, named: [] };

    expect(became("within one week", [patch], "2016-02-01T21:00:00.000Z").state).toBe("open");
    const kept = became("within one week", [patch], "2016-03-01T00:00:00.000Z");
    expect([kept.state, kept.keptAt, idOf(kept.pieces[0]?.change)]).toEqual([
      "kept",
      new Date(/impl_authored: ([\w:-]+)/.exec(claims.get("totp_condition") ?? "")?.[1] ?? "").toISOString(),
      "Ic0ccf89b9f35d3167a413b10f43be43cf892aead",
    ]);
    expect(kept.due?.at).toBe("2016-02-06T05:59:00.000Z");
  });

  test("the TOTP code merges before the feature freeze: kept, with days to spare", () => {
    const code = facts.find(({ key }) => idOf(key) === "Ic0ccf89b9f35d3167a413b10f43be43cf892aead");
    const kept = became("2016-03-01", [{ kind: "merged", change: code?.key ?? "" }], "2016-04-01T00:00:00.000Z");

    expect([kept.state, kept.keptAt]).toEqual(["kept", "2016-02-20T11:52:24.000Z"]);
  });

  test("eventlet is removed: in Newton, by the change that the records name", () => {
    const removal: Sought = { kind: "removed", what: "eventlet", repository: null, from: given };

    expect(became("in Newton", [removal], "2016-04-18T00:00:00.000Z").state).toBe("open");
    const kept = became("in Newton", [removal], "2016-04-30T00:00:00.000Z");
    expect([kept.state, kept.keptAt, idOf(kept.pieces[0]?.change)]).toEqual([
      "kept",
      "2016-04-19T07:29:42.000Z",
      "I963d94bbd188dbb6eba68623a42c5bc3f2289da4",
    ]);
  });

  test("PCI-DSS early in Newton: the spec in time, the code half a day late; HIPAA missed", () => {
    const code = /first_code_merged: ([\w:-]+)/.exec(claims.get("compliance") ?? "")?.[1];
    const first = later(1_000_001, "PCI-DSS: lock accounts", "openstack/keystone", code);
    const june = "2016-06-10T00:00:00.000Z";

    const spec = became("early in Newton", [merged("PCI DSS", { repository: "openstack/keystone-specs" })], june);
    expect([spec.state, spec.keptAt]).toEqual(["kept", "2016-03-31T20:54:44.000Z"]);
    const inCode = [merged("PCI DSS", { repository: "openstack/keystone" })];
    expect(became("early in Newton", inCode, "2016-04-30T00:00:00.000Z", [first]).state).toBe("open");
    const late = became("early in Newton", inCode, june, [first]);
    expect([late.state, late.because[0]]).toEqual([
      "late",
      "Kept on 3 Jun 2016 14:13 UTC, 14 hours after 2 Jun 2016 23:59 UTC (early in Newton, read as by newton-1).",
    ]);
    expect(became("early in Newton", [merged("HIPAA")], june, [first]).state).toBe("missed");
  });

  test("MFA in the Newton release: missed, and late by the next", () => {
    const code = /MFA rules code merged ([\d-]+)/.exec(claims.get("mfa_newton") ?? "")?.[1];
    const rules = later(1_000_002, "Add MFA rules", "openstack/keystone", code);
    const asked = [merged("MFA")];

    expect(became("in the Newton release", asked, "2016-10-10T00:00:00.000Z", [rules]).state).toBe("missed");
    const late = became("in the Newton release", asked, "2017-02-01T00:00:00.000Z", [rules]);
    expect([late.state, late.because[0]]).toEqual([
      "late",
      "Kept on 31 Jan 2017 00:00 UTC, 116 days after 6 Oct 2016 23:59 UTC (in Newton, read as by its release).",
    ]);
  });

  test("devstack patches for uwsgi and gunicorn: nobody can see it; where devstack is read, one of the two", () => {
    const devstack = "openstack/devstack";
    const pieces = ["uwsgi", "gunicorn"].map((words) => merged(words, { repository: devstack }));
    const time = /merged (2016-02-18T\d\d:\d\d)/.exec(claims.get("devstack_servers") ?? "")?.[1];
    const uwsgi = later(1_000_003, "Run keystone under uwsgi", devstack, `${time}:00Z`);
    const april = "2016-04-30T00:00:00.000Z";

    const unseen = became("", pieces, april);
    expect([unseen.state, unseen.because[0]]).toEqual([
      "cannot be judged",
      "openstack/devstack is not among the repositories that are read.",
    ]);
    const half = became("in Mitaka", pieces, april, [uwsgi], [...repositories, devstack]);
    expect([half.state, half.because[0]]).toEqual(["missed", "1 piece of 2 is there."]);
  });

  test("the sentences of the recap are found, and what was decided not to be done is none", () => {
    const text = `The exemption is approved on the condition that a patch is on Gerrit within one week.

TOTP is the stepping stone to MFA in the Newton release. We decided not to have a stabilization cycle in Newton.

We will look at PCI-DSS or HIPAA compliance for users in SQL, early in Newton. We want to remove eventlet, deprecated since Kilo.

Look for devstack patches for uwsgi and gunicorn.
`;
    const found = pointersIn(readMarkdown(text), { program, now: lastDay, zone, repositories, people: [] });

    expect(found.map(({ line, due, look }) => [line, due?.words ?? null, look])).toEqual([
      [1, "within one week", []],
      [3, "in Newton, read as by its release", ["changes about TOTP", "changes about MFA"]],
      [5, "early in Newton, read as by newton-1", ["changes about PCI-DSS", "changes about HIPAA"]],
      [5, null, ["eventlet removed"]],
      [7, null, ["changes in openstack/devstack about uwsgi", "changes in openstack/devstack about gunicorn"]],
    ]);
  });
});

/** What each claim's record says, as one text. */
function readClaims(): Map<string, string> {
  const all = parse(readFileSync(join(folder, "claims.yaml"), "utf8")) as { id: string }[];
  const flat = (value: unknown): string =>
    value !== null && typeof value === "object"
      ? Object.entries(value)
          .map(([name, part]) => `${name}: ${flat(part)}`)
          .join("\n")
      : String(value);
  return new Map(all.map((claim) => [claim.id, flat(claim)]));
}

function readFacts(): ChangeFact[] {
  const lines = readFileSync(join(folder, "changes.jsonl"), "utf8").trim().split("\n");
  return lines.map((line, i) => {
    const row = JSON.parse(line) as Row;
    const blueprints = row.blueprints.map(({ name }) => name);
    return fact(i + 1, {
      key: `opendev~${i + 1}/${row.change_id}`,
      repository: `openstack/${row.repo}`,
      spec: row.repo === "keystone-specs",
      message: [row.subject, "", ...blueprints.map((name) => `Implements: blueprint ${name}`)].join("\n"),
      blueprints,
      uploaded: new Date(row.author_date).toISOString(),
      merged: new Date(row.merge_date).toISOString(),
    });
  });
}

interface Row {
  repo: string;
  change_id: string;
  subject: string;
  author_date: string;
  merge_date: string;
  blueprints: { name: string }[];
}
