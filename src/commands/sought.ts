/** What does a line of text mean that says what to look for in the mirror? */
import type { Subject } from "../governance/exemption/acts.ts";
import { bareBlueprint, blueprintsOf } from "../governance/exemption/fact.ts";
import { marksWords } from "../governance/sought/marks.ts";
import type { Marks, Sought } from "../governance/sought/sought.ts";
import type { ChangeKey, Instant } from "../review/change.ts";
import { repositoryOf } from "../review/program.ts";
import { type Context, Refused } from "./context.ts";
import { knownRepository } from "./queue.ts";
import { theChange } from "./the-change.ts";

/** How what is looked for is written, without any date; forms, help and refusals show these. */
export const soughtForms = [
  "patch for BLUEPRINT",
  "change N merged",
  "spec N merged",
  "changes [on topic TOPIC] [in REPOSITORY] [about WORDS] [touching PATH] [up]",
  "NAME removed [from REPOSITORY]",
  "ci green on N",
  "word: TEXT",
];

/** What such a line belongs to. */
export interface SoughtGround {
  subject: Subject;
  /** What was done before this moment does not count; null when all counts. */
  from: Instant | null;
  /** May a repository be named that is not the team's? Then nobody can see what happens there. */
  elsewhere: boolean;
  /** Is it said until when? "Patch" alone asks for that. */
  dated: boolean;
}

/** What is looked for, and how it reads. */
export type Looking = { text: string } & Sought;

/** @returns what a line means; null when it is in none of the forms. @throws Refused for changes and repositories unknown. */
export async function soughtFrom(context: Context, what: string, ground: SoughtGround): Promise<Looking | null> {
  const word = /^word\s*:\s*(.+)$/is.exec(what);
  if (word?.[1]) return { kind: "word", text: word[1].trim() };
  const lines = /^(?:at most|no more than|<=?)\s*(\d{1,7})\s+lines$/i.exec(what);
  if (lines?.[1]) {
    return { kind: "size", lines: Number(lines[1]), text: `it adds and removes at most ${lines[1]} lines` };
  }
  const ci = /^(?:ci|tests?)\s+(?:is\s+|are\s+)?(?:green|pass(?:es)?|passed)(?:\s+on\s+(.+))?$/i.exec(what);
  if (ci) {
    const change = ci[1] ? await theChange(context, ci[1]) : null;
    const text = change ? `the tests pass on ${change.number}` : "the tests pass on every exempted change";
    return { kind: "ci", changes: change ? [change.key] : [], text };
  }
  const marked =
    /^(?:any\s+|some\s+)?changes\s+(.+?)(?:\s+(?:is\s+|are\s+)?(up|up for review|on gerrit|merged))?$/i.exec(what);
  if (marked?.[1]) return markedFrom(context, marked[1], marked[2] ?? "merged", ground);
  const removed = /^(?:option\s+)?(\S.*?)\s+(?:is\s+|are\s+)?removed(?:\s+(?:from|in)\s+(\S+))?$/i.exec(what);
  if (removed?.[1]) {
    const repository = removed[2] ? repositoryFrom(context, removed[2], ground) : null;
    const text = `${removed[1]} is removed${repository ? ` from ${repository}` : ""}`;
    return { kind: "removed", what: removed[1], repository, from: ground.from, text };
  }
  const merged = /^(?:(change|spec)\s+)?(\S+)\s+(?:is\s+)?(?:merged|merges|approved)$/i.exec(what);
  if (merged?.[2]) {
    const change = await theChange(context, merged[2]);
    const kind = isSpec(context, change) ? "spec" : "change";
    if (merged[1]?.toLowerCase() === "spec" && kind !== "spec") {
      throw new Refused(
        `${change.number} is no spec: it is in ${change.repository}. Write "change ${change.number} merged".`,
      );
    }
    return { kind: "merged", change: change.key, text: `${kind} ${change.number} is merged` };
  }
  const patch =
    /^(?:a\s+)?(?:patch|code|implementation|change)(?:\s+(?:is\s+)?(?:up|on gerrit))?(?:\s+(?:for|of|implementing)\s+(\S+))?(?:\s+(?:is\s+)?(?:up|on gerrit))?$/i.exec(
      what,
    );
  if (patch && !ground.dated)
    throw new Refused('Say until when the patch must be up: "patch by 2016-02-05" or "patch by friday".');
  return patch ? implementing(context, patch[1], ground.subject) : null;
}

const parts = /(?:^|\s+)(on topic|topic|in|about|touching)\s+/i;

async function markedFrom(context: Context, text: string, deed: string, ground: SoughtGround): Promise<Looking> {
  const [before, ...pieces] = text.split(parts);
  const marks: Marks = { topic: null, repository: null, words: before?.trim() || null, path: null };
  for (let i = 0; i < pieces.length; i += 2) {
    const [name, value] = [(pieces[i] ?? "").toLowerCase(), unquoted(pieces[i + 1] ?? "")];
    if (!value) throw new Refused(`Say what stands behind "${name}": "changes ${name} …".`);
    if (name.endsWith("topic")) marks.topic = value;
    else if (name === "in") marks.repository = repositoryFrom(context, value, ground);
    else if (name === "touching") marks.path = value.replace(/^\//, "");
    else marks.words = value;
  }
  const done = deed.toLowerCase() === "merged" ? "merged" : "up";
  return {
    ...{ kind: "marked", deed: done, from: ground.from, ...marks },
    text: `a change is ${done === "merged" ? "merged" : "up for review"}: ${marksWords(marks)}`,
  };
}

function repositoryFrom(context: Context, text: string, { elsewhere }: SoughtGround): string {
  const name = unquoted(text);
  const { repositories } = context.program;
  const ours = repositories.some((one) => one.name === name || one.name.endsWith(`/${name}`));
  return !ours && elsewhere && /^[\w.-]+\/[\w./-]+$/.test(name) ? name : knownRepository(context, name);
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'“`])(.*)(["'”`])$/s, "$2");
}

async function implementing(context: Context, named: string | undefined, subject: Subject): Promise<Looking> {
  const number = named !== undefined && /^(?:\d+|\S+~\d+|I[0-9a-f]{40}|https?:\S+)$/i.test(named);
  const change = number && named ? await theChange(context, named) : null;
  const own = change && !isSpec(context, change) ? [change.key] : [];
  const spec = change && own.length === 0 ? change.key : await specOf(context, subject);
  const blueprint = named && !change ? bareBlueprint(named) : (subject.blueprint ?? (await blueprintOf(context, spec)));
  if (own.length === 0 && spec === null && blueprint === null) {
    throw new Refused('Nothing says which patch would count: write "patch for BLUEPRINT by DATE" or name its change.');
  }
  const what = change
    ? `${own.length > 0 ? "change" : "a patch for spec"} ${change.number}`
    : `a patch for ${blueprint ?? "the spec"}`;
  return { kind: "implemented", spec, blueprint, topic: null, named: own, text: `${what} is up for review` };
}

async function specOf(context: Context, { changes }: Subject): Promise<ChangeKey | null> {
  for (const key of changes) {
    const change = await theChange(context, key).catch((failure) => {
      if (failure instanceof Refused) return null;
      throw failure;
    });
    if (change && isSpec(context, change)) return key;
  }
  return null;
}

async function blueprintOf(context: Context, spec: ChangeKey | null): Promise<string | null> {
  return spec === null ? null : (blueprintsOf(await theChange(context, spec))[0] ?? null);
}

function isSpec({ program }: Context, { forge, repository }: { forge: string; repository: string }): boolean {
  return repositoryOf(program, forge, repository)?.type === "specs";
}
