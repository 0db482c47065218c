/** On what ground are exemptions asked for and decided in tests? */
import type { Actor } from "../../src/commands/actor.ts";
import type { Context } from "../../src/commands/context.ts";
import { requestExemption } from "../../src/commands/exemption/ask.ts";
import { grantExemption, sponsorExemption } from "../../src/commands/exemption/deeds.ts";
import { exemptionPresets } from "../../src/governance/exemption/terms.ts";
import type { Change } from "../../src/review/change.ts";
import type { ExemptionPolicy } from "../../src/review/exemption-policy.ts";
import { standing } from "../web/api-ground.ts";

/** A team whose PTL is Ben; Ana and Cleo are cores; Dan and Eve contribute. `hour` moves its clock. */
export async function house(policy: Partial<ExemptionPolicy> = {}, more: Change[] = []) {
  const time = { at: Date.parse("2016-01-27T18:00:00.000Z") };
  const { ground } = await standing({
    more,
    clock: () => new Date(time.at).toISOString(),
    says: {
      roles: { ptl: [{ person: "ben", from: null, to: null }], liaisons: [], organizers: [], administrators: [] },
      exemptions: { ...exemptionPresets.keystone, ...policy },
    },
  });
  const context: Context = ground.house.context();
  const passes = (hours: number) => {
    time.at += hours * 3_600_000;
  };
  return { context, passes, ground };
}

/** @returns somebody at the command line; with `key`, a command that may be read twice. */
export function by(id: string, key?: string): Actor {
  return { id, through: "cli", link: null, ...(key ? { key } : {}) };
}

/** Opens and decides an exemption for the pages to show: asked for by Eve, granted on conditions by the cores. */
export async function decided(context: Context): Promise<void> {
  await requestExemption(context, by("eve"), {
    changes: ["271000"],
    whyNow: "The spec merged late.",
    until: "in 9 days",
  });
  const conditions = ["ci green by in 3 days", "patch for 271001 by in 3 days", "word: the docs are reviewed"];
  await grantExemption(context, by("ana"), { exemption: "1", conditions, reason: "It is small." });
  await sponsorExemption(context, by("ben"), { exemption: "1", for: "cleo", link: "https://lists.example.org/1" });
}
