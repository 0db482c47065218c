/** What is a change, as far as freezes tell changes apart, and what says so? */
import type { Change } from "./change.ts";
import type { ChangeClass } from "./freeze-kind.ts";
import type { RepositoryType } from "./program.ts";

/** One thing that a change is, and the evidence in a sentence. */
export interface Finding {
  class: ChangeClass;
  because: string;
}

/** What a change is: one entry for each class, the weightiest first; never empty. */
export interface Classification {
  findings: Finding[];
  /** True when a core said so and no evidence was asked. */
  said: boolean;
}

/** What a change is seen by. */
export type Evidence = Pick<
  Change,
  "subject" | "topic" | "hashtags" | "trailers" | "files" | "revertOf" | "commitMessage"
>;

/** A core's word on what a change is. */
export interface Overruling {
  class: ChangeClass;
  /** Name of who said it. */
  by: string;
}

const documentation =
  /^(?:docs?|api-ref|api-guide|releasenotes)\/|\.(?:rst|md|adoc|txt)$|(?:^|\/)(?:LICENSE|AUTHORS)$/i;
const testing =
  /(?:^|\/)(?:tests?|testing|functional|tempest)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-]tests?\.[a-z]+$/;
const requirement =
  /(?:^|\/)(?:[\w-]*requirements[\w-]*\.txt|(?:lower|upper)-constraints\.txt|package(?:-lock)?\.json|go\.(?:mod|sum)|Cargo\.(?:toml|lock)|poetry\.lock)$/;
const migration = /(?:^|\/)(?:migrate_repo|migrations?|alembic)\/.*\d.*\.(?:py|sql)$/;
const translation = /(?:^|\/)locale\/.*\.pot?$/;
/** Words of a subject that speaks of texts people read. */
const wording = /\b(?:wording|typos?|(?:error|exception|help|log|validation) (?:messages?|texts?))\b/i;
const specification = /^specs\//;
const blueprint = /^(?:implements|partially-implements|partial-implements|blueprint|implements-blueprint)$/i;
const bug = /^(?:closes|partial|related|fixes)-bug$|^(?:closes|fixes)$/i;

/** Hashtags that say what a change is, next to the class of the same name. */
const tags = new Map<string, ChangeClass>(
  Object.entries({
    bugfix: "bug-fix",
    bug: "bug-fix",
    documentation: "docs",
    test: "tests",
    string: "strings",
    i18n: "strings",
    dependencies: "requirements",
  } satisfies Record<string, ChangeClass>),
);
const classes: readonly ChangeClass[] = [
  "spec",
  "feature",
  "requirements",
  "strings",
  "bug-fix",
  "translations",
  "docs",
  "tests",
  "other",
];

/**
 * Reads a change by its trailers, topic, paths and hashtags. What names a blueprint is a feature even when it names a
 * bug too; what touches nothing but docs and tests is these, whatever it is for; a change without any sign is `other`.
 * Never throws.
 */
export function classify(change: Evidence, type: RepositoryType, overruled: Overruling | null = null): Classification {
  if (overruled) {
    return { findings: [{ class: overruled.class, because: `${overruled.by} said so.` }], said: true };
  }
  const found = [...wordFindings(change), ...pathFindings(change, type), ...tagFindings(change)];
  const known = new Map<ChangeClass, Finding>();
  for (const one of found) if (!known.has(one.class)) known.set(one.class, one);
  // What a feature needs beside its code may come late: its docs and tests are not the feature.
  if (known.has("docs") || known.has("tests")) known.delete("feature");
  if (known.has("feature")) known.delete("bug-fix");
  if (known.size === 0) {
    const because =
      change.files === null
        ? "No trailer, topic or hashtag says what it is, and its files are not known."
        : "No trailer, topic, path or hashtag says what it is.";
    known.set("other", { class: "other", because });
  }
  return { findings: classes.flatMap((one) => known.get(one) ?? []), said: false };
}

function wordFindings({ trailers, topic, subject, revertOf, commitMessage }: Evidence): Finding[] {
  const plan = trailers.find(({ key }) => blueprint.test(key));
  const prose = /^(?:blueprint|bp) ([\w.-]+)\s*$/im.exec(commitMessage ?? "");
  const fix = trailers.find(({ key }) => bug.test(key));
  const planned = /^(?:bp|blueprint)\/(.+)$/.exec(topic ?? "");
  const fixed = /^bug\/(.+)$/.exec(topic ?? "");
  const found: (Finding | false)[] = [
    plan !== undefined && { class: "feature", because: `Its trailer says "${plan.key}: ${plan.value}".` },
    prose !== null && { class: "feature", because: `Its message names the blueprint ${prose[1]}.` },
    planned !== null && { class: "feature", because: `Its topic is ${topic}.` },
    fix !== undefined && { class: "bug-fix", because: `Its trailer says "${fix.key}: ${fix.value}".` },
    fixed !== null && { class: "bug-fix", because: `Its topic is ${topic}.` },
    revertOf !== null && { class: "bug-fix", because: `It reverts ${revertOf.split("~")[1]}.` },
    /(?:^|\/)requirements$/.test(topic ?? "") && { class: "requirements", because: `Its topic is ${topic}.` },
    /^Updated? from global requirements/i.test(subject) && {
      class: "requirements",
      because: `Its subject is "${subject}".`,
    },
    (wording.test(subject) || /^(?:i18n|strings?)\b/.test(topic ?? "")) && {
      class: "strings",
      because: wording.test(subject) ? `Its subject speaks of texts: "${subject}".` : `Its topic is ${topic}.`,
    },
    /^Imported Translations\b/i.test(subject) && { class: "translations", because: `Its subject is "${subject}".` },
  ];
  return found.filter((one) => one !== false);
}

function pathFindings({ files }: Evidence, type: RepositoryType): Finding[] {
  const paths = files ?? [];
  const one = (pattern: RegExp) => paths.find((path) => pattern.test(path));
  const found: Finding[] = [];
  const spec = one(specification);
  if (type === "specs" && (spec !== undefined || paths.length === 0)) {
    found.push({ class: "spec", because: spec ? `It touches ${spec}.` : "Its repository holds specs." });
    return found;
  }
  const [needed, schema, translated] = [one(requirement), one(migration), one(translation)];
  if (needed !== undefined) found.push({ class: "requirements", because: `It touches ${needed}.` });
  if (schema !== undefined) found.push({ class: "feature", because: `It changes the schema in ${schema}.` });
  if (paths.length === 0) return found;
  const isTest = (path: string) => testing.test(path);
  const isText = (path: string) => documentation.test(path) && !requirement.test(path);
  if (translated !== undefined && paths.every((path) => translation.test(path))) {
    found.push({ class: "translations", because: `It touches only translations, as ${translated}.` });
  } else if (paths.every(isTest)) found.push({ class: "tests", because: "It touches only tests." });
  else if (paths.every(isText)) found.push({ class: "docs", because: "It touches only documentation." });
  else if (paths.every((path) => isTest(path) || isText(path))) {
    const because = "It touches only documentation and tests.";
    found.push({ class: "docs", because }, { class: "tests", because });
  }
  return found;
}

function tagFindings({ hashtags }: Evidence): Finding[] {
  return hashtags.flatMap((hashtag) => {
    const name = hashtag.toLowerCase();
    const found = tags.get(name) ?? classes.find((one) => one === name && one !== "other");
    return found ? [{ class: found, because: `It has the hashtag ${hashtag}.` }] : [];
  });
}
