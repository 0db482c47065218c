/** On what ground are exemptions asked for and decided in tests? */
import type { Actor } from "../../src/commands/actor.ts";
import type { Context } from "../../src/commands/context.ts";
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
