/** What are the numbers of a sprint, or of a part of it? */
import type { ActivityRow } from "../review/activity.ts";
import type { OpenNumber, Row } from "../review/number.ts";
import { counted, humanReview } from "../review/statistics-row.ts";
import { attendanceNumbers } from "./attendance.ts";
import { sprintReach } from "./days.ts";
import { actsIn, doubtfulIn, type Part, perhapsIn, type SprintFacts, wholeSprint } from "./facts.ts";
import { countedOnce } from "./past.ts";
import { otherDays, otherMerges } from "./readings.ts";
import {
  certainMerge,
  distinct,
  doer,
  mergedRows,
  peopleRows,
  repositoryRows,
  reviewedRows,
  revisedRows,
  revision,
  uncertainHashtag,
} from "./tally.ts";
import { topicNumbers } from "./topic.ts";
import { unseenIn } from "./unseen.ts";

/** One thing that is counted in every part of a sprint. */
interface Count {
  id: string;
  title: string;
  unit: string;
  rule: (part: Part) => string;
  /** Does an act count? */
  counts: (act: ActivityRow) => boolean;
  /** Of which change, repository or person it is: each counts once. */
  whose: (act: ActivityRow) => string | undefined;
  /** One for each, of acts that count. */
  rows: (acts: readonly ActivityRow[]) => Row[];
}

/**
 * @returns the sprint's numbers: merged, revised, reviewed, repositories, people; cores, companies and attendees, whose
 * value is null where it cannot be known; merged-uncertain when there is anything uncertain; topic-merged and
 * topic-open when the sprint names a topic or hashtag.
 */
export function sprintNumbers(facts: SprintFacts): OpenNumber[] {
  const whole = wholeSprint(facts);
  const uncertain = uncertainRows(facts, whole);
  return [
    ...comparedNumbers(facts),
    ...(uncertain.length > 0 ? [uncertainNumber(whole, uncertain, perhapsIn(facts, whole).length)] : []),
    ...attendanceNumbers(facts, whole),
    ...topicNumbers(facts, whole),
  ];
}

/** @returns those of the sprint's numbers by which sprints are compared: merged, revised, reviewed, repositories, people. */
export function comparedNumbers(facts: SprintFacts): OpenNumber[] {
  return countedOnce(facts, () => withReadings(facts, wholeSprint(facts)));
}

function withReadings(facts: SprintFacts, whole: Part): OpenNumber[] {
  return counts(facts).map((count) => {
    const number = numberOf(facts, whole, count);
    if (number.value === null) return number;
    const days = otherDays(facts, whole, number.value, (acts) => distinct(acts.filter(count.counts), count.whose));
    if (count.id !== "merged") return { ...number, readings: days };
    const readings = [...otherMerges(facts, whole, number.value), ...days];
    return { ...number, readings, uncertain: uncertainRows(facts, whole) };
  });
}

/** @returns merged, revised, reviewed, people and, unless the part is one repository, repositories; ids end in the part's. */
export function partNumbers(facts: SprintFacts, part: Part): OpenNumber[] {
  return counts(facts)
    .filter(({ id }) => id !== "repositories" || part.repository === null)
    .map((count) => numberOf(facts, part, count));
}

/** @returns merged alone, as `partNumbers` counts it. */
export function mergedNumber(facts: SprintFacts, part: Part): OpenNumber {
  return numberOf(facts, part, mergedCount(facts));
}

/** The merges that perhaps were in the sprint, and those that were whose moment is doubtful. */
function uncertainRows(facts: SprintFacts, whole: Part): Row[] {
  const reach = { ...sprintReach(facts.sprint), repository: null };
  return mergedRows([...perhapsIn(facts, whole), ...doubtfulIn(facts, reach)], facts.directory);
}

function numberOf(facts: SprintFacts, part: Part, { id, title, unit, rule, counts, rows }: Count): OpenNumber {
  const own = part.id ? `${id}.${part.id}` : id;
  const unseen = unseenIn(facts.program, part, id);
  if (unseen?.all) return counted({ id: own, title, unit, value: null, rule: unseen.sentence, rows: [] });
  const said = unseen ? `${rule(part)} ${unseen.sentence}` : rule(part);
  const number = counted({ id: own, title, unit, rule: said, rows: rows(actsIn(facts, part).filter(counts)) });
  const perhaps = id === "merged" ? mergedRows(perhapsIn(facts, part), facts.directory) : [];
  if (perhaps.length === 0) return number;
  return { ...number, most: number.rows.length + perhaps.length, uncertain: perhaps };
}

function mergedCount({ directory }: SprintFacts): Count {
  return {
    ...{ id: "merged", title: "changes merged", unit: "changes" },
    rule: ({ where, when }) => `Changes merged on any branch of ${where} ${when}, bots' changes included.`,
    counts: certainMerge,
    whose: ({ change }) => change,
    rows: (acts) => mergedRows(acts, directory),
  };
}

function counts(facts: SprintFacts): Count[] {
  const { directory } = facts;
  return [
    mergedCount(facts),
    {
      ...{ id: "revised", title: "changes revised", unit: "changes" },
      rule: ({ where, when }) =>
        `Changes of ${where} that got a patch set from anybody ${when}, mere rebases and new commit messages left out.`,
      counts: revision,
      whose: ({ change }) => change,
      rows: (acts) => revisedRows(acts, directory),
    },
    {
      ...{ id: "reviewed", title: "changes reviewed", unit: "changes" },
      rule: ({ where, when }) =>
        `Changes of ${where} that a person other than the owner voted or commented on ${when}, bots and CI left out.`,
      counts: (act) => humanReview(act, directory),
      whose: ({ change }) => change,
      rows: (acts) => reviewedRows(acts, directory),
    },
    {
      ...{ id: "repositories", title: "repositories with merged changes", unit: "repositories" },
      rule: ({ where, when }) => `Those of ${where} in which a change merged on any branch ${when}.`,
      counts: certainMerge,
      whose: ({ repository }) => repository,
      rows: repositoryRows,
    },
    {
      ...{ id: "people", title: "people active", unit: "people" },
      rule: ({ where, when }) =>
        `People who did anything to changes of ${where} ${when} (uploads, votes, comments and the like), bots and CI left out.`,
      counts: (act) => doer(act, directory) !== null,
      whose: (act) => doer(act, directory)?.id,
      rows: (acts) => peopleRows(acts, directory),
    },
  ];
}

function uncertainNumber({ where, when }: Part, rows: Row[], perhaps: number): OpenNumber {
  const between = `Changes of ${where} that may have merged ${when}: git history says only between which moments they did.`;
  const tagged = `Changes of ${where} with the hashtag ${uncertainHashtag}, the best known moment of merging at most a week off.`;
  const rules = [...(perhaps > 0 ? [between] : []), ...(perhaps < rows.length ? [tagged] : [])];
  const id = "merged-uncertain";
  return counted({ id, title: "changes that may have merged too", unit: "changes", rule: rules.join(" "), rows });
}
