/** How does a forge behave that has rules and a label, as far as a gate sees it? */
import type { Forge } from "../../src/forges/forge.ts";
import type { SubmitRule, Writing } from "../../src/forges/writing.ts";

/** A forge in memory. */
export interface GateForge {
  forge: Forge;
  write: Writing;
  /** The rule that each project has. */
  rules: Map<string, SubmitRule>;
  /** Thrown by the next thing that is asked, once. */
  fail(failure: Error): void;
}

/** @returns a forge without any rule, where we are `midcycle` and own every project. */
export function gateForge(name: string, label: string): GateForge {
  const rules = new Map<string, SubmitRule>();
  let failing: Error | null = null;
  const asked = async <T>(answer: T): Promise<T> => {
    const failure = failing;
    failing = null;
    if (failure) throw failure;
    return answer;
  };
  const write: Partial<Writing> = {
    rule: (project) => asked(rules.get(project) ?? null),
    putRule: async (project, rule) => void rules.set(project, await asked(rule)),
    dropRule: async (project) => void (await asked(rules.delete(project))),
    review: () => asked(undefined),
  };
  const forge: Partial<Forge> = {
    name,
    probe: () =>
      asked({
        version: "3.13",
        account: { key: `${name}~9`, name: "midcycle", administrator: false },
        pageSize: 500,
        canStream: false,
        warnings: [],
      }),
    read: () => asked({ snapshots: [], missing: [], unreadable: [] }),
    inspect: { labels: () => asked([{ name: label, values: [0, 1] }]) } as unknown as Forge["inspect"],
  };
  return {
    forge: forge as Forge,
    write: write as Writing,
    rules,
    fail(failure) {
      failing = failure;
    },
  };
}
