/** What does the mirror say of the changes that could show what somebody looks for? */
import { factOf } from "../governance/exemption/fact.ts";
import type { ChangeFact, Sought } from "../governance/sought/sought.ts";
import type { ChangeKey } from "../review/change.ts";
import { repositoryOf } from "../review/program.ts";
import { type MarkedQuery, markedBy } from "../store/marked.ts";
import { mentionedBy } from "../store/mentions.ts";
import { loadChanges } from "../store/read.ts";
import type { Context } from "./context.ts";

/** What is looked for, and what else is to be known. */
export interface Wanted {
  sought: readonly Sought[];
  keys: readonly ChangeKey[];
  blueprints: readonly string[];
  bugs: readonly string[];
}

/** @returns what is known of every change that is named, and of those that could show what is looked for. */
export async function factsSought(context: Context, wanted: Wanted): Promise<ChangeFact[]> {
  const { db, program, directory } = context;
  const { keys, blueprints, topics, dependsOn } = named(wanted);
  const mentions = { blueprints, topics, bugs: [...new Set(wanted.bugs)], dependsOn };
  const found = new Set([...keys, ...(await mentionedBy(db, mentions))]);
  for (const query of queries(wanted.sought)) for (const key of await markedBy(db, query)) found.add(key);
  const changes = await loadChanges(db, [...found].sort());
  return changes.map((change) =>
    factOf(change, {
      spec: repositoryOf(program, change.forge, change.repository)?.type === "specs",
      rules: program.rules.ci,
      ci: (account) => directory.who(account).ci,
    }),
  );
}

function named({ sought, keys, blueprints }: Wanted) {
  const implemented = sought.filter((one) => one.kind === "implemented");
  const names = new Set([...blueprints, ...implemented.flatMap(({ blueprint }) => blueprint ?? [])]);
  const specs = [...new Set(implemented.flatMap(({ spec }) => spec ?? []))];
  const topics = [
    ...implemented.flatMap(({ topic }) => topic ?? []),
    ...[...names].flatMap((name) => [name, `bp/${name}`]),
  ];
  const more = sought.flatMap((one) =>
    one.kind === "merged"
      ? [one.change]
      : one.kind === "ci"
        ? one.changes
        : one.kind === "implemented"
          ? one.named
          : [],
  );
  return { keys: [...keys, ...more, ...specs], blueprints: [...names], topics: [...new Set(topics)], dependsOn: specs };
}

/** Each question once, however many look for the same. */
function queries(sought: readonly Sought[]): MarkedQuery[] {
  const all = sought.flatMap((one): MarkedQuery[] => {
    if (one.kind === "removed") {
      return [{ topics: null, repository: one.repository, words: one.what, path: null, from: one.from }];
    }
    if (one.kind !== "marked") return [];
    const { topic, repository, words, path, from } = one;
    return [{ topics: topic === null ? null : [topic, `bp/${topic}`], repository, words, path, from }];
  });
  return [...new Map(all.map((query) => [JSON.stringify(query), query])).values()];
}
