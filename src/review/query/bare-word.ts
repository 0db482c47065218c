/** What does a word without an operator ask? */
import { label } from "./label.ts";
import { anyOf, Beyond, type Meaning, Mistaken, type Operator, type QueryGround } from "./meaning.ts";
import { fileOperators } from "./operators-files.ts";
import { peopleOperators } from "./operators-people.ts";
import { placeOperators } from "./operators-places.ts";
import { wordOperators } from "./operators-words.ts";

const elsewhere: Record<string, Operator | undefined> = {
  owner: peopleOperators.owner,
  reviewer: peopleOperators.reviewer,
  file: fileOperators.file,
  label,
  commit: wordOperators.commit,
  message: wordOperators.message,
  comment: wordOperators.comment,
  projects: placeOperators.projects,
  ref: placeOperators.ref,
  branch: placeOperators.branch,
  topic: placeOperators.topic,
};
/** A name that fits more people than this says nothing. */
const isChange = /^(?:[1-9]\d*|(?:[^~]+~[^~]+~)?[iI][0-9a-f]{4,}.*)$/;

/**
 * Everything that Gerrit looks through for it: a change's number or Change-Id when it looks like one, else owner, reviewer,
 * file, label, commit, commit message, project, branch and topic. Comments too, which the mirror does not have: what matches
 * nothing else may match there.
 */
export const bareWord: Operator = (value, ground) => {
  if (value.startsWith("refs/")) return (placeOperators.ref as Operator)(value, ground);
  if (isChange.test(value)) {
    const commit = value.length >= 6 && /^\d+$/.test(value) ? meaning("commit", value, ground) : null;
    const change = (wordOperators.change as Operator)(value, ground);
    return commit ? { test: anyOf([change.test, commit.test]) } : change;
  }
  const unseen: string[] = [];
  const parts: Meaning[] = [];
  for (const name of Object.keys(elsewhere)) {
    const found = meaning(name, value, ground);
    if (found) parts.push(found);
    else if (found === null) unseen.push(`${name}:`);
  }
  const test = anyOf(parts.map((part) => part.test));
  return {
    test: unseen.length > 0 ? (subject) => test(subject) || null : test,
    personal: parts.some(({ personal }) => personal),
    unseen,
  };
};

/** Undefined for a value that the operator does not take, null for what the mirror cannot answer. */
function meaning(name: string, value: string, ground: QueryGround): Meaning | null | undefined {
  try {
    return elsewhere[name]?.(value, ground);
  } catch (problem) {
    if (problem instanceof Beyond) return null;
    if (problem instanceof Mistaken) return undefined;
    throw problem;
  }
}
