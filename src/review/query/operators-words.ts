/** Which operators ask what a change says, and which change it is? */
import { parseChangeKey } from "../change.ts";
import { Beyond, beyond, type Meaning, Mistaken, type Operator } from "./meaning.ts";
import { patternTest, phraseSearch } from "./text.ts";

/** Words of the commit message, side by side; `^` asks for a pattern of the whole of it. */
const message: Operator = (value) => {
  const test = value.startsWith("^") ? patternTest(value) : phraseSearch(value);
  return { test: ({ change }) => (change.commitMessage === null ? null : test(change.commitMessage)) };
};

const subject: Operator = (value) => {
  const test = phraseSearch(value);
  return { test: ({ change }) => test(change.subject) };
};

const prefixsubject: Operator = (value) => ({ test: ({ change }) => change.subject.startsWith(value) });

/** `Key=value` or `Key: value`, any case, the whole value. */
const footer: Operator = (value) => {
  const [, key, rest] = /^([^=:]+)(?:=|:\s*)([\s\S]*)$/.exec(value) ?? [];
  const wanted = (key === undefined ? value : `${key}: ${rest}`).toLowerCase();
  return { test: ({ change }) => isIn(change.commitMessage, (line) => line.toLowerCase() === wanted) };
};

const hasfooter: Operator = (value) => ({
  test: ({ change }) => isIn(change.commitMessage, (line) => line.slice(0, line.indexOf(":")) === value),
});

const footerLine = /^([A-Za-z0-9-]+): *(.*)$/;

/** Lines `Key: value` of the last paragraph; null when the message is not known. */
function isIn(commitMessage: string | null, fits: (line: string) => boolean): boolean | null {
  if (commitMessage === null) return null;
  const last =
    commitMessage
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? "";
  return last.split("\n").some((line) => {
    const [, key, value] = footerLine.exec(line) ?? [];
    return key !== undefined && fits(`${key}: ${value}`);
  });
}

const bugs = /^(?:closes|partial|related)-bug$/i;

/** The bugs that `Closes-Bug`, `Partial-Bug` and `Related-Bug` name, as OpenDev's Gerrit tracks them. */
const tr: Operator = (value) => ({
  test: ({ change }) =>
    change.trailers.some(({ key, value: written }) => bugs.test(key) && /#?(\d+)/.exec(written)?.[1] === value),
});

/** A number, a Change-Id or its beginning, or `project~branch~Change-Id`. */
const change: Operator = (value) => {
  if (/^[1-9]\d{0,14}$/.test(value)) return numbered(Number(value));
  const [project, branch, id = value] = value.includes("~") ? value.split("~").map(decoded) : [];
  if (project !== undefined && /^[1-9]\d{0,14}$/.test(branch ?? "") && !value.split("~")[2]) {
    const own = numbered(Number(branch));
    return { ...own, test: (one) => one.change.repository === project && own.test(one) };
  }
  if (!/^[iI][0-9a-f]{4,40}$/.test(id))
    throw new Mistaken(`expected a number or a Change-Id, not ${JSON.stringify(value)}`);
  const begin = `I${id.slice(1)}`;
  return {
    test: (one) =>
      (one.change.changeId?.startsWith(begin) ?? false) &&
      (project === undefined || (one.change.repository === project && one.change.branch === branch)),
    ...(begin.length === 41 && { narrow: { kind: "in", column: "change_id", values: [begin] } }),
  };
};

const numbered = (number: number): Meaning => ({
  test: ({ change }) => change.number === number,
  narrow: { kind: "in", column: "number", values: [number] },
});

/** The beginning of a commit of any patch set. */
const commit: Operator = (value) => ({
  test: ({ change }) => change.patchSets.some(({ revision }) => revision.startsWith(value.toLowerCase())),
});

const revertof: Operator = (value) => {
  if (!/^\d{1,15}$/.test(value)) throw new Mistaken(`expected the number of a change, not ${JSON.stringify(value)}`);
  return { test: ({ change }) => numberOf(change.revertOf) === Number(value) };
};

const cherrypickof: Operator = (value) => {
  if (/^\d+,\d+$/.test(value)) throw new Beyond("of which patch set a change is a cherry-pick is not mirrored");
  if (!/^\d{1,15}$/.test(value)) throw new Mistaken(`expected the number of a change, not ${JSON.stringify(value)}`);
  return { test: ({ change }) => numberOf(change.cherryPickOf) === Number(value) };
};

/** By the names that Gerrit gives them. */
export const wordOperators: Record<string, Operator> = {
  m: message,
  message,
  d: message,
  description: message,
  subject,
  prefixsubject,
  footer,
  hasfooter,
  tr,
  bug: tr,
  change,
  commit,
  revertof,
  cherrypickof,
  comment: beyond("the text of inline comments is not mirrored"),
  conflicts: beyond("the content of changes is not mirrored"),
  parentof: beyond("the commit's parents are not all mirrored"),
  submissionid: beyond("what was submitted together is not mirrored"),
  rule: beyond("what the submit rules say is not mirrored"),
  query: beyond("queries that people keep at the forge are not mirrored"),
  destination: beyond("destinations that people keep at the forge are not mirrored"),
};

function numberOf(key: string | null): number | null {
  return key === null ? null : (parseChangeKey(key)?.number ?? null);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
