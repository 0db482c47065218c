/** Which operators ask where a change is, and how it is marked? */
import type { Change } from "../change.ts";
import { beyond, type Meaning, type Operator } from "./meaning.ts";
import type { NarrowColumn } from "./narrow.ts";
import { patternTest, phraseSearch } from "./text.ts";

const project: Operator = (value) => {
  if (value.startsWith("^")) return fits(patternTest(value), ({ repository }) => [repository]);
  return equals("repository", value, ({ repository }) => repository);
};

const projects: Operator = (value) => ({ test: ({ change }) => change.repository.startsWith(value) });

const branch: Operator = (value) => {
  if (!value.startsWith("^")) return ref(fullName(value));
  const test = patternTest(`^${fullName(value.slice(1))}`);
  return fits(test, refsOf);
};

/** A change's branch is a head unless it says more ("refs/meta/config"). */
const ref = (value: string): Meaning => {
  if (value.startsWith("^")) return fits(patternTest(value), refsOf);
  const short = value.replace(/^refs\/heads\//, "");
  return {
    test: ({ change }) => change.branch === short || change.branch === value,
    narrow: { kind: "in", column: "branch", values: short === value ? [value] : [short, value] },
  };
};

/** "" asks for no topic at all. */
const topic: Operator = (value) => {
  if (value === "") return { test: ({ change }) => change.topic === null };
  return equals("topic", value, (change) => change.topic);
};

const intopic: Operator = (value, ground) => {
  if (value === "") return topic(value, ground);
  return fits(value.startsWith("^") ? patternTest(value) : phraseSearch(value), ({ topic }) => [topic ?? ""]);
};

const prefixtopic: Operator = (value, ground) =>
  value === "" ? topic(value, ground) : { test: ({ change }) => change.topic?.startsWith(value) ?? false };

const hashtag: Operator = (value) => {
  const wanted = cleaned(value);
  return fits((tag) => tag === wanted, tagsOf);
};

const inhashtag: Operator = (value, ground) => {
  if (value.startsWith("^")) return fits(patternTest(value), tagsOf);
  return value === "" ? hashtag(value, ground) : fits(phraseSearch(cleaned(value)), tagsOf);
};

const prefixhashtag: Operator = (value, ground) => {
  const begin = cleaned(value);
  return begin === "" ? hashtag(value, ground) : fits((tag) => tag.startsWith(begin), tagsOf);
};

const hierarchy = beyond("which projects inherit from which is not mirrored");

/** By the names that Gerrit gives them. */
export const placeOperators: Record<string, Operator> = {
  p: project,
  project,
  repo: project,
  repository: project,
  projects,
  repos: projects,
  repositories: projects,
  parentproject: hierarchy,
  parentrepo: hierarchy,
  parentrepository: hierarchy,
  branch,
  ref,
  topic,
  intopic,
  prefixtopic,
  hashtag,
  inhashtag,
  prefixhashtag,
};

function equals(column: NarrowColumn, value: string, of: (change: Change) => string | null): Meaning {
  return { test: ({ change }) => of(change) === value, narrow: { kind: "in", column, values: [value] } };
}

function fits(test: (text: string) => boolean, of: (change: Change) => readonly string[]): Meaning {
  return { test: ({ change }) => of(change).some(test) };
}

function fullName(branch: string): string {
  return branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

function refsOf({ branch }: Change): string[] {
  return [fullName(branch)];
}

function tagsOf({ hashtags }: Change): string[] {
  return hashtags.map((tag) => tag.toLowerCase());
}

/** As Gerrit stores them: without blanks around and number signs before. */
function cleaned(hashtag: string): string {
  return hashtag
    .trim()
    .replace(/^[#\s]+/, "")
    .toLowerCase();
}
