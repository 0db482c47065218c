/** How long does it take to say where ten thousand exemptions stand? */
import type { ExemptionAct } from "../src/governance/exemption/acts.ts";
import { standing } from "../src/governance/exemption/standing.ts";
import { exemptionPresets, termsOf } from "../src/governance/exemption/terms.ts";
import { type Figure, quantile } from "./report.ts";

const processes = 10_000;
const limitMs = 50;

/** Standings of a ledger of 10,000 exemptions with 2 to 9 acts and up to two conditions each. */
export async function standings(): Promise<Figure[]> {
  const all = Array.from({ length: processes }, (_, i) => actsOf(i));
  const facts = [0, 1, 2].map((n) => ({
    key: `made-up~${n}`,
    number: n,
    url: "https://review.example.org",
    repository: "openstack/keystone",
    spec: false,
    topic: null,
    message: "",
    files: null,
    blueprints: ["totp"],
    bugs: [],
    dependsOn: [],
    uploaded: moment(3),
    merged: n === 0 ? moment(5) : null,
    abandoned: false,
    lines: 20,
    green: null,
  }));
  const around = { facts, name: (id: string) => id };
  const at = moment(9);
  const rounds = Array.from({ length: 15 }, () => {
    // Processor time: what else runs on the machine does not count.
    const began = process.cpuUsage();
    for (const acts of all) standing(acts, at, around);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  const acts = all.reduce((sum, one) => sum + one.length, 0);
  return [
    {
      work: `where ${processes.toLocaleString("en")} exemptions stand`,
      value: quantile(rounds.slice(3), 0.5),
      limit: limitMs,
      unit: "ms",
      detail: `median of 12 rounds over ${acts.toLocaleString("en")} acts; slowest ${Math.max(...rounds).toFixed(0)} ms`,
    },
  ];
}

function actsOf(i: number): ExemptionAct[] {
  const cores = ["bo", "cy", "di", "ed", "fay", "gus", "hal", "ivy"];
  const preset = Object.values(exemptionPresets)[i % 4] ?? exemptionPresets.keystone;
  const terms = termsOf(preset, { cores, officers: ["pat"] });
  const frame = (by: string, day: number) => ({
    process: `exemption-${i}`,
    by,
    recordedBy: by,
    at: moment(day),
    through: "cli",
    link: null,
  });
  const request = {
    title: `Exemption ${i}`,
    freeze: "feature-freeze" as const,
    label: null,
    subject: { changes: [`made-up~${i % 3}`], blueprint: null, bug: null },
    whyNow: "",
    benefit: "",
    riskOfAdding: "",
    riskOfLeavingOut: "",
    until: i % 5 === 0 ? moment(8) : null,
    frozenSince: null,
    terms,
  };
  const due = { id: "c1", text: "the patch is up", by: moment(6), kind: "implemented" as const };
  const condition = { ...due, spec: null, blueprint: "totp", topic: null, named: [] };
  const acts: Omit<ExemptionAct, "seq">[] = [{ ...frame("ana", 1), kind: "request", body: request }];
  for (let n = 0; n < i % 7; n++) {
    acts.push({ ...frame(cores[n] ?? "bo", 2), kind: "sponsor", body: { for: true, reason: "" } });
  }
  if (i % 2 === 0) {
    const conditions = i % 4 === 0 ? [condition] : [];
    acts.push({ ...frame("pat", 3), kind: "grant", body: { conditions, until: null, reason: "" } });
  }
  return acts.map((act, n) => ({ ...act, seq: n + 1 })) as ExemptionAct[];
}

function moment(day: number): string {
  return new Date(Date.UTC(2016, 1, day)).toISOString();
}
