/** Which files does a commit of the made-up team touch? Drawn from its words alone, so that no throw of dice moves. */
import type { RepositoryPlan } from "./repositories.ts";
import type { Sort } from "./words.ts";

/** @returns paths in the order of their names. */
export function filesOf({ name, type }: RepositoryPlan, sort: Sort, subject: string): string[] {
  if (sort === "requirements") return ["requirements.txt", "test-requirements.txt"];
  if (type === "specs") return [`specs/identity/heron/${slug(subject)}.rst`];
  const root = name.slice(name.indexOf("/") + 1).replaceAll("-", "_");
  const part = slug(subject.replace(/^.*\b(?:in|to|of|for|the)\b (?:the )?/, "")).replaceAll("-", "_");
  if (/^(?:Document|Clarify the docs)/.test(subject)) return [`doc/source/admin/${slug(part)}.rst`];
  const test = `${root}/tests/unit/test_${part}.py`;
  if (/^(?:Split the tests|Add functional tests)/.test(subject)) return [test];
  const note = `releasenotes/notes/${slug(subject)}.yaml`;
  return [`${root}/${part}.py`, test, ...(sort === "chore" ? [] : [note])].sort();
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
