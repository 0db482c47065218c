/** Is the exemption of the Mitaka mid-cycle told as it went, from the dates of the changes themselves? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ExemptionAct } from "../../src/governance/exemption/acts.ts";
import type { ChangeFact } from "../../src/governance/exemption/condition.ts";
import { standing } from "../../src/governance/exemption/standing.ts";
import { asked, does, fact, on, patchUp, story } from "./exemption-ground.ts";

const path = join(import.meta.dirname, "../../../shared/mitaka/changes.jsonl");
const spec = "Iaa278888dd7c535419a64ca59c78ba990dc74e36";
const code = "Ic0ccf89b9f35d3167a413b10f43be43cf892aead";

/** Each line says what was known on a day, whatever came later. */
function told(acts: ExemptionAct[], facts: ChangeFact[], moments: string[]): string[] {
  return moments.map((at) => {
    const { state, conditions } = standing(acts, at, { facts, name: (id) => id });
    const condition = conditions[0];
    return `${at} ${state}${condition?.met ? `, met ${condition.since} by ${condition.change}` : ""}`;
  });
}

test("a small one: on condition of a patch within a week", () => {
  const acts = story(asked("keystone"), does("pat", "grant", on(2), { conditions: [patchUp({ by: on(9) })] }));
  const facts = [
    fact(7, { spec: true, blueprints: ["totp-auth"], merged: on(4) }),
    fact(9, { blueprints: ["totp-auth"], uploaded: on(4, 15), merged: on(20) }),
  ];

  expect(told(acts, facts, [on(1), on(3), on(4), on(5), on(19), on(21)])).toEqual([
    `${on(1)} requested`,
    `${on(3)} conditional`,
    `${on(4)} conditional`,
    `${on(5)} granted, met ${on(4, 15)} by made-up~9`,
    `${on(19)} granted, met ${on(4, 15)} by made-up~9`,
    `${on(21)} completed, met ${on(4, 15)} by made-up~9`,
  ]);
});

if (!existsSync(path)) {
  test.skip("the data of the Mitaka cycle is not here", () => undefined);
} else {
  const facts = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row)
    .map(factOfRow);
  const keyOf = (changeId: string) => facts.find(({ key }) => key.endsWith(changeId))?.key ?? "";

  const conditions = [
    patchUp({
      by: "2016-02-05T23:59:00.000Z",
      spec: keyOf(spec),
      blueprint: null,
      text: "a patch is on Gerrit",
    } as never),
  ];
  const acts = (blueprint: string) =>
    story(
      {
        ...asked("keystone", {
          freeze: "spec-freeze",
          label: "feature freeze exception",
          subject: { changes: [keyOf(spec)], blueprint: null, bug: null },
        }),
        at: "2016-01-28T16:00:00.000Z",
      },
      does("pat", "grant", "2016-01-29T18:00:00.000Z", {
        conditions: conditions.map((one) => ({ ...one, blueprint }) as never),
      }),
    );

  test("the TOTP exemption: granted at the sprint, met three hours after the spec merged, completed before the freeze", () => {
    const blueprint = facts.find(({ key }) => key.endsWith(code))?.blueprints[0] ?? "none";
    const [specFact, codeFact] = [spec, code].map((id) => facts.find(({ key }) => key.endsWith(id)));

    expect(specFact?.merged).toBe("2016-02-01T18:23:01.000Z");
    expect(Date.parse(codeFact?.uploaded ?? "") - Date.parse(specFact?.merged ?? "")).toBe(
      (3 * 60 + 11) * 60_000 + 46_000,
    );
    const days = ["2016-01-28T17", "2016-01-30T00", "2016-02-01T19", "2016-02-01T22", "2016-02-19T00", "2016-02-20T12"];
    expect(
      told(
        acts(blueprint),
        facts,
        days.map((day) => `${day}:00:00.000Z`),
      ),
    ).toEqual([
      "2016-01-28T17:00:00.000Z requested",
      "2016-01-30T00:00:00.000Z conditional",
      "2016-02-01T19:00:00.000Z conditional",
      `2016-02-01T22:00:00.000Z granted, met 2016-02-01T21:34:47.000Z by ${keyOf(code)}`,
      `2016-02-19T00:00:00.000Z granted, met 2016-02-01T21:34:47.000Z by ${keyOf(code)}`,
      `2016-02-20T12:00:00.000Z completed, met 2016-02-01T21:34:47.000Z by ${keyOf(code)}`,
    ]);
    const last = standing(acts(blueprint), "2016-03-01T00:00:00.000Z", { facts, name: (id) => id });
    expect(last.endedAt).toBe("2016-02-20T11:52:24.000Z");
  });

  test("without the patch the same exemption ends with its week", () => {
    const others = facts.filter(({ key }) => !key.endsWith(code));

    expect(standing(acts("totp-auth"), "2016-02-06T00:00:00.000Z", { facts: others, name: (id) => id })).toMatchObject({
      state: "expired",
      endedAt: "2016-02-05T23:59:00.000Z",
    });
  });
}

interface Row {
  repo: string;
  change_id: string;
  author_date: string;
  merge_date: string | null;
  blueprints: { name: string }[];
  insertions: number;
  deletions: number;
}

function factOfRow(row: Row, i: number): ChangeFact {
  const key = `opendev~${row.repo}/${i}/${row.change_id}`;
  return fact(i, {
    key,
    spec: row.repo === "keystone-specs",
    blueprints: row.blueprints.map(({ name }) => name),
    uploaded: new Date(row.author_date).toISOString(),
    merged: row.merge_date && new Date(row.merge_date).toISOString(),
    lines: row.insertions + row.deletions,
  });
}
